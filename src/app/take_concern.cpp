#include "app/concern_view.hpp"
#include "app/gate.hpp"
#include "app/holding.hpp"
#include "app/team.hpp"

namespace heed::app {

Result<void> TakeConcern::operator()(const domain::Actor& actor, ConcernId id, std::uint32_t seen_revision) const {
  auto& parts = m_service.parts();
  const auto record = TRY(admit(parts, actor, domain::Action::take_concern, id));
  ports::ChangeConcern change;
  change.id = id;
  change.seen_revision = seen_revision;
  change.state = to_string(domain::ConcernState::in_progress);
  change.owner = actor.id;
  if (!record.read_at) change.read_at = parts.clock.now();
  ports::Work work;
  // Whoever takes over from somebody has not dealt with what waited for that person.
  if (!is_taken(record)) settle_message(parts, actor, record, change, work);
  work.writes.emplace_back(std::move(change));
  work.audit.push_back(team_line(parts, actor.id.to_string(), domain::AuditAction::concern_taken, Outcome::done, id));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  release_unless_theirs(parts, actor.id, record, actor.id.to_string());
  return {};
}

}  // namespace heed::app
