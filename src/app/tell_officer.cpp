#include "app/gate.hpp"
#include "app/message_text.hpp"
#include "app/note_work.hpp"
#include "app/team.hpp"

namespace heed::app {

Result<void> TellOfficer::operator()(const domain::Actor& actor, ConcernId id, std::uint32_t seen_revision,
                                     std::string_view text) const {
  auto& parts = m_service.parts();
  const auto record = TRY(admit(parts, actor, domain::Action::tell_officer, id));
  if (!record.designated_officer_by || record.designated_officer_told_at)
    return Error{ErrorKind::invalid, "officer.not_due", {}};
  auto work =
      note_work(parts, actor, record, NoteId::make(parts.random), TRY(message_text(text, "problem.officer.who")));
  ports::ChangeConcern change;
  change.id = id;
  change.seen_revision = seen_revision;
  change.designated_officer_told_at = parts.clock.now();
  work.writes.emplace_back(std::move(change));
  work.audit.push_back(team_line(parts, actor.id.to_string(), domain::AuditAction::officer_told, Outcome::done, id));
  return parts.store.unit_of_work.commit(std::move(work));
}

}  // namespace heed::app
