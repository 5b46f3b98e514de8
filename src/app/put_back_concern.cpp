#include "app/gate.hpp"
#include "app/team.hpp"

namespace heed::app {

Result<void> PutBackConcern::operator()(const domain::Actor& actor, ConcernId id, std::uint32_t seen_revision) const {
  auto& parts = m_service.parts();
  const auto record = TRY(admit(parts, actor, domain::Action::put_back_concern, id));
  if (record.owner != actor.id || record.state != to_string(domain::ConcernState::in_progress))
    return Error{ErrorKind::invalid, "concern.not_yours", {}};
  ports::ChangeConcern change;
  change.id = id;
  change.seen_revision = seen_revision;
  change.state = to_string(domain::ConcernState::read);
  change.clear_owner = true;
  ports::Work work;
  work.writes.emplace_back(std::move(change));
  work.audit.push_back(
      team_line(parts, actor.id.to_string(), domain::AuditAction::concern_put_back, Outcome::done, id));
  return parts.store.unit_of_work.commit(std::move(work));
}

}  // namespace heed::app
