#include "store_sqlite/writes.hpp"

#include <algorithm>
#include <set>

namespace heed::store_sqlite {

using namespace ports;

namespace {

Error missing() { return {ErrorKind::not_found, "store.missing", {}}; }
Error not_written() { return {ErrorKind::corrupt, "store.not_written", {}}; }

Statement& bind_retention(Statement& statement, const RetentionFields& fields) {
  return statement.bind(fields.retention_class).bind(fields.review_at).bind(fields.legal_hold).bind(fields.provenance);
}

Result<void> exclude(Connection& connection, ConcernId concern_id, UserId user_id) {
  const auto insert =
      TRY(connection.use("INSERT INTO concern_exclusion (concern_id, user_id) VALUES (?1, ?2)"
                         " ON CONFLICT (concern_id, user_id) DO NOTHING"));
  TRY(insert->bind(concern_id).bind(user_id).run());
  if (connection.changes() == 1) return {};
  const auto find = TRY(connection.use("SELECT 1 FROM concern_exclusion WHERE concern_id = ?1 AND user_id = ?2"));
  return TRY(find->bind(concern_id).bind(user_id).step()) ? Result<void>() : not_written();
}

Result<void> write_one(Connection& connection, const InsertConcern& write) {
  const ConcernRecord& record = write.record;
  const auto insert = TRY(connection.use(
      "INSERT INTO concern (id, area_id, reference, lookup_id, reply_public_key, body_check, state, lane, urgent, "
      "restricted,"
      " contact_allowed, receipt_ended, owner, received_at, decide_by, designated_officer_by, read_at, decided_at, "
      "closed_at,"
      " calendar_version, revision, payload_revision, payload, key, retention_class, review_at, legal_hold, provenance,"
      " danger_now, designated_officer_told_at, flood_id, same_day, message_waits_since)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, "
      "?23,"
      " ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33)"));
  insert->bind(record.id).bind(record.area_id).bind(record.reference).bind(record.lookup_id);
  insert->bind(record.reply_public_key).bind(record.body_check).bind(record.state).bind(record.lane);
  insert->bind(record.urgent).bind(record.restricted).bind(record.contact_allowed).bind(record.receipt_ended);
  insert->bind(record.owner).bind(record.received_at).bind(record.decide_by).bind(record.designated_officer_by);
  insert->bind(record.read_at).bind(record.decided_at).bind(record.closed_at).bind(record.calendar_version);
  insert->bind(record.revision).bind(record.payload_revision).bind(record.payload).bind(record.key);
  bind_retention(*insert, record.retention).bind(record.danger_now).bind(record.designated_officer_told_at);
  TRY(insert->bind(record.flood).bind(record.same_day).bind(record.message_waits_since).run_for_one_row());
  for (const UserId user_id : record.excluded) TRY(exclude(connection, record.id, user_id));
  return {};
}

// Says why an update that names an id, and the revision that was seen, changed no row.
Result<void> check_changed(Connection& connection, std::string_view find_revision,
                           const std::array<std::uint8_t, 16>& id, std::uint32_t seen_revision) {
  if (connection.changes() == 1) return {};
  const auto find = TRY(connection.use(find_revision));
  if (!TRY(find->bind(id).step())) return missing();
  if (find->number(0) == seen_revision) return not_written();
  return Error{ErrorKind::conflict, "store.revision", {}};
}

Result<void> write_one(Connection& connection, const ChangeConcern& write) {
  {
    const auto update = TRY(connection.use(
        "UPDATE concern SET state = coalesce(?1, state), owner = CASE WHEN ?11 THEN NULL ELSE coalesce(?2, owner) END, "
        "read_at = coalesce(?3, read_at),"
        " decided_at = CASE WHEN ?13 THEN NULL ELSE coalesce(?4, decided_at) END,"
        " closed_at = CASE WHEN ?13 THEN NULL ELSE coalesce(?5, closed_at) END,"
        " message_waits_since = CASE WHEN ?17 THEN NULL ELSE coalesce(?18, message_waits_since) END,"
        " decide_by = coalesce(?14, decide_by), calendar_version = coalesce(?15, calendar_version),"
        " contact_allowed = coalesce(?6, contact_allowed), receipt_ended = coalesce(?7, receipt_ended),"
        " restricted = coalesce(?8, restricted),"
        " urgent = urgent OR ?16, danger_now = danger_now OR ?16, same_day = same_day OR ?16,"
        " designated_officer_told_at = coalesce(?12, designated_officer_told_at), revision = revision + 1 WHERE id = "
        "?9 AND revision = ?10"));
    update->bind(write.state).bind(write.owner).bind(write.read_at).bind(write.decided_at).bind(write.closed_at);
    update->bind(write.contact_allowed).bind(write.receipt_ended).bind(write.restricted);
    update->bind(write.id).bind(write.seen_revision).bind(write.clear_owner);
    update->bind(write.designated_officer_told_at).bind(write.reopen).bind(write.decide_by);
    update->bind(write.calendar_version).bind(write.raise_to_danger).bind(write.settle_message);
    TRY(update->bind(write.message_waits_since).run());
  }
  return check_changed(connection, "SELECT revision FROM concern WHERE id = ?1", write.id.bytes(), write.seen_revision);
}

Result<void> write_one(Connection& connection, const RewrapConcern& write) {
  const auto update = TRY(connection.use("UPDATE concern SET key = ?1 WHERE id = ?2"));
  TRY(update->bind(write.key).bind(write.id).run());
  if (connection.changes() == 1) return {};
  const auto find = TRY(connection.use("SELECT 1 FROM concern WHERE id = ?1"));
  return TRY(find->bind(write.id).step()) ? not_written() : missing();
}

Result<void> write_one(Connection& connection, const ExcludeUser& write) {
  return exclude(connection, write.concern_id, write.user_id);
}

Result<void> write_one(Connection& connection, const ReadmitUser& write) {
  const auto remove = TRY(connection.use("DELETE FROM concern_exclusion WHERE concern_id = ?1 AND user_id = ?2"));
  TRY(remove->bind(write.concern_id).bind(write.user_id).run());
  if (connection.changes() == 1) return {};
  const auto find = TRY(connection.use("SELECT 1 FROM concern_exclusion WHERE concern_id = ?1 AND user_id = ?2"));
  return TRY(find->bind(write.concern_id).bind(write.user_id).step()) ? not_written() : missing();
}

Result<void> write_one(Connection& connection, const InsertMessage& write) {
  const MessageRecord& record = write.record;
  const auto insert = TRY(connection.use(
      "INSERT INTO message (id, concern_id, area_id, from_reporter, author, sent_at, payload, key, reply_key,"
      " retention_class, review_at, legal_hold, provenance) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
      "?13)"));
  insert->bind(record.id).bind(record.concern_id).bind(record.area_id).bind(record.from_reporter).bind(record.author);
  insert->bind(record.sent_at).bind(record.payload).bind(record.key).bind(record.reply_key);
  TRY(bind_retention(*insert, record.retention).run_for_one_row());
  if (!write.after) return {};
  const auto count = TRY(connection.use("SELECT count(*) FROM message WHERE concern_id = ?1"));
  if (!TRY(count->bind(record.concern_id).step())) return not_written();
  if (static_cast<std::size_t>(count->number(0)) == *write.after + 1) return {};
  return Error{ErrorKind::conflict, "store.messages", {}};
}

Result<void> write_one(Connection& connection, const InsertNote& write) {
  const NoteRecord& record = write.record;
  const auto insert =
      TRY(connection.use("INSERT INTO note (id, concern_id, area_id, author, written_at, payload, key, "
                         "retention_class, review_at, legal_hold,"
                         " provenance) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"));
  insert->bind(record.id).bind(record.concern_id).bind(record.area_id).bind(record.author).bind(record.written_at);
  insert->bind(record.payload).bind(record.key);
  return bind_retention(*insert, record.retention).run_for_one_row();
}

Result<void> write_one(Connection& connection, const InsertDecision& write) {
  const DecisionRecord& record = write.record;
  const auto insert =
      TRY(connection.use("INSERT INTO decision (id, concern_id, area_id, author, kind, decided_at, payload, key, "
                         "retention_class, review_at,"
                         " legal_hold, provenance) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"));
  insert->bind(record.id).bind(record.concern_id).bind(record.area_id).bind(record.author).bind(record.kind);
  insert->bind(record.decided_at).bind(record.payload).bind(record.key);
  return bind_retention(*insert, record.retention).run_for_one_row();
}

Result<std::string> join_roles(const std::vector<std::string>& roles) {
  std::string joined;
  for (const std::string& role : roles) {
    if (role.empty() || role.find_first_of(" \t\r\n") != std::string::npos)
      return Error{ErrorKind::invalid, "store.row", "a role is one word"};
    joined += (joined.empty() ? "" : " ") + role;
  }
  return joined;
}

// Binds every column of an account but its id, in the order both statements below share.
Result<void> run_user(Statement& statement, const UserRecord& record, std::uint32_t revision) {
  statement.bind(record.area_id).bind(TRY(join_roles(record.roles))).bind(record.named_reader).bind(record.disabled);
  statement.bind(record.made_at).bind(revision).bind(record.payload_revision).bind(record.payload).bind(record.key);
  return bind_retention(statement, record.retention).bind(record.id).run();
}

Result<void> write_one(Connection& connection, const InsertUser& write) {
  const auto insert =
      TRY(connection.use("INSERT INTO user_account (area_id, roles, named_reader, disabled, made_at, revision, "
                         "payload_revision, payload, key,"
                         " retention_class, review_at, legal_hold, provenance, id)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"));
  TRY(run_user(*insert, write.record, write.record.revision));
  return connection.changes() == 1 ? Result<void>() : not_written();
}

Result<void> write_one(Connection& connection, const ReplaceUser& write) {
  {
    const auto update = TRY(connection.use(
        "UPDATE user_account SET area_id = ?1, roles = ?2, named_reader = ?3, disabled = ?4, made_at = ?5, revision = "
        "?6,"
        " payload_revision = ?7, payload = ?8, key = ?9, retention_class = ?10, review_at = ?11, legal_hold = ?12,"
        " provenance = ?13 WHERE id = ?14 AND revision = ?6 - 1"));
    TRY(run_user(*update, write.record, write.record.revision + 1));
  }
  return check_changed(connection, "SELECT revision FROM user_account WHERE id = ?1", write.record.id.bytes(),
                       write.record.revision);
}

Result<void> write_one(Connection& connection, const InsertOutbox& write) {
  const OutboxRecord& record = write.record;
  const auto insert =
      TRY(connection.use("INSERT INTO outbox (id, area_id, kind, about, made_at) VALUES (?1, ?2, ?3, ?4, ?5)"));
  return insert->bind(record.id)
      .bind(record.area_id)
      .bind(record.kind)
      .bind(record.about)
      .bind(record.made_at)
      .run_for_one_row();
}

Result<void> write_one(Connection& connection, const InsertLink& write) {
  const LinkRecord& record = write.record;
  const auto insert =
      TRY(connection.use("INSERT INTO link (id, area_id, left_concern, right_concern, author, said_at, payload, key, "
                         "retention_class, review_at, legal_hold, provenance)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"));
  insert->bind(record.id).bind(record.area_id).bind(record.left_concern).bind(record.right_concern);
  insert->bind(record.author).bind(record.said_at).bind(record.payload).bind(record.key);
  return bind_retention(*insert, record.retention).run_for_one_row();
}

Result<void> write_one(Connection& connection, const InsertMention& write) {
  const MentionRecord& record = write.record;
  const auto insert =
      TRY(connection.use("INSERT INTO mention (id, concern_id, area_id, author, written_at, payload, key, "
                         "retention_class, review_at, legal_hold, provenance)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"));
  insert->bind(record.id).bind(record.concern_id).bind(record.area_id).bind(record.author).bind(record.written_at);
  insert->bind(record.payload).bind(record.key);
  return bind_retention(*insert, record.retention).run_for_one_row();
}

Result<void> insert_alert_row(Connection& connection, const AlertRecord& record) {
  const auto insert =
      TRY(connection.use("INSERT INTO alert (id, area_id, rule, state, owner, raised_at, due_by, revision, "
                         "payload_revision, payload, key, retention_class, review_at, legal_hold, provenance)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"));
  insert->bind(record.id).bind(record.area_id).bind(record.rule).bind(record.state).bind(record.owner);
  insert->bind(record.raised_at).bind(record.due_by).bind(record.revision).bind(record.payload_revision);
  insert->bind(record.payload).bind(record.key);
  return bind_retention(*insert, record.retention).run_for_one_row();
}

Result<void> write_one(Connection& connection, const InsertAlert& write) {
  TRY(insert_alert_row(connection, write.record));
  const std::set<ConcernId> cited(write.record.concerns.begin(), write.record.concerns.end());
  for (const ConcernId concern_id : cited) {
    const auto cite = TRY(connection.use("INSERT INTO alert_concern (alert_id, concern_id) VALUES (?1, ?2)"));
    TRY(cite->bind(write.record.id).bind(concern_id).run_for_one_row());
  }
  return {};
}

Result<void> write_one(Connection& connection, const ChangeAlert& write) {
  {
    const auto update =
        TRY(connection.use("UPDATE alert SET state = coalesce(?1, state), owner = coalesce(?2, owner),"
                           " revision = revision + 1 WHERE id = ?3 AND revision = ?4"));
    TRY(update->bind(write.state).bind(write.owner).bind(write.id).bind(write.seen_revision).run());
  }
  return check_changed(connection, "SELECT revision FROM alert WHERE id = ?1", write.id.bytes(), write.seen_revision);
}

Result<void> write_one(Connection& connection, const SetAlertMark& write) {
  const auto set = TRY(
      connection.use("INSERT INTO alert_mark (area_id, door, team) VALUES (?1, ?2, ?3) ON CONFLICT (area_id) DO UPDATE"
                     " SET door = max(door, excluded.door), team = max(team, excluded.team)"));
  return set->bind(write.area_id)
      .bind(static_cast<std::int64_t>(write.mark.door))
      .bind(static_cast<std::int64_t>(write.mark.team))
      .run_for_one_row();
}

}  // namespace

Result<void> apply(Connection& connection, const Write& write) {
  return std::visit([&](const auto& one) { return write_one(connection, one); }, write);
}

Result<void> insert_audit_line(Connection& connection, const AuditLine& line) {
  const AuditEntry& entry = line.entry;
  const auto insert = TRY(connection.use(
      "INSERT INTO audit_line (sequence, chain, area_id, at, actor, action, outcome, target_kind, target, sealed_hash,"
      " detail, mac, changes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"));
  insert->bind(static_cast<std::int64_t>(line.sequence)).bind(static_cast<std::int64_t>(entry.chain));
  insert->bind(entry.area_id).bind(entry.at).bind(entry.actor).bind(entry.action).bind(entry.outcome);
  insert->bind(entry.target_kind).bind(entry.target).bind(entry.sealed_hash).bind(entry.detail).bind(line.mac);
  insert->bind(entry.changes);
  return insert->run_for_one_row();
}

}  // namespace heed::store_sqlite
