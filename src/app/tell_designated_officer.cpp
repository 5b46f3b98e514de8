#include "app/concern_view.hpp"
#include "app/gate.hpp"
#include "app/message_text.hpp"
#include "app/sealed_records.hpp"
#include "app/team.hpp"

namespace heed::app {

Result<void> TellDesignatedOfficer::operator()(const domain::Actor& actor, ConcernId id, std::uint32_t seen_revision,
                                               std::string_view who_was_told) const {
  auto& parts = m_service.parts();
  const auto record = TRY(admit(parts, actor, domain::Action::tell_designated_officer, id));
  if (!officer_waits(record)) return Error{ErrorKind::invalid, "concern.no_designated_officer", {}};
  auto note = make_note(parts, record, actor.id, TRY(message_text(who_was_told, "problem.designated_officer.empty")));
  ports::ChangeConcern change;
  change.id = id;
  change.seen_revision = seen_revision;
  // The same moment ties the note to the clock that it stops.
  change.designated_officer_told_at = note.written_at;
  auto line =
      team_line(parts, actor.id.to_string(), domain::AuditAction::concern_designated_officer_told, Outcome::done, id);
  line.sealed_hash = crypto::hash(note.payload.storage_bytes());
  ports::Work work;
  work.writes.emplace_back(ports::InsertNote{std::move(note)});
  work.writes.emplace_back(std::move(change));
  work.audit.push_back(std::move(line));
  return parts.store.unit_of_work.commit(std::move(work));
}

}  // namespace heed::app
