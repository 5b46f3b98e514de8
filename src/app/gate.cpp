#include "app/gate.hpp"

#include "app/readers.hpp"

namespace heed::app {

namespace {

ports::AuditEntry line(const Parts& parts, ports::AuditChain chain, std::string_view actor, domain::AuditAction action,
                       Outcome outcome) {
  ports::AuditEntry entry;
  entry.chain = chain;
  entry.area_id = parts.rules.area_id;
  entry.at = parts.clock.now();
  entry.actor = actor;
  entry.action = to_string(action);
  entry.outcome = outcome == Outcome::done ? "done" : "refused";
  return entry;
}

void set_about(ports::AuditEntry& entry, ConcernId about) {
  entry.target_kind = "concern";
  entry.target = to_record_id(about);
}

domain::RecordFacts facts_of_any(const Parts& parts) {
  domain::RecordFacts facts;
  facts.area_id = parts.rules.area_id;
  return facts;
}

Error access_refused() { return {ErrorKind::refused, "access.refused", {}}; }
Error unknown_concern() { return {ErrorKind::not_found, "concern.unknown", {}}; }

// Whether this actor may know that the record exists: whether they could do anything at all with it.
bool may_know_of(const domain::Actor& actor, const domain::RecordFacts& facts) {
  return may(actor, domain::Action::read_concern, facts) || may(actor, domain::Action::read_history, facts);
}

Error why_not(const domain::Actor& actor, domain::Action action, domain::RecordFacts facts) {
  if (!may_know_of(actor, facts)) return unknown_concern();
  facts.closed = false;
  if (may(actor, action, facts)) return {ErrorKind::refused, "concern.closed", {}};
  return access_refused();
}

}  // namespace

domain::RecordFacts facts_of(const Parts& parts, const ports::ConcernRecord& record) {
  return {record.area_id, record.restricted, record.excluded, record.state == "closed", circle_of(parts, record)};
}

ports::AuditEntry team_line(const Parts& parts, std::string_view actor, domain::AuditAction action, Outcome outcome) {
  return line(parts, ports::AuditChain::team, actor, action, outcome);
}

ports::AuditEntry team_line(const Parts& parts, std::string_view actor, domain::AuditAction action, Outcome outcome,
                            ConcernId about) {
  auto entry = team_line(parts, actor, action, outcome);
  set_about(entry, about);
  return entry;
}

ports::AuditEntry team_line(const Parts& parts, std::string_view actor, domain::AuditAction action, Outcome outcome,
                            LinkId about) {
  auto entry = team_line(parts, actor, action, outcome);
  entry.target_kind = "link";
  entry.target = to_record_id(about);
  return entry;
}

ports::AuditEntry team_line(const Parts& parts, std::string_view actor, domain::AuditAction action, Outcome outcome,
                            AlertId about) {
  auto entry = team_line(parts, actor, action, outcome);
  entry.target_kind = "alert";
  entry.target = to_record_id(about);
  return entry;
}

ports::AuditEntry door_line(const Parts& parts, std::string_view actor, domain::AuditAction action, ConcernId about) {
  auto entry = line(parts, ports::AuditChain::door, actor, action, Outcome::done);
  set_about(entry, about);
  return entry;
}

Error refuse(Parts& parts, const domain::Actor& actor, domain::Action action, ConcernId about, Error error) {
  const auto audit_action = domain::audit_action_of(action);
  ports::Work work;
  work.audit.push_back(team_line(parts, actor.id.to_string(), audit_action, Outcome::refused, about));
  static_cast<void>(parts.store.unit_of_work.commit(std::move(work)));
  return error;
}

Result<ports::ConcernRecord> ask_gate(const Parts& parts, const domain::Actor& actor, domain::Action action,
                                      ConcernId id) {
  // Asked before the record is looked for, so that a role without any right learns of no id.
  if (!may(actor, action, facts_of_any(parts))) return access_refused();
  auto record = parts.store.concerns.find(id);
  if (!record.ok() && record.error().kind != ErrorKind::not_found) return record;
  if (!record.ok()) return unknown_concern();
  const auto facts = facts_of(parts, *record);
  if (!may(actor, action, facts)) return why_not(actor, action, facts);
  return record;
}

Result<ports::ConcernRecord> admit(Parts& parts, const domain::Actor& actor, domain::Action action, ConcernId id) {
  auto record = ask_gate(parts, actor, action, id);
  if (record.ok()) return record;
  const auto kind = record.error().kind;
  const bool is_refusal = kind == ErrorKind::refused || kind == ErrorKind::not_found;
  return is_refusal ? refuse(parts, actor, action, id, record.error()) : record.error();
}

Result<void> admit(Parts& parts, const domain::Actor& actor, domain::Action action) {
  if (actor.area_id == parts.rules.area_id && may(actor, action)) return {};
  ports::Work work;
  work.audit.push_back(team_line(parts, actor.id.to_string(), domain::audit_action_of(action), Outcome::refused));
  static_cast<void>(parts.store.unit_of_work.commit(std::move(work)));
  return access_refused();
}

std::optional<std::chrono::hours> decide_within(const Parts& parts, const ports::ConcernRecord& record) {
  if (record.danger_now) return parts.rules.danger_within;
  return record.same_day ? std::optional(parts.rules.same_day_within) : std::nullopt;
}

ports::OutboxRecord notice(const Parts& parts, std::string_view kind, ConcernId about) {
  return {RecordId::make(parts.random), parts.rules.area_id, std::string(kind), to_record_id(about), parts.clock.now()};
}

}  // namespace heed::app
