#include "app/holding.hpp"

#include <algorithm>

#include "app/concern_view.hpp"
#include "app/gate.hpp"
#include "app/readers.hpp"
#include "domain/concern_state.hpp"

namespace heed::app {

namespace {

constexpr std::size_t page_of_concerns = 100, most_pages = 100;

// The open concerns that they have, whoever may read them: also what is kept from themselves.
ports::InboxQuery held_by(const Parts& parts, UserId owner) {
  ports::InboxQuery query;
  query.area_id = parts.rules.area_id;
  query.owner = owner;
  query.with_restricted = true;
  query.state = to_string(domain::ConcernState::in_progress);
  return query;
}

// Its clock runs day and night, or a message came after that clock was stopped.
bool cannot_wait(const ports::ConcernRecord& record) {
  return (record.danger_now || record.same_day) && (!record.decided_at || record.message_waits_since);
}

ports::ChangeConcern given_back(const ports::ConcernRecord& record) {
  ports::ChangeConcern change;
  change.id = record.id;
  change.seen_revision = record.revision;
  change.state = to_string(record.decided_at ? domain::ConcernState::read : domain::ConcernState::received);
  change.clear_owner = true;
  return change;
}

}  // namespace

bool is_only(const Parts& parts, const KnownUser& user, domain::Role role) {
  const auto users = parts.users.all();
  return user.roles.contains(role) && std::none_of(users.begin(), users.end(), [&](const KnownUser& other) {
           return other.record.id != user.record.id && !other.disabled && other.roles.contains(role);
         });
}

Result<Holding> holding_of(const Parts& parts, const KnownUser& user, const domain::Actor* asker) {
  Holding holding;
  auto query = held_by(parts, user.record.id);
  if (asker != nullptr) query.reader = asker->id;
  // Whoever sees an inbox would read from a greater number here that there is something they do not see.
  if (asker != nullptr && works_on_concerns(asker->roles)) set_restricted(parts, *asker, query);
  query.limit = page_of_concerns;
  for (std::size_t page = 0; page < most_pages; ++page) {
    query.offset = page * page_of_concerns;
    const auto found = TRY(parts.store.concerns.list(query));
    const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), page_of_concerns));
    holding.concerns += static_cast<std::size_t>(end - found.begin());
    holding.cannot_wait += static_cast<std::size_t>(std::count_if(found.begin(), end, cannot_wait));
    if (found.size() <= page_of_concerns) break;
  }
  holding.only_reader = everyone_who_works(parts) == std::vector{user.record.id};
  holding.last_named_reader = named_readers(parts) == std::vector{user.record.id};
  holding.only_manager = is_only(parts, user, domain::Role::manager);
  holding.only_administrator = is_only(parts, user, domain::Role::administrator);
  return holding;
}

void release_unless_theirs(Parts& parts, UserId owner, const ports::ConcernRecord& record, std::string_view who) {
  const auto user = parts.users.find(owner);
  if (!user || may_be_given_to(parts, *user, record)) return;
  [[maybe_unused]] const auto released =
      release_concerns(parts, owner, who, [&](const ports::ConcernRecord& theirs) { return theirs.id == record.id; });
}

Result<void> release_concerns(Parts& parts, UserId owner, std::string_view who, const ChooseConcerns& which) {
  constexpr int most_works = 2000;
  auto query = held_by(parts, owner);
  query.limit = 50;
  for (int count = 0; count < most_works; ++count) {
    const auto held = TRY(parts.store.concerns.list(query));
    if (held.empty()) break;
    ports::Work work;
    for (const auto& record : held) {
      if (!which(record)) continue;
      work.writes.emplace_back(given_back(record));
      work.audit.push_back(team_line(parts, who, domain::AuditAction::concern_put_back, Outcome::done, record.id));
    }
    // What was given back leaves the list; what stays with them is passed over from here on.
    if (work.writes.empty()) {
      query.offset += held.size();
      continue;
    }
    const auto committed = parts.store.unit_of_work.commit(std::move(work));
    // A revision: somebody changed one of them meanwhile.
    if (!committed.ok() && committed.error().code != "store.revision") return committed;
  }
  return {};
}

}  // namespace heed::app
