#include <algorithm>
#include <tuple>

#include "app/change_user.hpp"
#include "app/gate.hpp"
#include "app/users.hpp"

namespace heed::app {

namespace {

bool is_waiting(const KnownUser& user) { return !user.given_by.empty() && !user.disabled; }

bool has_other_manager(const Parts& parts, const KnownUser& user) {
  const auto users = parts.users.all();
  return std::any_of(users.begin(), users.end(), [&](const KnownUser& other) {
    return !other.disabled && other.roles.contains(domain::Role::manager) && other.record.id != user.record.id &&
           other.record.id.to_string() != user.given_by;
  });
}

bool may_say_so(const Parts& parts, const domain::Actor& actor, const KnownUser& user) {
  const bool is_party = actor.id == user.record.id || actor.id.to_string() == user.given_by;
  return !is_party || !has_other_manager(parts, user);
}

}  // namespace

std::vector<NewAccess> SeeNewAccess::list(const domain::Actor& actor) const {
  const auto& parts = m_service.parts();
  std::vector<NewAccess> waiting;
  if (actor.area_id != parts.rules.area_id || !may(actor, domain::Action::see_new_access)) return waiting;
  for (const auto& user : parts.users.all())
    if (is_waiting(user) && may_say_so(parts, actor, user))
      waiting.push_back(
          {user.name, user.sign_in_name, parts.users.name_of(user.given_by), user.given_at, user.newly_added});
  std::sort(waiting.begin(), waiting.end(), [](const NewAccess& left, const NewAccess& right) {
    return std::tie(left.at, left.sign_in_name) < std::tie(right.at, right.sign_in_name);
  });
  return waiting;
}

Result<void> SeeNewAccess::seen(const domain::Actor& actor, std::string_view sign_in_name) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::see_new_access));
  const std::lock_guard lock(parts.users.changes());
  auto user = parts.users.find_by_sign_in_name(sign_in_name);
  if (!user || !is_waiting(*user) || !may_say_so(parts, actor, *user))
    return Error{ErrorKind::not_found, "user.unknown", {}};
  user->given_by.clear();
  return replace(parts, std::move(*user), domain::AuditAction::user_seen, actor.id.to_string());
}

}  // namespace heed::app
