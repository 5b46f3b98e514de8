#include "app/sealed_records.hpp"

#include <algorithm>

#include "app/mention_change.hpp"
#include "app/opens.hpp"
#include "app/payload_json.hpp"
#include "ports/sealed_storage.hpp"

namespace heed::app {

namespace {

constexpr std::uint32_t only_revision = 1;  // messages, notes, decisions, links and mentions are never rewritten

crypto::Place place_of(std::string_view kind, const std::string& area_id, RecordId id, std::uint32_t revision) {
  return {area_id, kind, id, "payload", revision};
}

crypto::Place place_of(const ports::ConcernRecord& record) {
  return place_of("concern", record.area_id, to_record_id(record.id), record.payload_revision);
}
crypto::Place place_of(const ports::MessageRecord& record) {
  return place_of("message", record.area_id, to_record_id(record.id), only_revision);
}
crypto::Place place_of(const ports::NoteRecord& record) {
  return place_of("note", record.area_id, to_record_id(record.id), only_revision);
}
crypto::Place place_of(const ports::DecisionRecord& record) {
  return place_of("decision", record.area_id, to_record_id(record.id), only_revision);
}
crypto::Place place_of(const ports::UserRecord& record) {
  return place_of("user", record.area_id, to_record_id(record.id), record.payload_revision);
}

crypto::Place place_of(const ports::LinkRecord& record) {
  return place_of("link", record.area_id, to_record_id(record.id), only_revision);
}
crypto::Place place_of(const ports::MentionRecord& record) {
  return place_of("mention", record.area_id, to_record_id(record.id), only_revision);
}
crypto::Place place_of(const ports::AlertRecord& record) {
  return place_of("alert", record.area_id, to_record_id(record.id), record.payload_revision);
}

template <class Payload>
Secret seal_into(const Parts& parts, Side side, const crypto::Place& place, std::string_view plain,
                 Sealed<Payload>& payload, Sealed<RecordKey>& wrapped) {
  auto key = crypto::make_record_key(parts.random);
  payload = crypto::seal<Payload>(key, place, plain, parts.random);
  wrapped = side == Side::door ? crypto::wrap_at_door(parts.key_ring.current_door_key(), key, place)
                               : crypto::wrap_for_team(parts.key_ring, key, place, parts.random);
  return key;
}

template <class Record>
Result<Secret> open_record(const crypto::KeyRing& ring, const Record& record) {
  const auto place = place_of(record);
  const auto key = TRY(crypto::unwrap(ring, record.key, place));
  return crypto::open(key, place, record.payload);
}
template <class Record>
Result<Secret> open_record(const Parts& parts, const Record& record) {
  return open_record(parts.key_ring, record);
}

ports::RetentionFields team_retention(const Parts& parts) {
  return retention(parts, domain::RetentionClass::child_safeguarding, "team");
}

}  // namespace

ports::RetentionFields retention(const Parts& parts, domain::RetentionClass retention_class, std::string provenance) {
  auto made = domain::make_retention(retention_class, parts.clock.now(), std::move(provenance));
  return {std::string(to_string(made.retention_class)), made.review_at, made.legal_hold, std::move(made.provenance)};
}

void seal_concern(const Parts& parts, ports::ConcernRecord& record, const ToldConcern& told) {
  seal_into(parts, Side::door, place_of(record), concern_to_json(told), record.payload, record.key);
}

Result<ToldConcern> open_concern(const Parts& parts, const ports::ConcernRecord& record) {
  const auto plain = TRY(open_record(parts, record));
  return concern_from_json(plain.reveal_text());
}

bool opens(const crypto::KeyRing& ring, const ports::ConcernRecord& record) { return open_record(ring, record).ok(); }
bool opens(const crypto::KeyRing& ring, const ports::MessageRecord& record) { return open_record(ring, record).ok(); }
bool opens(const crypto::KeyRing& ring, const ports::NoteRecord& record) { return open_record(ring, record).ok(); }
bool opens(const crypto::KeyRing& ring, const ports::UserRecord& record) { return open_record(ring, record).ok(); }
bool opens(const crypto::KeyRing& ring, const ports::LinkRecord& record) { return open_record(ring, record).ok(); }
bool opens(const crypto::KeyRing& ring, const ports::MentionRecord& record) { return open_record(ring, record).ok(); }
bool opens(const crypto::KeyRing& ring, const ports::AlertRecord& record) { return open_record(ring, record).ok(); }
bool opens(const crypto::KeyRing& ring, const ports::DecisionRecord& record) {
  const auto plain = open_record(ring, record);
  if (!plain.ok()) return false;
  const auto decision = decision_from_json(plain->reveal_text());
  return decision.ok() && to_string(decision->kind) == record.kind;
}

Result<std::optional<Sealed<RecordKey>>> rewrapped_key(const Parts& parts, const ports::ConcernRecord& record) {
  if (!crypto::is_wrapped_at_door(record.key)) return std::optional<Sealed<RecordKey>>();
  const auto place = place_of(record);
  const auto key = TRY(crypto::unwrap(parts.key_ring, record.key, place));
  return std::optional(crypto::wrap_for_team(parts.key_ring, key, place, parts.random));
}

ports::MessageRecord make_message(const Parts& parts, const ports::ConcernRecord& concern, MessageId id, Side side,
                                  std::string_view text) {
  ports::MessageRecord record;
  record.id = id;
  record.concern_id = concern.id;
  record.area_id = concern.area_id;
  record.from_reporter = side == Side::door;
  record.sent_at = parts.clock.now();
  const auto key = seal_into(parts, side, place_of(record), text_to_json(text), record.payload, record.key);
  record.reply_key = crypto::wrap_for_reporter(concern.reply_public_key, key, place_of(record));
  record.retention =
      retention(parts, domain::RetentionClass::child_safeguarding, side == Side::door ? "receipt" : "team");
  return record;
}

Result<std::string> open_message(const Parts& parts, const ports::MessageRecord& record) {
  const auto plain = TRY(open_record(parts, record));
  return text_from_json(plain.reveal_text());
}

std::set<domain::HardFloor> floors_now(const ports::ConcernRecord& record, const ToldConcern& told) {
  auto floors = told.floors;
  if (record.danger_now && !is_danger_now(floors)) floors.insert(domain::HardFloor::immediate_danger);
  return floors;
}

Result<domain::Concern> told_so_far(const Parts& parts, const ports::ConcernRecord& record) {
  const auto told = open_concern(parts, record);
  auto concern = told.ok() ? told->concern : domain::Concern();
  for (const auto& message : TRY(parts.store.concerns.messages(record.id))) {
    if (!message.from_reporter) continue;
    const auto text = open_message(parts, message);
    if (text.ok()) concern.worry += "\n" + *text;
  }
  return concern;
}

Result<domain::Concern> told_as_recorded(const Parts& parts, const ports::ConcernRecord& record) {
  auto concern = TRY(told_so_far(parts, record));
  for (const auto& one : TRY(mention_changes_of(parts, record.id))) concern.worry += "\n" + words_of(one);
  if (record.restricted) concern.adults.emplace_back().works_for_us = domain::YesNo::yes;
  return concern;
}

Result<std::string> open_message_as_reporter(const crypto::ReceiptKeys& keys, const ports::MessageRecord& record) {
  const auto place = place_of(record);
  const auto key =
      TRY(crypto::unwrap_for_reporter(keys.reply_public_key, keys.reply_secret_key, record.reply_key, place));
  const auto plain = TRY(crypto::open(key, place, record.payload));
  return text_from_json(plain.reveal_text());
}

ports::NoteRecord make_note(const Parts& parts, const ports::ConcernRecord& concern, NoteId id, UserId author,
                            std::string_view text) {
  ports::NoteRecord record;
  record.id = id;
  record.concern_id = concern.id;
  record.area_id = concern.area_id;
  record.author = author;
  record.written_at = parts.clock.now();
  seal_into(parts, Side::team, place_of(record), text_to_json(text), record.payload, record.key);
  record.retention = team_retention(parts);
  return record;
}

Result<std::string> open_note(const Parts& parts, const ports::NoteRecord& record) {
  const auto plain = TRY(open_record(parts, record));
  return text_from_json(plain.reveal_text());
}

ports::DecisionRecord make_decision_record(const Parts& parts, const ports::ConcernRecord& concern, DecisionId id,
                                           UserId author, const domain::Decision& decision) {
  ports::DecisionRecord record;
  record.id = id;
  record.concern_id = concern.id;
  record.area_id = concern.area_id;
  record.author = author;
  record.kind = to_string(decision.kind);
  record.decided_at = parts.clock.now();
  seal_into(parts, Side::team, place_of(record), decision_to_json(decision), record.payload, record.key);
  record.retention = team_retention(parts);
  return record;
}

Result<domain::Decision> open_decision(const Parts& parts, const ports::DecisionRecord& record) {
  const auto plain = TRY(open_record(parts, record));
  return decision_from_json(plain.reveal_text());
}

void seal_link(const Parts& parts, ports::LinkRecord& record, std::string_view json) {
  seal_into(parts, Side::team, place_of(record), json, record.payload, record.key);
  record.retention = team_retention(parts);
}

void seal_mention(const Parts& parts, ports::MentionRecord& record, std::string_view json) {
  seal_into(parts, Side::team, place_of(record), json, record.payload, record.key);
  record.retention = team_retention(parts);
}

void seal_alert(const Parts& parts, ports::AlertRecord& record, std::string_view json) {
  seal_into(parts, Side::team, place_of(record), json, record.payload, record.key);
  record.retention = retention(parts, domain::RetentionClass::child_safeguarding, "program");
}

Result<std::string> open_link(const Parts& parts, const ports::LinkRecord& record) {
  return std::string(TRY(open_record(parts, record)).reveal_text());
}

Result<std::string> open_mention(const Parts& parts, const ports::MentionRecord& record) {
  return std::string(TRY(open_record(parts, record)).reveal_text());
}

Result<std::string> open_alert(const Parts& parts, const ports::AlertRecord& record) {
  return std::string(TRY(open_record(parts, record)).reveal_text());
}

AlertId alert_id_of(std::string_view area_id, std::string_view rule, std::vector<std::string> entries) {
  std::sort(entries.begin(), entries.end());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  std::string text = "heed.alert.1\n";
  // Each with its length before it, so that no two lists give the same text.
  const auto add = [&text](std::string_view part) {
    text.append(std::to_string(part.size())).append(":").append(part);
  };
  add(area_id);
  add(rule);
  for (const auto& entry : entries) add(entry);
  const auto hash = crypto::hash(Bytes(text.begin(), text.end()));
  return *AlertId::from_bytes(hash.data(), sizeof(AlertId));
}

void seal_user(const Parts& parts, KnownUser& user) {
  auto& record = user.record;
  record.roles.clear();
  for (const auto role : user.roles) record.roles.emplace_back(to_string(role));
  record.named_reader = user.named_reader;
  record.disabled = user.disabled;
  seal_into(parts, Side::team, place_of(record), user_to_json(user), record.payload, record.key);
}

Result<KnownUser> open_user(const Parts& parts, const ports::UserRecord& record) {
  const auto plain = TRY(open_record(parts, record));
  auto user = TRY(user_from_json(plain.reveal_text()));
  user.record = record;
  return user;
}

Sealed<AuditPayload> seal_detail(const Parts& parts, RecordId target, std::string_view text) {
  const auto place = place_of("audit", parts.rules.area_id, target, only_revision);
  Sealed<AuditPayload> payload;
  Sealed<RecordKey> wrapped;
  seal_into(parts, Side::team, place, text, payload, wrapped);
  const auto& key_bytes = wrapped.storage_bytes();
  Bytes both{static_cast<std::uint8_t>(key_bytes.size())};
  both.insert(both.end(), key_bytes.begin(), key_bytes.end());
  both.insert(both.end(), payload.storage_bytes().begin(), payload.storage_bytes().end());
  return ports::SealedStorage::from<AuditPayload>(std::move(both));
}

Result<std::string> open_detail(const Parts& parts, RecordId target, const Sealed<AuditPayload>& detail) {
  const auto& both = detail.storage_bytes();
  if (both.empty() || both.size() < std::size_t{1} + both[0])
    return Error{ErrorKind::corrupt, "sealed.corrupt", "audit detail"};
  const auto middle = both.begin() + 1 + both[0];
  const auto place = place_of("audit", parts.rules.area_id, target, only_revision);
  const auto wrapped = ports::SealedStorage::from<RecordKey>(Bytes(both.begin() + 1, middle));
  const auto key = TRY(crypto::unwrap(parts.key_ring, wrapped, place));
  const auto plain = TRY(crypto::open(key, place, ports::SealedStorage::from<AuditPayload>(Bytes(middle, both.end()))));
  return std::string(plain.reveal_text());
}

}  // namespace heed::app
