#include "app/note_work.hpp"

#include "app/gate.hpp"
#include "app/sealed_records.hpp"

namespace heed::app {

ports::Work note_work(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record, NoteId id,
                      std::string_view text) {
  auto note = make_note(parts, record, id, actor.id, text);
  auto line = team_line(parts, actor.id.to_string(), domain::AuditAction::note_added, Outcome::done, record.id);
  line.at = note.written_at;
  line.sealed_hash = crypto::hash(note.payload.storage_bytes());
  ports::Work work;
  work.writes.emplace_back(ports::InsertNote{std::move(note)});
  work.audit.push_back(std::move(line));
  return work;
}

}  // namespace heed::app
