#include "app/form_record.hpp"
#include "app/gate.hpp"
#include "app/message_text.hpp"
#include "app/note_work.hpp"
#include "app/sealed_records.hpp"
#include "app/team.hpp"

namespace heed::app {

Result<void> AddNote::operator()(const domain::Actor& actor, ConcernId id, std::string_view text,
                                 std::string_view token) const {
  auto& parts = m_service.parts();
  const auto record = TRY(admit(parts, actor, domain::Action::add_note, id));
  const auto words = TRY(message_text(text, "problem.note.empty"));
  const auto id_of = [&](std::uint8_t number) { return id_of_form<NoteId>(parts, id, actor.id, token, number); };
  const auto write = [&](std::uint8_t number) -> Result<void> {
    return parts.store.unit_of_work.commit(note_work(parts, actor, record, id_of(number), words));
  };
  const auto is_stored = [&](std::uint8_t number) -> Result<bool> {
    for (const auto& note : TRY(parts.store.concerns.notes(id)))
      if (note.id == id_of(number)) return TRY(open_note(parts, note)) == words;
    return false;
  };
  return write_once(write, is_stored);
}

}  // namespace heed::app
