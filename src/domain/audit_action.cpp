#include "domain/audit_action.hpp"

#include "domain/codes.hpp"

namespace heed::domain {

namespace {

using enum AuditAction;

constexpr Codes<AuditAction, 61> codes{{
    {concern_received, "concern.received"},
    {message_received, "message.received"},
    {concern_reopened, "concern.reopened"},
    {concern_restricted, "concern.restricted"},
    {concern_unrestricted, "concern.unrestricted"},
    {concern_in_danger, "concern.in_danger"},
    {clock_missed, "clock.missed"},
    {receipt_opened, "receipt.opened"},
    {contact_withdrawn, "contact.withdrawn"},
    {contact_allowed, "contact.allowed"},
    {receipt_ended, "receipt.ended"},
    {inbox_listed, "inbox.listed"},
    {concern_searched, "concern.searched"},
    {concern_read, "concern.read"},
    {concern_taken, "concern.taken"},
    {concern_assigned, "concern.assigned"},
    {concern_put_back, "concern.put_back"},
    {note_added, "note.added"},
    {message_sent, "message.sent"},
    {message_settled, "message.settled"},
    {concern_decided, "concern.decided"},
    {concern_closed, "concern.closed"},
    {conflict_declared, "conflict.declared"},
    {officer_told, "officer.told"},
    {history_read, "history.read"},
    {links_suggested, "links.suggested"},
    {link_confirmed, "link.confirmed"},
    {link_rejected, "link.rejected"},
    {link_left_open, "link.left_open"},
    {link_withdrawn, "link.withdrawn"},
    {mention_added, "mention.added"},
    {mention_confirmed, "mention.confirmed"},
    {mention_corrected, "mention.corrected"},
    {mention_discarded, "mention.discarded"},
    {mention_given_parts, "mention.given_parts"},
    {mention_undone, "mention.undone"},
    {alerts_listed, "alerts.listed"},
    {alert_raised, "alert.raised"},
    {alert_acknowledged, "alert.acknowledged"},
    {alert_dismissed, "alert.dismissed"},
    {alert_given, "alert.given"},
    {alert_read, "alert.read"},
    {alert_taken, "alert.taken"},
    {alert_reopened, "alert.reopened"},
    {alerts_tried, "alerts.tried"},
    {known_searched, "known.searched"},
    {entity_read, "entity.read"},
    {account_read, "account.read"},
    {account_password_changed, "account.password_changed"},
    {sign_in_done, "sign_in.done"},
    {sign_in_failed, "sign_in.failed"},
    {sign_out_done, "sign_out.done"},
    {users_opened, "users.opened"},
    {user_added, "user.added"},
    {user_disabled, "user.disabled"},
    {user_reset, "user.reset"},
    {user_rights_changed, "user.rights_changed"},
    {user_seen, "user.seen"},
    {audit_read, "audit.read"},
    {audit_verified, "audit.verified"},
    {backup_accepted, "backup.accepted"},
}};

}  // namespace

std::string_view to_string(AuditAction action) { return code_of(codes, action); }

std::optional<AuditAction> parse_audit_action(std::string_view code) { return value_of(codes, code); }

const std::vector<AuditAction>& all_audit_actions() {
  static const auto values = values_of(codes);
  return values;
}

AuditAction audit_action_of(Action action) {
  switch (action) {
    case Action::list_inbox: return inbox_listed;
    case Action::read_concern: return concern_read;
    case Action::take_concern: return concern_taken;
    case Action::add_note: return note_added;
    case Action::reply_to_reporter: return message_sent;
    case Action::settle_message: return message_settled;
    case Action::decide_concern: return concern_decided;
    case Action::close_concern: return concern_closed;
    case Action::declare_conflict: return conflict_declared;
    case Action::restrict_concern: return concern_restricted;
    case Action::lift_restriction: return concern_unrestricted;
    case Action::tell_officer: return officer_told;
    case Action::assign_concern: return concern_assigned;
    case Action::put_back_concern: return concern_put_back;
    case Action::read_history: return history_read;
    case Action::manage_users: return users_opened;
    case Action::see_new_access: return user_seen;
    case Action::read_audit: return audit_read;
    case Action::read_known: return links_suggested;
    case Action::judge_link: return link_confirmed;
    case Action::change_mention: return mention_corrected;
    case Action::search_known: return known_searched;
    case Action::read_alerts: return alerts_listed;
    case Action::try_alert_rules: return alerts_tried;
    case Action::judge_alert: return alert_acknowledged;
    case Action::read_own_account: return account_read;
  }
  return concern_read;
}

}  // namespace heed::domain
