#include "app/concern_view.hpp"
#include "app/done_before.hpp"
#include "app/gate.hpp"
#include "app/readers.hpp"
#include "app/team.hpp"
#include "domain/concern_state.hpp"

namespace heed::app {

namespace {

constexpr int most_attempts = 5;

// What they had taken, and what nobody has that was opened and not decided, perhaps by them alone: read by nobody who may work on it,
// it would be passed over.
bool is_for_others(const domain::Actor& actor, const ports::ConcernRecord& record) {
  if (is_taken(record)) return record.owner == actor.id;
  return record.state == to_string(domain::ConcernState::read) && !record.decided_at;
}

bool leaves_a_reader(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record) {
  auto left = record;
  left.excluded.push_back(actor.id);
  return has_reader(parts, left);
}

ports::Work work_of(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record) {
  ports::Work work;
  work.writes.emplace_back(ports::ExcludeUser{record.id, actor.id});
  // A change in any case: whoever gives it to them, or is the last reader but one, at the same moment looks again.
  ports::ChangeConcern change;
  change.id = record.id;
  change.seen_revision = record.revision;
  if (is_for_others(actor, record)) {
    change.state = to_string(domain::ConcernState::received);
    change.clear_owner = true;
  }
  work.writes.emplace_back(std::move(change));
  if (!leaves_a_reader(parts, actor, record))
    work.writes.emplace_back(ports::InsertOutbox{notice(parts, "concern.without-reader", record.id)});
  work.audit.push_back(
      team_line(parts, actor.id.to_string(), domain::AuditAction::conflict_declared, Outcome::done, record.id));
  return work;
}

}  // namespace

Result<DeclareConflict::Left> DeclareConflict::foresee(const domain::Actor& actor, ConcernId id) const {
  auto& parts = m_service.parts();
  const auto record = TRY(admit(parts, actor, domain::Action::declare_conflict, id));
  return leaves_a_reader(parts, actor, record) ? Left::somebody : Left::nobody;
}

Result<DeclareConflict::Declared> DeclareConflict::operator()(const domain::Actor& actor, ConcernId id) const {
  auto& parts = m_service.parts();
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    const auto record = TRY(admit_first(parts, actor, domain::Action::declare_conflict, id));
    if (!record) return Declared{Said::already_and_reads_no_more, Left::somebody};
    const Left left = leaves_a_reader(parts, actor, *record) ? Left::somebody : Left::nobody;
    const auto committed = parts.store.unit_of_work.commit(work_of(parts, actor, *record));
    if (committed.ok()) return Declared{Said::newly, left};
    if (committed.error().code != "store.revision") return committed.error();
  }
  return Error{ErrorKind::unavailable, "store.busy", {}};
}

}  // namespace heed::app
