#include "app/concern_view.hpp"
#include "app/gate.hpp"
#include "app/team.hpp"

namespace heed::app {

namespace {

constexpr int most_attempts = 5;

// The line of the reading; with it, in one commit, the first reading's change of state and the key's new wrapping.
Result<ports::Work> work_of_reading(const Parts& parts, const domain::Actor& actor,
                                    const ports::ConcernRecord& record) {
  ports::Work work;
  if (record.state == to_string(domain::ConcernState::received)) {
    ports::ChangeConcern change;
    change.id = record.id;
    change.seen_revision = record.revision;
    change.state = to_string(domain::ConcernState::read);
    if (!record.read_at) change.read_at = parts.clock.now();
    work.writes.emplace_back(std::move(change));
  }
  if (auto key = TRY(rewrapped_key(parts, record)))
    work.writes.emplace_back(ports::RewrapConcern{record.id, std::move(*key)});
  auto line = team_line(parts, actor.id.to_string(), domain::AuditAction::concern_read, Outcome::done, record.id);
  line.sealed_hash = crypto::hash(record.payload.storage_bytes());
  work.audit.push_back(std::move(line));
  return work;
}

}  // namespace

Result<ConcernView> ReadConcern::operator()(const domain::Actor& actor, ConcernId id) const {
  auto& parts = m_service.parts();
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    auto record = TRY(admit(parts, actor, domain::Action::read_concern, id));
    auto told = TRY(open_concern(parts, record));
    const auto committed = parts.store.unit_of_work.commit(TRY(work_of_reading(parts, actor, record)));
    if (!committed.ok() && committed.error().code == "store.revision") continue;
    if (!committed.ok()) return committed.error();
    record = TRY(parts.store.concerns.find(id));
    auto view = view_of(parts, actor, record, std::move(told));
    TRY(add_what_followed(parts, actor, view));
    view.mentions = TRY(mention_views(parts, view));
    return view;
  }
  return Error{ErrorKind::unavailable, "store.busy", {}};
}

}  // namespace heed::app
