#include "app/gate.hpp"
#include "app/message_text.hpp"
#include "app/sealed_records.hpp"
#include "app/team.hpp"

namespace heed::app {

Result<void> AddNote::operator()(const domain::Actor& actor, ConcernId id, std::string_view text) const {
  auto& parts = m_service.parts();
  const auto record = TRY(admit(parts, actor, domain::Action::add_note, id));
  auto note = make_note(parts, record, actor.id, TRY(message_text(text, "problem.note.empty")));
  auto line = team_line(parts, actor.id.to_string(), domain::AuditAction::note_added, Outcome::done, id);
  line.sealed_hash = crypto::hash(note.payload.storage_bytes());
  ports::Work work;
  work.writes.emplace_back(ports::InsertNote{std::move(note)});
  work.audit.push_back(std::move(line));
  return parts.store.unit_of_work.commit(std::move(work));
}

}  // namespace heed::app
