// From plain values to records as they are stored, and back: the one place where app seals and opens.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/service_parts.hpp"
#include "base/result.hpp"
#include "crypto/sealing.hpp"
#include "domain/concern.hpp"
#include "domain/decision.hpp"
#include "domain/hard_floor.hpp"
#include "domain/retention.hpp"
#include "ports/records.hpp"

namespace heed::app {

// A concern as its payload holds it: with the floors it reached on the day it was told.
struct ToldConcern {
  domain::Concern concern;
  std::set<domain::HardFloor> floors;
};

// Wrapping at the door, where nothing can be read back without the ring, or for the team.
enum class Side { door, team };

ports::RetentionFields retention(const Parts& parts, domain::RetentionClass retention_class, std::string provenance);

// Fills payload and key of a record whose id, area and revision are set.
void seal_concern(const Parts& parts, ports::ConcernRecord& record, const ToldConcern& told);
Result<ToldConcern> open_concern(const Parts& parts, const ports::ConcernRecord& record);
// Those it reached when it was told, and danger now when that was said later.
std::set<domain::HardFloor> floors_now(const ports::ConcernRecord& record, const ToldConcern& told);
// What was told at first, with all that the reporter wrote later below its worry: where people may be named. What does not open
// is left out; the audit check names it. Errors: unavailable.
Result<domain::Concern> told_so_far(const Parts& parts, const ports::ConcernRecord& record);
// The same, with whom and what the team added to its mentions, and about one of us where the record says so: a later message or the team may have made it so, and what was told at
// first stays as it was. Whoever looks for whom to keep away asks this.
Result<domain::Concern> told_as_recorded(const Parts& parts, const ports::ConcernRecord& record);
// The door's key, wrapped for the team; nothing when it is already.
Result<std::optional<Sealed<RecordKey>>> rewrapped_key(const Parts& parts, const ports::ConcernRecord& record);

// A whole message record; `side` says who writes.
ports::MessageRecord make_message(const Parts& parts, const ports::ConcernRecord& concern, MessageId id, Side side,
                                  std::string_view text);
Result<std::string> open_message(const Parts& parts, const ports::MessageRecord& record);
// By the reporter's key alone.
Result<std::string> open_message_as_reporter(const crypto::ReceiptKeys& keys, const ports::MessageRecord& record);

ports::NoteRecord make_note(const Parts& parts, const ports::ConcernRecord& concern, NoteId id, UserId author,
                            std::string_view text);
Result<std::string> open_note(const Parts& parts, const ports::NoteRecord& record);

ports::DecisionRecord make_decision_record(const Parts& parts, const ports::ConcernRecord& concern, DecisionId id,
                                           UserId author, const domain::Decision& decision);
Result<domain::Decision> open_decision(const Parts& parts, const ports::DecisionRecord& record);

// Fills payload, key and retention of a record whose other members are set; `json` is the caller's own JSON text, kept as it is.
void seal_link(const Parts& parts, ports::LinkRecord& record, std::string_view json);
void seal_mention(const Parts& parts, ports::MentionRecord& record, std::string_view json);
// … at the record's payload revision.
void seal_alert(const Parts& parts, ports::AlertRecord& record, std::string_view json);
// The JSON text. Errors: corrupt, also for what belongs to another record; not_found when the ring no longer holds the key.
Result<std::string> open_link(const Parts& parts, const ports::LinkRecord& record);
Result<std::string> open_mention(const Parts& parts, const ports::MentionRecord& record);
Result<std::string> open_alert(const Parts& parts, const ports::AlertRecord& record);
// Of an alert: the same for the same rule and the same entries in whatever order, however often each is named, so that raising
// it again is store.duplicate. An entry is what the rule counted, by ids or other words that hold nothing personal.
AlertId alert_id_of(std::string_view area_id, std::string_view rule, std::vector<std::string> entries);

// Seals under a new key at the record's payload revision, and copies what the store may know to the record.
void seal_user(const Parts& parts, KnownUser& user);
// What the sealed payload says of roles, named reading and disabling counts, not the columns beside it.
Result<KnownUser> open_user(const Parts& parts, const ports::UserRecord& record);

// Personal text for an audit line, with its wrapped key before it.
Sealed<AuditPayload> seal_detail(const Parts& parts, RecordId target, std::string_view text);
Result<std::string> open_detail(const Parts& parts, RecordId target, const Sealed<AuditPayload>& detail);

}  // namespace heed::app
