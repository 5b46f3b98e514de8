// One default-deny gate: may(actor, action, record). What is not allowed here is refused.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"

namespace heed::domain {

enum class Role { worker, manager, administrator, auditor };
enum class Action {
  list_inbox,
  read_concern,
  take_concern,
  add_note,
  reply_to_reporter,
  settle_message,  // say that what the reporter wrote is dealt with
  decide_concern,
  close_concern,
  tell_officer,  // put on record that the designated officer was told
  declare_conflict,
  restrict_concern,  // say that it is about staff or a relative of theirs
  lift_restriction,  // say that it is not, where the team alone said so: managers who are named readers
  assign_concern,    // give it to someone else: managers
  put_back_concern,  // by whoever has it
  read_history,
  manage_users,    // administrators
  see_new_access,  // say that one has seen who was given a password: all but workers, and named readers
  read_audit,      // auditors and managers
  read_known,      // see beside a concern what is already known
  judge_link,      // say that two mentions are of the same one, are not, or that one is not sure yet; of both concerns
  change_mention,  // add, confirm, correct or discard a mention
  search_known,    // search what is known
  read_alerts,
  try_alert_rules,   // see what other numbers of a rule would have made of the past: managers
  judge_alert,       // acknowledge, dismiss or give an alert to somebody; of every concern that it cites
  read_own_account,  // everyone who is signed in
};

std::string_view to_string(Role role);
std::string_view to_string(Action action);
std::optional<Role> parse_role(std::string_view text);
const std::vector<Role>& all_roles();
const std::vector<Action>& all_actions();

struct Actor {
  UserId id;
  std::string name;  // shown to colleagues
  std::string area_id;
  std::set<Role> roles;
  bool named_reader = false;          // may read concerns about staff and their relatives
  bool must_change_password = false;  // somebody else knows it: nothing but one's own account until it is changed
};

// Who reads what is restricted. The next wider circle only where nobody of the one before is left who may (docs/adr/0012).
enum class Circle { named_readers, managers, everyone };

// What the gate needs to know of a record; empty members for actions that have no record.
struct RecordFacts {
  std::string area_id;
  bool restricted = false;       // about staff or their relatives: named readers only
  std::vector<UserId> excluded;  // conflict of interest: named in it, or tied to someone who is
  bool closed = false;
  Circle circle = Circle::named_readers;  // of a restricted one
};

// Order of refusal: another area, conflict of interest (whatever the role), restriction, role. Administrators manage
// users and read no concern; auditors read the audit and history of actions, and no concern's words.
bool may(const Actor& actor, Action action, const RecordFacts& record);
// For actions without a record (list_inbox, manage_users, see_new_access, read_audit, search_known, read_alerts,
// try_alert_rules, read_own_account). What a search or a list of alerts then shows is asked for each concern.
bool may(const Actor& actor, Action action);

}  // namespace heed::domain
