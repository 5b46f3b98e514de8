#include "app/gate.hpp"
#include "app/team.hpp"
#include "domain/reference.hpp"

namespace heed::app {

Result<ConcernId> FindConcern::operator()(const domain::Actor& actor, std::string_view typed) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::list_inbox));
  const auto reference = domain::parse_reference(typed);
  if (!reference) return Error{ErrorKind::invalid, "problem.find.not_a_reference", {}};
  const auto record = parts.store.concerns.find_by_reference(*reference);
  if (!record.ok() && record.error().kind != ErrorKind::not_found) return record.error();
  const bool found = record.ok() && may(actor, domain::Action::read_concern, facts_of(parts, *record));
  // What they may not read is to them as what is not there; whoever may read it sees who looked for it.
  ports::Work work;
  const auto outcome = found ? Outcome::done : Outcome::refused;
  const auto who = actor.id.to_string();
  work.audit.push_back(record.ok() ? team_line(parts, who, domain::AuditAction::concern_searched, outcome, record->id)
                                   : team_line(parts, who, domain::AuditAction::concern_searched, outcome));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  if (!found) return Error{ErrorKind::not_found, "problem.find.unknown", {}};
  return record->id;
}

}  // namespace heed::app
