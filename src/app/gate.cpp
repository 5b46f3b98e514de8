#include "app/gate.hpp"

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

domain::RecordFacts facts_of(const ports::ConcernRecord& record) {
  return {record.area_id, record.restricted, record.excluded, record.state == "closed"};
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

Result<ports::ConcernRecord> admit(Parts& parts, const domain::Actor& actor, domain::Action action, ConcernId id) {
  // Asked before the record is looked for, so that a role without any right learns of no id.
  if (!may(actor, action, facts_of_any(parts))) return refuse(parts, actor, action, id, access_refused());
  auto record = parts.store.concerns.find(id);
  if (!record.ok() && record.error().kind != ErrorKind::not_found) return record;
  if (!record.ok()) return refuse(parts, actor, action, id, unknown_concern());
  const auto facts = facts_of(*record);
  if (!may(actor, action, facts)) return refuse(parts, actor, action, id, why_not(actor, action, facts));
  return record;
}

Result<void> admit(Parts& parts, const domain::Actor& actor, domain::Action action) {
  if (actor.area_id == parts.rules.area_id && may(actor, action)) return {};
  ports::Work work;
  work.audit.push_back(team_line(parts, actor.id.to_string(), domain::audit_action_of(action), Outcome::refused));
  static_cast<void>(parts.store.unit_of_work.commit(std::move(work)));
  return access_refused();
}

std::optional<std::chrono::hours> danger_within(const Parts& parts, const ports::ConcernRecord& record) {
  return record.danger_now ? std::optional(parts.rules.danger_within) : std::nullopt;
}

ports::OutboxRecord notice(const Parts& parts, std::string_view kind, ConcernId about) {
  return {RecordId::make(parts.random), parts.rules.area_id, std::string(kind), to_record_id(about), parts.clock.now()};
}

}  // namespace heed::app
