// The one list of what an audit line can say was done. The codes are stored for good: never change one, only add.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domain/access.hpp"

namespace heed::domain {

enum class AuditAction {
  // The door's chain: what came from outside.
  concern_received,  // "concern.received"
  message_received,  // "message.received"
  concern_reopened,  // "concern.reopened": what was decided waits again, because the reporter wrote
  // "concern.restricted": for named readers from now on, because the reporter or somebody of the team said that it is about us
  concern_restricted,
  // "concern.unrestricted": the team alone had said so, and a manager who is a named reader lifted it
  concern_unrestricted,
  concern_in_danger,  // "concern.in_danger": somebody is in danger now, because the reporter said so later
  clock_missed,  // "clock.missed": when that was said, the time to decide had passed with nothing decided; another runs from here on
  receipt_opened,     // "receipt.opened"
  contact_withdrawn,  // "contact.withdrawn"
  contact_allowed,    // "contact.allowed": again, by the reporter
  receipt_ended,      // "receipt.ended"
  // The team's chain.
  inbox_listed,              // "inbox.listed"
  concern_searched,          // "concern.searched": by its reference; refused: there is none that they may read
  concern_read,              // "concern.read"
  concern_taken,             // "concern.taken"
  concern_assigned,          // "concern.assigned"
  concern_put_back,          // "concern.put_back"
  note_added,                // "note.added"
  message_sent,              // "message.sent"
  message_settled,           // "message.settled": dealt with by whoever it waited for
  concern_decided,           // "concern.decided"
  concern_closed,            // "concern.closed"
  conflict_declared,         // "conflict.declared"
  officer_told,              // "officer.told": the designated officer
  history_read,              // "history.read"
  links_suggested,           // "links.suggested": what is already known was shown beside a concern
  link_confirmed,            // "link.confirmed"
  link_rejected,             // "link.rejected"
  link_left_open,            // "link.left_open": not sure yet
  link_withdrawn,            // "link.withdrawn": what was said of two mentions holds no more
  mention_added,             // "mention.added": by hand
  mention_confirmed,         // "mention.confirmed"
  mention_corrected,         // "mention.corrected"
  mention_discarded,         // "mention.discarded"
  mention_given_parts,       // "mention.given_parts": what part somebody has in the concern
  mention_undone,            // "mention.undone": the last change of it holds no more
  alerts_listed,             // "alerts.listed"
  alert_raised,              // "alert.raised": by a rule; the door or the program did it
  alert_acknowledged,        // "alert.acknowledged"
  alert_dismissed,           // "alert.dismissed"
  alert_given,               // "alert.given": to somebody who has it now
  alert_read,                // "alert.read"
  alert_taken,               // "alert.taken"
  alert_reopened,            // "alert.reopened": neither acknowledged nor dismissed any more
  alerts_tried,              // "alerts.tried": what other numbers of a rule would have made of the past
  known_searched,            // "known.searched": what is known, by a name, a number, a place
  entity_read,               // "entity.read": the page of a child, an adult, a vehicle and so on
  account_read,              // "account.read"
  account_password_changed,  // "account.password_changed"
  sign_in_done,              // "sign_in.done"
  sign_in_failed,            // "sign_in.failed"
  sign_out_done,             // "sign_out.done"
  users_opened,              // "users.opened": the page or list of people who sign in
  user_added,                // "user.added"
  user_disabled,             // "user.disabled"
  user_reset,                // "user.reset"
  user_rights_changed,       // "user.rights_changed": other roles, or a named reader or not
  user_seen,                 // "user.seen": a manager saw that somebody was given a password
  audit_read,                // "audit.read"
  audit_verified,            // "audit.verified"
  backup_accepted,           // "backup.accepted": the operator goes on from a restored backup
};

std::string_view to_string(AuditAction action);
std::optional<AuditAction> parse_audit_action(std::string_view code);
const std::vector<AuditAction>& all_audit_actions();

// What a refusal of `action` is recorded as.
AuditAction audit_action_of(Action action);

}  // namespace heed::domain
