#include "app/note_work.hpp"

#include <algorithm>
#include <utility>

#include "app/form_record.hpp"
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

std::string note_of_reason(std::string reason, const NoteOfReason& note_of) {
  return note_of ? note_of(reason) : std::move(reason);
}

Result<bool> add_reason(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record,
                        std::string_view text, std::string_view token) {
  const auto notes = TRY(parts.store.concerns.notes(record.id));
  const auto says = [&](const ports::NoteRecord& note) {
    const auto opened = open_note(parts, note);
    return opened.ok() && *opened == text;
  };
  if (std::any_of(notes.begin(), notes.end(), says)) return false;
  const auto id_of = [&](std::uint8_t number) { return id_of_form<NoteId>(parts, record.id, actor.id, token, number); };
  const auto write = [&](std::uint8_t number) -> Result<void> {
    return parts.store.unit_of_work.commit(note_work(parts, actor, record, id_of(number), text));
  };
  const auto is_stored = [&](std::uint8_t number) -> Result<bool> {
    for (const auto& note : TRY(parts.store.concerns.notes(record.id)))
      if (note.id == id_of(number)) return says(note);
    return false;
  };
  TRY(write_once(write, is_stored));
  return true;
}

}  // namespace heed::app
