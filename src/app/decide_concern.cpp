#include <string>
#include <vector>

#include "app/concern_view.hpp"
#include "app/form_record.hpp"
#include "app/gate.hpp"
#include "app/sealed_records.hpp"
#include "app/team.hpp"

namespace heed::app {

namespace {

using domain::DecisionKind;

// One press of the button. The same decision that now closes too, or takes over, is another press.
struct Press {
  const domain::Actor& actor;
  ConcernId concern;
  std::uint32_t seen_revision;
  const domain::Decision& decision;
  bool close;
  std::string_view token;
  TakeOver take_over = TakeOver::no;

  DecisionId id(const Parts& parts, std::uint8_t number) const {
    std::string of_press(token);
    if (close && !token.empty()) of_press = "close " + of_press;
    if (take_over == TakeOver::yes && !token.empty()) of_press = "take over " + of_press;
    return id_of_form<DecisionId>(parts, concern, actor.id, of_press, number);
  }
};

bool must_tell_officer(const ports::ConcernRecord& record) {
  return record.designated_officer_by && !record.designated_officer_told_at;
}

// Whether it ends the clock; to keep open is not yet a decision.
bool stops_clock(const ports::ConcernRecord& record, const domain::Decision& decision) {
  return !record.decided_at && may_close_with(decision.kind);
}

// Whoever closes above a hard floor reads once more what was said, and so does whoever stops a clock that runs day and night: from
// then on nothing presses any more, whether it is closed or not.
bool is_asked_for_more(const ports::ConcernRecord& record, const domain::Decision& decision, bool close) {
  return (close && record.urgent) || ((record.danger_now || record.same_day) && stops_clock(record, decision));
}

// What nobody has is taken by whoever decides it, so that it never stands decided with nobody to ask; what a colleague has, when they
// say so.
bool takes(const ports::ConcernRecord& record, const Press& press) {
  return !is_taken(record) || (press.take_over == TakeOver::yes && record.owner != press.actor.id);
}

void take(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record,
          ports::ChangeConcern& change) {
  change.state = to_string(domain::ConcernState::in_progress);
  change.owner = actor.id;
  if (!record.read_at) change.read_at = parts.clock.now();
}

ports::Work work_of(const Parts& parts, const ports::ConcernRecord& record, const Press& press, DecisionId id) {
  const auto& actor = press.actor;
  const auto& decision = press.decision;
  ports::ChangeConcern change;
  change.id = record.id;
  change.seen_revision = press.seen_revision;
  if (takes(record, press)) take(parts, actor, record, change);
  if (stops_clock(record, decision)) change.decided_at = parts.clock.now();
  const bool tells_officer = must_tell_officer(record) && decision.kind == DecisionKind::pass_to_designated_officer;
  if (tells_officer) change.designated_officer_told_at = parts.clock.now();
  if (press.close) {
    change.state = to_string(domain::ConcernState::closed);
    change.closed_at = parts.clock.now();
  }
  auto stored = make_decision_record(parts, record, id, actor.id, decision);
  auto line = team_line(parts, actor.id.to_string(), domain::AuditAction::concern_decided, Outcome::done, record.id);
  line.at = stored.decided_at;
  line.sealed_hash = crypto::hash(stored.payload.storage_bytes());
  ports::Work work;
  work.writes.emplace_back(ports::InsertDecision{std::move(stored)});
  if (takes(record, press))
    work.audit.push_back(
        team_line(parts, actor.id.to_string(), domain::AuditAction::concern_taken, Outcome::done, record.id));
  work.audit.push_back(std::move(line));
  settle_message(parts, actor, record, change, work);
  work.writes.emplace_back(std::move(change));
  if (tells_officer)
    work.audit.push_back(
        team_line(parts, actor.id.to_string(), domain::AuditAction::officer_told, Outcome::done, record.id));
  if (press.close)
    work.audit.push_back(
        team_line(parts, actor.id.to_string(), domain::AuditAction::concern_closed, Outcome::done, record.id));
  return work;
}

Result<bool> holds(const Parts& parts, const std::vector<ports::DecisionRecord>& decisions, const Press& press,
                   std::uint8_t number) {
  const auto id = press.id(parts, number);
  for (const auto& stored : decisions)
    if (stored.id == id) return TRY(open_decision(parts, stored)) == press.decision;
  return false;
}

// Whether an earlier press stored it. Asked before the gate, which refuses what is closed, and of nobody else than whom it
// would let in while it was open.
Result<bool> was_stored(const Parts& parts, const Press& press) {
  if (press.token.empty()) return false;
  const auto record = parts.store.concerns.find(press.concern);
  if (!record.ok() && record.error().kind == ErrorKind::not_found) return false;
  if (!record.ok()) return record.error();
  auto facts = facts_of(parts, *record);
  facts.closed = false;
  if (!may(press.actor, domain::Action::decide_concern, facts)) return false;
  const auto decisions = TRY(parts.store.concerns.decisions(press.concern));
  for (std::uint8_t number = 0; number < most_texts_of_form; ++number)
    if (TRY(holds(parts, decisions, press, number))) return true;
  return false;
}

Result<void> store(const Parts& parts, const ports::ConcernRecord& record, const Press& press) {
  const auto write = [&](std::uint8_t number) -> Result<void> {
    return parts.store.unit_of_work.commit(work_of(parts, record, press, press.id(parts, number)));
  };
  const auto is_stored = [&](std::uint8_t number) -> Result<bool> {
    return holds(parts, TRY(parts.store.concerns.decisions(press.concern)), press, number);
  };
  return write_once(write, is_stored);
}

}  // namespace

std::variant<std::monostate, FieldErrors, Error> DecideConcern::operator()(const domain::Actor& actor, ConcernId id,
                                                                           std::uint32_t seen_revision,
                                                                           const domain::DecisionDraft& draft,
                                                                           bool close, std::string_view token,
                                                                           TakeOver take_over) const {
  auto& parts = m_service.parts();
  auto made = domain::make_decision(draft);
  const auto is_second_press = [&]() -> Result<bool> {
    if (!made.decision) return false;
    return was_stored(parts, {actor, id, seen_revision, *made.decision, close, token, take_over});
  };
  if (TRY(is_second_press())) return std::monostate();
  auto record = admit(parts, actor, domain::Action::decide_concern, id);
  if (record.ok() && close) record = admit(parts, actor, domain::Action::close_concern, id);
  // Asked again, because of two presses at once.
  if ((!record.ok() || record->revision != seen_revision) && TRY(is_second_press())) return std::monostate();
  if (!record.ok()) return std::move(record).error();
  // Said before any mistake: whoever corrects one must not do so on a page that shows them more than they decided on.
  if (record->revision != seen_revision) return Error{ErrorKind::conflict, "store.revision", {}};
  if (close && made.decision && !may_close_with(made.decision->kind))
    made.errors.push_back({"kind", "problem.decision.cannot_close"});
  if (close && made.decision && must_tell_officer(*record) &&
      made.decision->kind != DecisionKind::pass_to_designated_officer)
    made.errors.push_back({"close", "problem.decision.officer_first"});
  // Closed, it would leave every list that whoever it waits for looks at.
  if (close && made.decision && record->message_waits_since && !waits_for(actor, *record))
    made.errors.push_back({"close", "problem.decision.message_waits"});
  if (made.decision && is_asked_for_more(*record, *made.decision, close))
    for (auto& error : missing_above_floor(*made.decision, draft.floor_confirmed))
      made.errors.push_back(std::move(error));
  if (!made.decision || !made.errors.empty()) return std::move(made.errors);
  auto stored = store(parts, *record, {actor, id, seen_revision, *made.decision, close, token, take_over});
  if (!stored.ok()) return std::move(stored).error();
  return std::monostate();
}

}  // namespace heed::app
