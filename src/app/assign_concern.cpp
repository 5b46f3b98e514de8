#include "app/concern_view.hpp"
#include "app/gate.hpp"
#include "app/holding.hpp"
#include "app/sealed_records.hpp"
#include "app/team.hpp"

namespace heed::app {

namespace {

Result<KnownUser> find_colleague(const Parts& parts, std::string_view colleague_id,
                                 const ports::ConcernRecord& record) {
  const auto id = UserId::parse(colleague_id);
  auto colleague = id ? parts.users.find(*id) : std::nullopt;
  if (!colleague || !may_be_given_to(parts, *colleague, record))
    return Error{ErrorKind::invalid, "problem.assign.colleague", {}};
  return std::move(*colleague);
}

}  // namespace

Result<void> AssignConcern::operator()(const domain::Actor& actor, ConcernId id, std::uint32_t seen_revision,
                                       std::string_view colleague_id) const {
  auto& parts = m_service.parts();
  const auto record = TRY(admit(parts, actor, domain::Action::assign_concern, id));
  const auto colleague = TRY(find_colleague(parts, colleague_id, record));
  ports::ChangeConcern change;
  change.id = id;
  change.seen_revision = seen_revision;
  change.state = to_string(domain::ConcernState::in_progress);
  change.owner = colleague.record.id;
  if (!record.read_at) change.read_at = parts.clock.now();
  auto line = team_line(parts, actor.id.to_string(), domain::AuditAction::concern_assigned, Outcome::done, id);
  line.detail = seal_detail(parts, line.target, colleague.record.id.to_string());
  ports::Work work;
  work.writes.emplace_back(std::move(change));
  work.audit.push_back(std::move(line));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  release_unless_theirs(parts, colleague.record.id, record, actor.id.to_string());
  return {};
}

}  // namespace heed::app
