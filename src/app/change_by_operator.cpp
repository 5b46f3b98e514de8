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

Result<Holding> held_by(const Parts& parts, std::string_view sign_in_name) {
  const auto user = parts.users.find_by_sign_in_name(sign_in_name);
  if (!user || user->disabled) return Holding{};
  return holding_of(parts, *user);
}

// By how much the first is greater, if it is.
std::size_t more_by(std::size_t number, std::size_t other) { return number > other ? number - other : 0; }

// What was done stays done: what could not be counted says nothing.
template <class Deed>
Result<ChangeByOperator::Done> with_what_is_left(const Parts& parts, std::string_view sign_in_name, const Deed& deed) {
  const auto staff_before = staff_readers(parts);
  const auto held_before = held_by(parts, sign_in_name);
  ChangeByOperator::Done done{TRY(deed()), {}};
  const auto staff_after = staff_readers(parts);
  const auto held_after = held_by(parts, sign_in_name);
  if (held_before.ok() && held_after.ok()) {
    auto& left = done.left.holding;
    left.concerns = more_by(held_before->concerns, held_after->concerns);
    left.cannot_wait = more_by(held_before->cannot_wait, held_after->cannot_wait);
    left.only_reader = held_before->only_reader && !held_after->only_reader;
    left.last_named_reader = held_before->last_named_reader && !held_after->last_named_reader;
    left.only_manager = held_before->only_manager && !held_after->only_manager;
    left.only_administrator = held_before->only_administrator && !held_after->only_administrator;
  }
  if (staff_before.ok() && staff_after.ok()) {
    done.left.staff.the_last_named_reader = staff_before->any && !staff_after->any;
    done.left.staff.concerns = more_by(staff_after->concerns_without, staff_before->concerns_without);
  }
  return done;
}

}  // namespace

Result<bool> SomebodyReads::operator()() const {
  TRY(load_users(m_service.parts()));
  return !everyone_who_works(m_service.parts()).empty();
}

Result<ChangeByOperator::Done> ChangeByOperator::disable(std::string_view sign_in_name) const {
  TRY(load_users(m_service.parts()));
  return with_what_is_left(m_service.parts(), sign_in_name,
                           [&] { return ManageUsers(m_service).disable(sign_in_name, "operator"); });
}

Result<ChangeByOperator::Done> ChangeByOperator::change_rights(std::string_view sign_in_name,
                                                               const Rights& rights) const {
  TRY(load_users(m_service.parts()));
  return with_what_is_left(m_service.parts(), sign_in_name,
                           [&] { return ManageUsers(m_service).change_rights(sign_in_name, rights, "operator"); });
}

}  // namespace heed::app
