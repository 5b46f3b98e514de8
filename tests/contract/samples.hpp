// Invented records for the contract tests, and a linker that chains without a key.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "ports/sealed_storage.hpp"
#include "ports/unit_of_work.hpp"

namespace heed::contract {

// Not cryptographic: enough to see a line changed, lost or out of order.
class PlainLinker final : public ports::AuditLinker {
 public:
  std::array<std::uint8_t, 32> next(const std::array<std::uint8_t, 32>& previous, const Bytes& line) const override {
    std::array<std::uint8_t, 32> mac{};
    std::uint64_t value = 0xcbf29ce484222325ULL;
    const auto take = [&value](std::uint8_t byte) { value = (value ^ byte) * 0x100000001b3ULL; };
    for (const std::uint8_t byte : previous) take(byte);
    for (const std::uint8_t byte : line) take(byte);
    for (std::size_t i = 0; i < mac.size(); ++i) {
      take(static_cast<std::uint8_t>(i));
      mac[i] = static_cast<std::uint8_t>(value >> 56);
    }
    return mac;
  }
};

inline constexpr const char* area = "exampleshire";
inline constexpr Instant noon{1'764'000'000'000};

// 16 bytes that differ for each number and are spread about, as random ids are.
inline std::array<std::uint8_t, 16> spread(std::uint64_t number) {
  std::array<std::uint8_t, 16> bytes{};
  std::uint64_t value = number * 0x9e3779b97f4a7c15ULL + 1;
  for (auto& byte : bytes) {
    value ^= value >> 31;
    value *= 0xbf58476d1ce4e5b9ULL;
    byte = static_cast<std::uint8_t>(value >> 56);
  }
  return bytes;
}

template <class AnyId>
AnyId make_id(std::uint64_t number) {
  return AnyId(spread(number));
}

inline ports::RetentionFields sample_retention() {
  return {"child_safeguarding", noon + milliseconds(1), true, "test"};
}

inline ports::ConcernRecord sample_concern(std::uint64_t number) {
  ports::ConcernRecord record;
  record.id = make_id<ConcernId>(number);
  record.area_id = area;
  record.reference = "HD-" + std::to_string(number);
  record.lookup_id = spread(number + 1'000'000'000);
  record.reply_public_key = Bytes(32, 1);
  record.body_check = Bytes(32, 2);
  record.state = "received";
  record.lane = "standard";
  record.received_at = noon;
  record.decide_by = noon + std::chrono::hours(24);
  record.calendar_version = "Europe/London 2026";
  record.payload = ports::SealedStorage::from<ConcernPayload>(Bytes(64, static_cast<std::uint8_t>(number)));
  record.key = ports::SealedStorage::from<RecordKey>({3, 3, 3});
  record.retention = sample_retention();
  return record;
}

inline ports::MessageRecord sample_message(std::uint64_t number, ConcernId concern_id) {
  ports::MessageRecord record;
  record.id = make_id<MessageId>(number);
  record.concern_id = concern_id;
  record.area_id = area;
  record.from_reporter = true;
  record.sent_at = noon;
  record.payload = ports::SealedStorage::from<MessagePayload>({4, 4});
  record.key = ports::SealedStorage::from<RecordKey>({5});
  record.reply_key = ports::SealedStorage::from<ReplyKey>({6});
  record.retention = sample_retention();
  return record;
}

inline ports::NoteRecord sample_note(std::uint64_t number, ConcernId concern_id) {
  ports::NoteRecord record;
  record.id = make_id<NoteId>(number);
  record.concern_id = concern_id;
  record.area_id = area;
  record.author = make_id<UserId>(7);
  record.written_at = noon;
  record.payload = ports::SealedStorage::from<NotePayload>({7, 7});
  record.key = ports::SealedStorage::from<RecordKey>({8});
  record.retention = sample_retention();
  return record;
}

inline ports::DecisionRecord sample_decision(std::uint64_t number, ConcernId concern_id) {
  ports::DecisionRecord record;
  record.id = make_id<DecisionId>(number);
  record.concern_id = concern_id;
  record.area_id = area;
  record.author = make_id<UserId>(7);
  record.kind = "no_further_action";
  record.decided_at = noon;
  record.payload = ports::SealedStorage::from<DecisionPayload>({9, 9});
  record.key = ports::SealedStorage::from<RecordKey>({10});
  record.retention = sample_retention();
  return record;
}

inline ports::LinkRecord sample_link(std::uint64_t number, ConcernId left, ConcernId right) {
  ports::LinkRecord record;
  record.id = make_id<LinkId>(number);
  record.area_id = area;
  record.left_concern = left;
  record.right_concern = right;
  record.author = make_id<UserId>(7);
  record.said_at = noon;
  record.payload = ports::SealedStorage::from<LinkPayload>({14, 0, static_cast<std::uint8_t>(number)});
  record.key = ports::SealedStorage::from<RecordKey>({15});
  record.retention = sample_retention();
  return record;
}

inline ports::MentionRecord sample_mention(std::uint64_t number, ConcernId concern_id) {
  ports::MentionRecord record;
  record.id = make_id<MentionRecordId>(number);
  record.concern_id = concern_id;
  record.area_id = area;
  record.author = make_id<UserId>(7);
  record.written_at = noon;
  record.payload = ports::SealedStorage::from<MentionPayload>({16, 0, static_cast<std::uint8_t>(number)});
  record.key = ports::SealedStorage::from<RecordKey>({17});
  record.retention = sample_retention();
  return record;
}

inline ports::AlertRecord sample_alert(std::uint64_t number, std::vector<ConcernId> concerns) {
  ports::AlertRecord record;
  record.id = make_id<AlertId>(number);
  record.area_id = area;
  record.rule = "three_concerns";
  record.state = "raised";
  record.raised_at = noon;
  record.due_by = noon + std::chrono::hours(24);
  record.concerns = std::move(concerns);
  record.payload = ports::SealedStorage::from<AlertPayload>({18, 0, static_cast<std::uint8_t>(number)});
  record.key = ports::SealedStorage::from<RecordKey>({19});
  record.retention = sample_retention();
  return record;
}

inline ports::UserRecord sample_user(std::uint64_t number) {
  ports::UserRecord record;
  record.id = make_id<UserId>(number);
  record.area_id = area;
  record.roles = {"worker", "manager"};
  record.made_at = noon + milliseconds(number);
  record.payload = ports::SealedStorage::from<UserPayload>({11, 11});
  record.key = ports::SealedStorage::from<RecordKey>({12});
  record.retention = sample_retention();
  return record;
}

inline ports::OutboxRecord sample_notice(std::uint64_t number, ConcernId about) {
  return {make_id<RecordId>(number), area, "concern.received", to_record_id(about), noon};
}

inline ports::AuditEntry sample_line(ports::AuditChain chain, RecordId target, std::string action) {
  ports::AuditEntry entry;
  entry.chain = chain;
  entry.area_id = area;
  entry.at = noon;
  entry.actor = "program";
  entry.action = std::move(action);
  entry.outcome = "done";
  entry.target_kind = "concern";
  entry.target = target;
  entry.sealed_hash = Bytes(32, 13);
  return entry;
}

// A work of any writes, without audit.
template <class... Writes>
ports::Work work_of(Writes... writes) {
  return {{std::move(writes)...}, {}};
}

// What submitting a concern commits: the concern, a line at the door and a notice.
inline ports::Work submission(std::uint64_t number) {
  const ports::ConcernRecord record = sample_concern(number);
  return {{ports::InsertConcern{record}, ports::InsertOutbox{sample_notice(number, record.id)}},
          {sample_line(ports::AuditChain::door, to_record_id(record.id), "concern.submit")}};
}

// What is known of one new concern, in one work: the concern, a link, a mention, an alert that cites it, and a line for it.
inline ports::Work known_submission(std::uint64_t number) {
  ports::Work work = submission(number);
  const ConcernId id = sample_concern(number).id;
  work.writes.emplace_back(ports::InsertLink{sample_link(number, id, id)});
  work.writes.emplace_back(ports::InsertMention{sample_mention(number, id)});
  work.writes.emplace_back(ports::InsertAlert{sample_alert(number, {id})});
  return work;
}

}  // namespace heed::contract
