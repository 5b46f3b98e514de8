#include "store_sqlite/rows.hpp"

#include <sstream>

namespace heed::store_sqlite {

using namespace ports;

namespace {

const std::string retention_columns = "retention_class, review_at, legal_hold, provenance";

Error broken_row() { return {ErrorKind::corrupt, "store.row", "a stored row does not fit its record"}; }

template <class Record>
Result<Record> checked(const RowReader& reader, Record record) {
  if (!reader.whole()) return broken_row();
  return record;
}

// "0123…" of 32 hexadecimal digits for each id, joined by commas.
template <class Tag>
bool read_list(const std::string& text, std::vector<Id<Tag>>& ids) {
  if (text.empty()) return true;  // as nearly always: a stream is dear
  std::istringstream list(text);
  for (std::string digits; std::getline(list, digits, ',');) {
    const auto id = Id<Tag>::parse(digits);
    if (!id) return false;
    ids.push_back(*id);
  }
  return true;
}

}  // namespace

const std::string concern_columns =
    "id, area_id, reference, lookup_id, reply_public_key, body_check, state, lane, urgent, restricted, contact_allowed,"
    " receipt_ended, owner, received_at, decide_by, designated_officer_by, read_at, decided_at, closed_at,"
    " calendar_version, revision, payload_revision, payload, key, " +
    retention_columns +
    ", danger_now, designated_officer_told_at, flood_id, same_day, message_waits_since, (SELECT "
    "group_concat(lower(hex(user_id))) FROM "
    "(SELECT "
    "user_id FROM concern_exclusion"
    " WHERE concern_id = concern.id ORDER BY user_id))";
const std::string message_columns =
    "id, concern_id, area_id, from_reporter, author, sent_at, payload, key, reply_key, " + retention_columns;
const std::string note_columns = "id, concern_id, area_id, author, written_at, payload, key, " + retention_columns;
const std::string decision_columns =
    "id, concern_id, area_id, author, kind, decided_at, payload, key, " + retention_columns;
const std::string link_columns =
    "id, area_id, left_concern, right_concern, author, said_at, payload, key, " + retention_columns;
const std::string mention_columns = "id, concern_id, area_id, author, written_at, payload, key, " + retention_columns;
const std::string alert_columns =
    "id, area_id, rule, state, owner, raised_at, due_by, revision, payload_revision, payload, key, " +
    retention_columns +
    ", (SELECT group_concat(lower(hex(concern_id))) FROM (SELECT concern_id FROM alert_concern"
    " WHERE alert_id = alert.id ORDER BY concern_id))";
const std::string user_columns =
    "id, area_id, roles, named_reader, disabled, made_at, revision, payload_revision, payload, key, " +
    retention_columns;
const std::string audit_columns =
    "sequence, chain, area_id, at, actor, action, outcome, target_kind, target, sealed_hash, detail, mac, changes";

std::optional<Instant> RowReader::optional_instant() {
  if (!m_row.is_null(m_column)) return instant();
  ++m_column;
  return std::nullopt;
}

RetentionFields RowReader::retention() {
  RetentionFields fields;
  fields.retention_class = text();
  fields.review_at = instant();
  fields.legal_hold = flag();
  fields.provenance = text();
  return fields;
}

Result<ConcernRecord> read_concern(const Statement& row) {
  RowReader reader(row);
  ConcernRecord record;
  reader.read(record.id);
  record.area_id = reader.text();
  record.reference = reader.text();
  record.lookup_id = reader.fixed<16>();
  record.reply_public_key = reader.bytes();
  record.body_check = reader.bytes();
  record.state = reader.text();
  record.lane = reader.text();
  record.urgent = reader.flag();
  record.restricted = reader.flag();
  record.contact_allowed = reader.flag();
  record.receipt_ended = reader.flag();
  reader.read(record.owner);
  record.received_at = reader.instant();
  record.decide_by = reader.instant();
  record.designated_officer_by = reader.optional_instant();
  record.read_at = reader.optional_instant();
  record.decided_at = reader.optional_instant();
  record.closed_at = reader.optional_instant();
  record.calendar_version = reader.text();
  record.revision = reader.revision();
  record.payload_revision = reader.revision();
  reader.read(record.payload);
  reader.read(record.key);
  record.retention = reader.retention();
  record.danger_now = reader.flag();
  record.designated_officer_told_at = reader.optional_instant();
  reader.read(record.flood);
  record.same_day = reader.flag();
  record.message_waits_since = reader.optional_instant();
  if (!read_list(reader.text(), record.excluded)) return broken_row();
  return checked(reader, std::move(record));
}

Result<MessageRecord> read_message(const Statement& row) {
  RowReader reader(row);
  MessageRecord record;
  reader.read(record.id);
  reader.read(record.concern_id);
  record.area_id = reader.text();
  record.from_reporter = reader.flag();
  reader.read(record.author);
  record.sent_at = reader.instant();
  reader.read(record.payload);
  reader.read(record.key);
  reader.read(record.reply_key);
  record.retention = reader.retention();
  return checked(reader, std::move(record));
}

Result<NoteRecord> read_note(const Statement& row) {
  RowReader reader(row);
  NoteRecord record;
  reader.read(record.id);
  reader.read(record.concern_id);
  record.area_id = reader.text();
  reader.read(record.author);
  record.written_at = reader.instant();
  reader.read(record.payload);
  reader.read(record.key);
  record.retention = reader.retention();
  return checked(reader, std::move(record));
}

Result<DecisionRecord> read_decision(const Statement& row) {
  RowReader reader(row);
  DecisionRecord record;
  reader.read(record.id);
  reader.read(record.concern_id);
  record.area_id = reader.text();
  reader.read(record.author);
  record.kind = reader.text();
  record.decided_at = reader.instant();
  reader.read(record.payload);
  reader.read(record.key);
  record.retention = reader.retention();
  return checked(reader, std::move(record));
}

Result<LinkRecord> read_link(const Statement& row) {
  RowReader reader(row);
  LinkRecord record;
  reader.read(record.id);
  record.area_id = reader.text();
  reader.read(record.left_concern);
  reader.read(record.right_concern);
  reader.read(record.author);
  record.said_at = reader.instant();
  reader.read(record.payload);
  reader.read(record.key);
  record.retention = reader.retention();
  return checked(reader, std::move(record));
}

Result<MentionRecord> read_mention(const Statement& row) {
  RowReader reader(row);
  MentionRecord record;
  reader.read(record.id);
  reader.read(record.concern_id);
  record.area_id = reader.text();
  reader.read(record.author);
  record.written_at = reader.instant();
  reader.read(record.payload);
  reader.read(record.key);
  record.retention = reader.retention();
  return checked(reader, std::move(record));
}

Result<AlertRecord> read_alert(const Statement& row) {
  RowReader reader(row);
  AlertRecord record;
  reader.read(record.id);
  record.area_id = reader.text();
  record.rule = reader.text();
  record.state = reader.text();
  reader.read(record.owner);
  record.raised_at = reader.instant();
  record.due_by = reader.instant();
  record.revision = reader.revision();
  record.payload_revision = reader.revision();
  reader.read(record.payload);
  reader.read(record.key);
  record.retention = reader.retention();
  if (!read_list(reader.text(), record.concerns)) return broken_row();
  return checked(reader, std::move(record));
}

Result<UserRecord> read_user(const Statement& row) {
  RowReader reader(row);
  UserRecord record;
  reader.read(record.id);
  record.area_id = reader.text();
  std::istringstream roles(reader.text());
  for (std::string role; roles >> role;) record.roles.push_back(role);
  record.named_reader = reader.flag();
  record.disabled = reader.flag();
  record.made_at = reader.instant();
  record.revision = reader.revision();
  record.payload_revision = reader.revision();
  reader.read(record.payload);
  reader.read(record.key);
  record.retention = reader.retention();
  return checked(reader, std::move(record));
}

Result<AuditLine> read_audit_line(const Statement& row) {
  RowReader reader(row);
  AuditLine line;
  line.sequence = static_cast<std::uint64_t>(reader.number());
  line.entry.chain = static_cast<AuditChain>(reader.number());
  line.entry.area_id = reader.text();
  line.entry.at = reader.instant();
  line.entry.actor = reader.text();
  line.entry.action = reader.text();
  line.entry.outcome = reader.text();
  line.entry.target_kind = reader.text();
  reader.read(line.entry.target);
  line.entry.sealed_hash = reader.bytes();
  reader.read(line.entry.detail);
  line.mac = reader.fixed<32>();
  line.entry.changes = reader.text();
  return checked(reader, std::move(line));
}

}  // namespace heed::store_sqlite
