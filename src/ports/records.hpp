// Records as they are stored. What is personal is Sealed, so that a store cannot read it; all else is not personal.
// Codes (state, lane, kind) are the domain's words as text.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/sealed.hpp"

namespace heed::ports {

using LookupId = std::array<std::uint8_t, 16>;

struct RetentionFields {
  std::string retention_class;
  Instant review_at;
  bool legal_hold = true;
  std::string provenance;

  bool operator==(const RetentionFields&) const = default;
};

struct ConcernRecord {
  ConcernId id;
  std::string area_id;
  std::string reference;
  LookupId lookup_id{};    // unique: the receipt's, and the idempotency key
  Bytes reply_public_key;  // 32 bytes
  Bytes body_check;        // 32 bytes
  std::string state, lane;
  bool urgent = false;      // reaches a hard floor
  bool danger_now = false;  // … and one that cannot wait an hour
  bool same_day = false;    // … and one that cannot wait for the next working day
  bool restricted = false;  // named readers only
  bool contact_allowed = false;
  bool receipt_ended = false;
  std::optional<UserId> owner;
  Instant received_at, decide_by;
  std::optional<Instant> designated_officer_by, designated_officer_told_at, read_at, decided_at, closed_at;
  std::optional<Instant> message_waits_since;  // the first of what the reporter wrote and nobody has dealt with
  std::optional<RecordId> flood;               // came in great number from one connection: a random id of that flood
  std::string calendar_version;                // the deadline's zone and calendar edition
  std::uint32_t revision = 1;
  std::uint32_t payload_revision = 1;  // part of the payload's associated data
  Sealed<ConcernPayload> payload;
  Sealed<RecordKey> key;
  RetentionFields retention;
  std::vector<UserId> excluded;  // in order of id when read

  bool operator==(const ConcernRecord&) const = default;
};

struct MessageRecord {
  MessageId id;
  ConcernId concern_id;
  std::string area_id;
  bool from_reporter = false;
  std::optional<UserId> author;
  Instant sent_at;
  Sealed<MessagePayload> payload;
  Sealed<RecordKey> key;       // for the team
  Sealed<ReplyKey> reply_key;  // for the reporter
  RetentionFields retention;
  bool operator==(const MessageRecord&) const = default;
};

struct NoteRecord {
  NoteId id;
  ConcernId concern_id;
  std::string area_id;
  UserId author;
  Instant written_at;
  Sealed<NotePayload> payload;
  Sealed<RecordKey> key;
  RetentionFields retention;
  bool operator==(const NoteRecord&) const = default;
};

struct DecisionRecord {
  DecisionId id;
  ConcernId concern_id;
  std::string area_id;
  UserId author;
  std::string kind;
  Instant decided_at;
  Sealed<DecisionPayload> payload;
  Sealed<RecordKey> key;
  RetentionFields retention;
  bool operator==(const DecisionRecord&) const = default;
};

// What somebody said of two mentions: of one concern or of two. Written once: whoever thinks better of it says so in another.
struct LinkRecord {
  LinkId id;
  std::string area_id;
  ConcernId left_concern, right_concern;
  UserId author;
  Instant said_at;
  Sealed<LinkPayload> payload;  // of which mentions, what, why
  Sealed<RecordKey> key;
  RetentionFields retention;
  bool operator==(const LinkRecord&) const = default;
};

// What somebody changed of the mentions of one concern: added by hand, confirmed, corrected, discarded. Written once.
struct MentionRecord {
  MentionRecordId id;
  ConcernId concern_id;
  std::string area_id;
  UserId author;
  Instant written_at;
  Sealed<MentionPayload> payload;
  Sealed<RecordKey> key;
  RetentionFields retention;
  bool operator==(const MentionRecord&) const = default;
};

// An accumulation that a rule noticed. Its id is made of the rule and what it cites, so that it is raised once.
struct AlertRecord {
  AlertId id;
  std::string area_id;
  std::string rule;   // its code
  std::string state;  // "raised", "acknowledged", "dismissed"
  std::optional<UserId> owner;
  Instant raised_at, due_by;
  std::vector<ConcernId> concerns;  // that it cites; each once and in order of id when read
  std::uint32_t revision = 1;
  std::uint32_t payload_revision = 1;  // part of the payload's associated data
  Sealed<AlertPayload> payload;
  Sealed<RecordKey> key;
  RetentionFields retention;
  bool operator==(const AlertRecord&) const = default;
};

// Up to which line of each audit chain the rules of alerts have looked at what happened.
struct AlertMark {
  std::uint64_t door = 0, team = 0;
  bool operator==(const AlertMark&) const = default;
};

struct UserRecord {
  UserId id;
  std::string area_id;
  std::vector<std::string> roles;
  bool named_reader = false;
  bool disabled = false;
  Instant made_at;
  std::uint32_t revision = 1;
  std::uint32_t payload_revision = 1;
  Sealed<UserPayload> payload;  // sign-in name, shown name, password hash
  Sealed<RecordKey> key;
  RetentionFields retention;
  bool operator==(const UserRecord&) const = default;
};

// A notice that waits to be sent; says nothing personal.
struct OutboxRecord {
  RecordId id;
  std::string area_id;
  std::string kind;  // "concern.received", "concern.urgent", "message.received", "clock.designated-officer"
  RecordId about;
  Instant made_at;

  bool operator==(const OutboxRecord&) const = default;
};

// The door has a chain of its own.
enum class AuditChain : int { door = 1, team = 2 };

struct AuditEntry {
  AuditChain chain = AuditChain::team;
  std::string area_id;
  Instant at;
  std::string actor;        // user id, "reporter", "door", "operator" or "program"
  std::string action;       // the domain's word, such as "concern.read"
  std::string outcome;      // "done" or "refused"
  std::string target_kind;  // "concern", "user" ... or ""
  RecordId target;
  Bytes sealed_hash;            // of the sealed bytes that were written or read; empty when none
  Sealed<AuditPayload> detail;  // personal text, if any
  std::string changes;  // of plain columns, in a work's first line: ports/plain_columns.hpp. The store fills it in

  bool operator==(const AuditEntry&) const = default;
};

struct AuditLine {
  std::uint64_t sequence = 0;  // 1, 2, 3 ... in its chain
  AuditEntry entry;
  std::array<std::uint8_t, 32> mac{};

  bool operator==(const AuditLine&) const = default;
};

// The bytes a MAC is taken over: every member with its length before it, in a fixed order, and the sequence number. A line
// without changes has the form of the first version, so that lines of an earlier Heed verify.
Bytes canonical_bytes(std::uint64_t sequence, const AuditEntry& entry);

}  // namespace heed::ports
