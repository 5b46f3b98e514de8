#include "app/gate.hpp"
#include "app/note_work.hpp"
#include "app/team.hpp"

namespace heed::app {

Result<void> AddNote::operator()(const domain::Actor& actor, ConcernId id, std::string_view text) const {
  auto& parts = m_service.parts();
  const auto record = TRY(admit(parts, actor, domain::Action::add_note, id));
  return parts.store.unit_of_work.commit(TRY(note_work(parts, actor, record, text, "problem.note.empty")));
}

}  // namespace heed::app
