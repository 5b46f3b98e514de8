#include "app/concern_view.hpp"
#include "app/gate.hpp"
#include "app/team.hpp"

namespace heed::app {

Result<void> SettleMessage::operator()(const domain::Actor& actor, ConcernId id, std::uint32_t seen_revision) const {
  auto& parts = m_service.parts();
  const auto action = domain::Action::settle_message;
  const auto record = TRY(admit(parts, actor, action, id));
  if (!waits_for(actor, record)) return refuse(parts, actor, action, id, {ErrorKind::refused, "message.not_yours", {}});
  ports::Work work;
  ports::ChangeConcern change{.id = id, .seen_revision = seen_revision};
  settle_message(parts, actor, record, change, work);
  if (!change.settle_message) return Error{ErrorKind::invalid, "message.none_waits", {}};
  // A message that came since the page was shown has raised the revision, so this settles none that nobody saw.
  work.writes.emplace_back(std::move(change));
  return parts.store.unit_of_work.commit(std::move(work));
}

}  // namespace heed::app
