#include <algorithm>
#include <set>
#include <tuple>

#include "app/change_user.hpp"
#include "app/gate.hpp"
#include "app/users.hpp"

namespace heed::app {

namespace {

bool is_waiting(const KnownUser& user) { return !user.given_by.empty() && !user.disabled; }

// The person, whoever gave them the password, whoever gave that person theirs, and so on while nobody has seen it: all of
// them may be one.
std::set<std::string> parties_to(const Parts& parts, const KnownUser& user) {
  std::set<std::string> parties{user.record.id.to_string()};
  std::string giver = user.given_by;
  while (!giver.empty() && parties.insert(giver).second) {
    const auto id = UserId::parse(giver);
    const auto known = id ? parts.users.find(*id) : std::nullopt;
    giver = known ? known->given_by : std::string();
  }
  return parties;
}

bool is_manager(const KnownUser& user) { return user.roles.contains(domain::Role::manager); }

// Why these and in this order: docs/adr/0014-one-administrator-is-never-alone.md.
std::vector<KnownUser> who_may_say_so(const Parts& parts, const KnownUser& user) {
  const auto parties = parties_to(parts, user);
  auto others = parts.users.all();
  std::erase_if(others, [&](const KnownUser& other) {
    return other.disabled || !other.given_by.empty() || parties.contains(other.record.id.to_string()) ||
           !may(other.actor(), domain::Action::see_new_access);
  });
  if (std::any_of(others.begin(), others.end(), is_manager))
    std::erase_if(others, [](const KnownUser& other) { return !is_manager(other); });
  return others;
}

enum class Sees { nothing, and_says_so, that_nobody_can };

// What nobody may say stands for all, so that it is never silent.
Sees what_sees(const Parts& parts, const domain::Actor& actor, const KnownUser& user) {
  const auto others = who_may_say_so(parts, user);
  if (others.empty()) return Sees::that_nobody_can;
  const bool is_one =
      std::any_of(others.begin(), others.end(), [&](const KnownUser& other) { return other.record.id == actor.id; });
  return is_one ? Sees::and_says_so : Sees::nothing;
}

}  // namespace

std::vector<NewAccess> SeeNewAccess::list(const domain::Actor& actor) const {
  const auto& parts = m_service.parts();
  std::vector<NewAccess> waiting;
  if (actor.area_id != parts.rules.area_id || !may(actor, domain::Action::see_new_access)) return waiting;
  for (const auto& user : parts.users.all())
    if (const auto sees = is_waiting(user) ? what_sees(parts, actor, user) : Sees::nothing; sees != Sees::nothing)
      waiting.push_back({user.name, user.sign_in_name, parts.users.name_of(user.given_by), user.given_at, user.roles,
                         user.newly_added, sees == Sees::and_says_so});
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
  if (!user || !is_waiting(*user) || what_sees(parts, actor, *user) != Sees::and_says_so)
    return Error{ErrorKind::not_found, "user.unknown", {}};
  user->given_by.clear();
  return replace(parts, std::move(*user), domain::AuditAction::user_seen, actor.id.to_string());
}

}  // namespace heed::app
