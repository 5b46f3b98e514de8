// One commit: records, audit lines and outbox notices together, or none of them.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "ports/records.hpp"

namespace heed::ports {

struct InsertConcern {
  ConcernRecord record;
};

// Changes what is set; fails with conflict (code store.revision) unless the stored revision is the one the writer saw.
// Raises the revision by one.
struct ChangeConcern {
  ConcernId id;
  std::uint32_t seen_revision = 0;
  std::optional<std::string> state = {};
  std::optional<UserId> owner = {};
  bool clear_owner = false;  // nobody has it any more
  std::optional<Instant> read_at = {}, decided_at = {}, closed_at = {}, designated_officer_told_at = {};
  bool reopen = false;  // neither decided nor closed any more; what was decided stays among the decisions
  std::optional<Instant> message_waits_since = {};
  bool settle_message = false;  // none waits any more
  std::optional<Instant> decide_by = {};
  std::optional<std::string> calendar_version = {};  // of that deadline
  std::optional<bool> contact_allowed = {}, receipt_ended = {}, restricted = {};
  bool raise_to_danger = false;  // urgent, of this day and in danger now; no write lowers it
};

// Replaces the wrapped key alone (door form → team form). Leaves the revision as it is: the words are the same.
struct RewrapConcern {
  ConcernId id;
  Sealed<RecordKey> key;
};

struct ExcludeUser {
  ConcernId concern_id;
  UserId user_id;
};

// Ends what ExcludeUser did, while the concern is restricted: when that is lifted. Fails with not_found (store.missing) for
// whom the concern does not exclude, and with invalid (store.row) when it is not restricted.
struct ReadmitUser {
  ConcernId concern_id;
  UserId user_id;
};

// With `after`, only while the concern has just so many messages, so that none came that its writer has not seen; otherwise
// conflict (code store.messages).
struct InsertMessage {
  MessageRecord record;
  std::optional<std::size_t> after = {};
};
struct InsertNote {
  NoteRecord record;
};
struct InsertDecision {
  DecisionRecord record;
};
struct InsertUser {
  UserRecord record;
};
struct ReplaceUser {
  UserRecord record;  // record.revision is the revision seen; stored as one more
};
struct InsertOutbox {
  OutboxRecord record;
};

// These three fail with not_found (store.missing) when a concern that they name is not there, and with conflict
// (store.duplicate) for an id that exists. Each has in its work an audit line of the deed (link.confirmed, mention.added,
// alert.raised …) with the hash of its sealed payload, its time, the author as actor, and as target the link, the mention's
// concern or the alert; without one, verification does not account for the row. A concern of either side of a link, or one that
// an alert cites, may be the target too: then that concern's history shows the line, also to whoever may not know of the others.
struct InsertLink {
  LinkRecord record;
};
struct InsertMention {
  MentionRecord record;
};
struct InsertAlert {
  AlertRecord record;
};

// Changes what is set, as ChangeConcern does. Why it was acknowledged or dismissed is the sealed detail of its audit line.
struct ChangeAlert {
  AlertId id;
  std::uint32_t seen_revision = 0;
  std::optional<std::string> state = {};
  std::optional<UserId> owner = {};
};

// What was looked at stays so: a mark that lies behind the one that is stored changes nothing of it.
struct SetAlertMark {
  std::string area_id;
  AlertMark mark;
};

using Write = std::variant<InsertConcern, ChangeConcern, RewrapConcern, ExcludeUser, ReadmitUser, InsertMessage,
                           InsertNote, InsertDecision, InsertUser, ReplaceUser, InsertOutbox, InsertLink, InsertMention,
                           InsertAlert, ChangeAlert, SetAlertMark>;

// The first audit line takes with it what the writes do to plain columns (AuditEntry::changes): a write to a concern without
// any line is one that verification will not know of.
struct Work {
  std::vector<Write> writes;
  std::vector<AuditEntry> audit;
  // Of the reporter's side: belongs to a concern that reaches a hard floor, from this work on at least, and did not come in
  // quarantine. When there is little room, it goes before what can wait.
  bool urgent = false;
};

// Gives each audit line its MAC as it is written. Implemented by app with the audit key; called by the one writer.
class AuditLinker {
 public:
  virtual ~AuditLinker() = default;
  virtual std::array<std::uint8_t, 32> next(const std::array<std::uint8_t, 32>& previous, const Bytes& line) const = 0;
};

class UnitOfWork {
 public:
  virtual ~UnitOfWork() = default;
  // Blocks until the work is on disk (fsync) or has failed. Many callers share one commit; each has a savepoint of its own,
  // so that one's conflict undoes nothing of another's.
  // Errors: conflict (store.revision; store.messages; store.duplicate for a lookup id, sign-in or id that exists), not_found (store.missing),
  // corrupt (store.not_written: a row that had to be inserted or changed was not, and nothing of this work was),
  // unavailable (store.full: the bounded queue; store.disk: reserved space reached; store.quarantine: that lane has its share of the disk) – nothing was written;
  // unknown (store.commit): the commit itself failed and may or may not have happened.
  virtual Result<void> commit(Work work) = 0;
};

}  // namespace heed::ports
