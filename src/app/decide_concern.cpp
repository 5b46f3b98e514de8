#include "app/concern_view.hpp"
#include "app/gate.hpp"
#include "app/sealed_records.hpp"
#include "app/team.hpp"

namespace heed::app {

namespace {

using domain::DecisionKind;

bool must_tell_officer(const ports::ConcernRecord& record) {
  return record.designated_officer_by && !record.designated_officer_told_at;
}

// What nobody has is taken by whoever decides it, so that it never stands decided with nobody to ask.
void take(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record,
          ports::ChangeConcern& change) {
  if (is_taken(record)) return;
  change.state = to_string(domain::ConcernState::in_progress);
  change.owner = actor.id;
  if (!record.read_at) change.read_at = parts.clock.now();
}

ports::Work work_of(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record,
                    std::uint32_t seen_revision, const domain::Decision& decision, bool close) {
  ports::ChangeConcern change;
  change.id = record.id;
  change.seen_revision = seen_revision;
  take(parts, actor, record, change);
  // The clock stops at the first decision; to keep open is not yet one.
  if (!record.decided_at && may_close_with(decision.kind)) change.decided_at = parts.clock.now();
  const bool tells_officer = must_tell_officer(record) && decision.kind == DecisionKind::pass_to_designated_officer;
  if (tells_officer) change.designated_officer_told_at = parts.clock.now();
  if (close) {
    change.state = to_string(domain::ConcernState::closed);
    change.closed_at = parts.clock.now();
  }
  auto stored = make_decision_record(parts, record, actor.id, decision);
  auto line = team_line(parts, actor.id.to_string(), domain::AuditAction::concern_decided, Outcome::done, record.id);
  line.at = stored.decided_at;
  line.sealed_hash = crypto::hash(stored.payload.storage_bytes());
  ports::Work work;
  work.writes.emplace_back(ports::InsertDecision{std::move(stored)});
  if (!is_taken(record))
    work.audit.push_back(
        team_line(parts, actor.id.to_string(), domain::AuditAction::concern_taken, Outcome::done, record.id));
  work.audit.push_back(std::move(line));
  settle_message(parts, actor, record, change, work);
  work.writes.emplace_back(std::move(change));
  if (tells_officer)
    work.audit.push_back(
        team_line(parts, actor.id.to_string(), domain::AuditAction::officer_told, Outcome::done, record.id));
  if (close)
    work.audit.push_back(
        team_line(parts, actor.id.to_string(), domain::AuditAction::concern_closed, Outcome::done, record.id));
  return work;
}

}  // namespace

std::variant<std::monostate, FieldErrors, Error> DecideConcern::operator()(const domain::Actor& actor, ConcernId id,
                                                                           std::uint32_t seen_revision,
                                                                           const domain::DecisionDraft& draft,
                                                                           bool close) const {
  auto& parts = m_service.parts();
  auto record = admit(parts, actor, domain::Action::decide_concern, id);
  if (record.ok() && close) record = admit(parts, actor, domain::Action::close_concern, id);
  if (!record.ok()) return std::move(record).error();
  // Asked before anything else: whoever corrects a mistake must not do so on a page that shows them more than they decided on.
  if (record->revision != seen_revision) return Error{ErrorKind::conflict, "store.revision", {}};
  auto made = domain::make_decision(draft);
  if (close && made.decision && !may_close_with(made.decision->kind))
    made.errors.push_back({"kind", "problem.decision.cannot_close"});
  if (close && made.decision && must_tell_officer(*record) &&
      made.decision->kind != DecisionKind::pass_to_designated_officer)
    made.errors.push_back({"close", "problem.decision.officer_first"});
  // Closed, it would leave every list that whoever it waits for looks at.
  if (close && made.decision && record->message_waits_since && !waits_for(actor, *record))
    made.errors.push_back({"close", "problem.decision.message_waits"});
  if (close && made.decision && record->urgent)
    for (auto& error : missing_above_floor(*made.decision, draft.floor_confirmed))
      made.errors.push_back(std::move(error));
  if (!made.decision || !made.errors.empty()) return std::move(made.errors);
  auto committed =
      parts.store.unit_of_work.commit(work_of(parts, actor, *record, seen_revision, *made.decision, close));
  if (!committed.ok()) return std::move(committed).error();
  return std::monostate();
}

}  // namespace heed::app
