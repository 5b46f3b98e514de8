#include "app/release_concerns.hpp"

#include "app/gate.hpp"
#include "domain/concern_state.hpp"

namespace heed::app {

namespace {

constexpr std::size_t most_in_one_work = 50;
constexpr int most_works = 2000;

ports::ChangeConcern given_back(const ports::ConcernRecord& record) {
  ports::ChangeConcern change;
  change.id = record.id;
  change.seen_revision = record.revision;
  change.state = to_string(record.decided_at ? domain::ConcernState::read : domain::ConcernState::received);
  change.clear_owner = true;
  return change;
}

}  // namespace

Result<Released> release_concerns(Parts& parts, const UserId& owner, std::string_view who) {
  Released released;
  ports::InboxQuery query;
  query.area_id = parts.rules.area_id;
  query.with_restricted = true;
  query.owner = owner;
  query.state = to_string(domain::ConcernState::in_progress);
  query.limit = most_in_one_work;
  for (int work_number = 0; work_number < most_works; ++work_number) {
    const auto held = TRY(parts.store.concerns.list(query));
    if (held.empty()) break;
    ports::Work work;
    for (const auto& record : held) {
      work.writes.emplace_back(given_back(record));
      work.audit.push_back(team_line(parts, who, domain::AuditAction::concern_put_back, Outcome::done, record.id));
    }
    const auto committed = parts.store.unit_of_work.commit(std::move(work));
    if (!committed.ok() && committed.error().code == "store.revision") continue;  // somebody changed one meanwhile
    TRY(committed);
    released.concerns += held.size();
    for (const auto& record : held) released.in_danger += record.danger_now && !record.decided_at ? 1 : 0;
  }
  return released;
}

}  // namespace heed::app
