#include "domain/access.hpp"

#include <algorithm>

#include "domain/codes.hpp"

namespace heed::domain {

namespace {

constexpr Codes<Role, 4> roles{{
    {Role::worker, "worker"},
    {Role::manager, "manager"},
    {Role::administrator, "administrator"},
    {Role::auditor, "auditor"},
}};

constexpr Codes<Action, 26> actions{{
    {Action::list_inbox, "list_inbox"},
    {Action::read_concern, "read_concern"},
    {Action::take_concern, "take_concern"},
    {Action::add_note, "add_note"},
    {Action::reply_to_reporter, "reply_to_reporter"},
    {Action::settle_message, "settle_message"},
    {Action::decide_concern, "decide_concern"},
    {Action::close_concern, "close_concern"},
    {Action::tell_officer, "tell_officer"},
    {Action::declare_conflict, "declare_conflict"},
    {Action::restrict_concern, "restrict_concern"},
    {Action::lift_restriction, "lift_restriction"},
    {Action::assign_concern, "assign_concern"},
    {Action::put_back_concern, "put_back_concern"},
    {Action::read_history, "read_history"},
    {Action::manage_users, "manage_users"},
    {Action::see_new_access, "see_new_access"},
    {Action::read_audit, "read_audit"},
    {Action::read_known, "read_known"},
    {Action::judge_link, "judge_link"},
    {Action::change_mention, "change_mention"},
    {Action::search_known, "search_known"},
    {Action::read_alerts, "read_alerts"},
    {Action::try_alert_rules, "try_alert_rules"},
    {Action::judge_alert, "judge_alert"},
    {Action::read_own_account, "read_own_account"},
}};

bool role_allows(Role role, Action action) {
  const bool works = role == Role::worker || role == Role::manager;
  switch (action) {
    case Action::list_inbox:
    case Action::read_concern:
    case Action::take_concern:
    case Action::add_note:
    case Action::reply_to_reporter:
    case Action::settle_message:
    case Action::decide_concern:
    case Action::close_concern:
    case Action::tell_officer:
    case Action::put_back_concern:
    case Action::declare_conflict:
    case Action::read_known:
    case Action::judge_link:
    case Action::change_mention:
    case Action::search_known:
    case Action::read_alerts:
    case Action::judge_alert:
    case Action::restrict_concern: return works;
    case Action::lift_restriction:
    case Action::try_alert_rules:
    case Action::assign_concern: return role == Role::manager;
    case Action::see_new_access: return role != Role::worker;
    case Action::read_history: return works || role == Role::auditor;
    case Action::manage_users: return role == Role::administrator;
    case Action::read_audit: return role == Role::auditor || role == Role::manager;
    case Action::read_own_account: return true;
  }
  return false;
}

bool has_no_record(Action action) {
  return action == Action::list_inbox || action == Action::manage_users || action == Action::see_new_access ||
         action == Action::read_audit || action == Action::search_known || action == Action::read_alerts ||
         action == Action::try_alert_rules || action == Action::read_own_account;
}

// What is closed is taken up again before it is decided anew, so that the reopening is on record.
bool closed_allows(Action action) {
  return action != Action::assign_concern && action != Action::put_back_concern && action != Action::decide_concern &&
         action != Action::close_concern && action != Action::lift_restriction;
}

// An auditor who is no named reader is in no circle: the wider ones are of those who work on concerns.
bool is_in(Circle circle, const Actor& actor) {
  const bool manages = actor.roles.contains(Role::manager);
  switch (circle) {
    case Circle::named_readers: return actor.named_reader;
    case Circle::managers: return actor.named_reader || manages;
    case Circle::everyone: return actor.named_reader || manages || actor.roles.contains(Role::worker);
  }
  return false;
}

bool any_role_allows(const Actor& actor, Action action) {
  if (actor.must_change_password && action != Action::read_own_account) return false;
  if (action == Action::see_new_access && actor.named_reader && !actor.roles.empty()) return true;
  return std::any_of(actor.roles.begin(), actor.roles.end(), [&](Role role) { return role_allows(role, action); });
}

}  // namespace

std::string_view to_string(Role role) { return code_of(roles, role); }
std::string_view to_string(Action action) { return code_of(actions, action); }
std::optional<Role> parse_role(std::string_view text) { return value_of(roles, text); }

const std::vector<Role>& all_roles() {
  static const auto values = values_of(roles);
  return values;
}

const std::vector<Action>& all_actions() {
  static const auto values = values_of(actions);
  return values;
}

bool may(const Actor& actor, Action action, const RecordFacts& record) {
  if (record.area_id != actor.area_id) return false;
  if (std::find(record.excluded.begin(), record.excluded.end(), actor.id) != record.excluded.end()) return false;
  if (record.restricted && !is_in(record.circle, actor)) return false;
  if (record.closed && !closed_allows(action)) return false;
  return any_role_allows(actor, action);
}

bool may(const Actor& actor, Action action) { return has_no_record(action) && any_role_allows(actor, action); }

}  // namespace heed::domain
