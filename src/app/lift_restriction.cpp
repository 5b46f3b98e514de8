#include <algorithm>

#include "app/gate.hpp"
#include "app/message_text.hpp"
#include "app/note_work.hpp"
#include "app/sealed_records.hpp"
#include "app/team.hpp"
#include "domain/hard_floor.hpp"

namespace heed::app {

namespace {

constexpr std::size_t most_lines = 100'000;

// At first, or with a later message, also one that came after the team had said so. What cannot be known counts as said.
Result<bool> reporter_said_so(const Parts& parts, const ports::ConcernRecord& record) {
  if (is_about_us(TRY(open_concern(parts, record)).concern)) return true;
  const auto lines = TRY(parts.store.audit.lines_about(to_record_id(record.id), most_lines));
  return lines.size() == most_lines || std::any_of(lines.begin(), lines.end(), [](const ports::AuditLine& line) {
           return line.entry.chain == ports::AuditChain::door &&
                  line.entry.action == to_string(domain::AuditAction::concern_restricted);
         });
}

Result<ports::ConcernRecord> what_can_be_lifted(Parts& parts, const domain::Actor& actor, ConcernId id) {
  constexpr auto action = domain::Action::lift_restriction;
  auto record = TRY(admit(parts, actor, action, id));
  if (!record.restricted) return record;
  // Managers of a wider circle read it only while no named reader can.
  if (!actor.named_reader) return refuse(parts, actor, action, id, {ErrorKind::refused, "lift.named_reader", {}});
  if (TRY(reporter_said_so(parts, record)))
    return refuse(parts, actor, action, id, {ErrorKind::refused, "lift.reporter_said_so", {}});
  return record;
}

}  // namespace

Result<AfterLifting> LiftRestriction::foresee(const domain::Actor& actor, ConcernId id) const {
  auto& parts = m_service.parts();
  const auto record = TRY(what_can_be_lifted(parts, actor, id));
  AfterLifting after;
  after.was_so = !record.restricted;
  auto lifted = record;
  lifted.restricted = false;
  for (const auto& user : parts.users.all()) {
    const auto reads = [&](const ports::ConcernRecord& one) {
      return !user.disabled && may(user.actor(), domain::Action::read_concern, facts_of(parts, one));
    };
    if (reads(lifted) && !reads(record))
      after.can_read_again.push_back(parts.users.name_of(user.record.id.to_string()));
  }
  std::sort(after.can_read_again.begin(), after.can_read_again.end());
  return after;
}

Result<void> LiftRestriction::operator()(const domain::Actor& actor, ConcernId id, std::string_view reason) const {
  auto& parts = m_service.parts();
  const auto record = TRY(what_can_be_lifted(parts, actor, id));
  if (!record.restricted) return {};
  auto work =
      note_work(parts, actor, record, NoteId::make(parts.random), TRY(message_text(reason, "problem.lift.reason")));
  ports::ChangeConcern change;
  change.id = record.id;
  change.seen_revision = record.revision;
  change.restricted = false;
  work.writes.emplace_back(std::move(change));
  work.audit.push_back(
      team_line(parts, actor.id.to_string(), domain::AuditAction::concern_unrestricted, Outcome::done, record.id));
  return parts.store.unit_of_work.commit(std::move(work));
}

}  // namespace heed::app
