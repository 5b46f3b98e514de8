#include "app/holding.hpp"
#include "app/readers.hpp"
#include "app/users.hpp"

namespace heed::app {

namespace {

struct StaffReaders {
  bool any = false;
  std::size_t concerns_without = 0;
};

Result<StaffReaders> staff_readers(const Parts& parts) {
  const auto named = named_readers(parts);
  StaffReaders found{!named.empty(), 0};
  for (const auto& reference : TRY(parts.store.concerns.without_reader(parts.rules.area_id, named)))
    if (TRY(parts.store.concerns.find_by_reference(reference)).restricted) ++found.concerns_without;
  return found;
}

}  // namespace

Result<DisableByOperator::Done> DisableByOperator::operator()(std::string_view sign_in_name) const {
  auto& parts = m_service.parts();
  TRY(load_users(parts));
  const auto before = staff_readers(parts);
  const auto user = parts.users.find_by_sign_in_name(sign_in_name);
  const auto held = user && !user->disabled ? holding_of(parts, *user) : Result<Holding>(Holding{});
  Done done{TRY(ManageUsers(m_service).disable(sign_in_name, "operator")), {}};
  if (held.ok()) done.left.holding = *held;
  // Disabled is disabled: what could not be counted says nothing.
  const auto after = staff_readers(parts);
  if (!before.ok() || !after.ok()) return done;
  done.left.staff.the_last_named_reader = before->any && !after->any;
  if (after->concerns_without > before->concerns_without)
    done.left.staff.concerns = after->concerns_without - before->concerns_without;
  return done;
}

}  // namespace heed::app
