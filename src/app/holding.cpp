#include "app/holding.hpp"

#include <algorithm>

#include "app/readers.hpp"
#include "domain/concern_state.hpp"

namespace heed::app {

namespace {

constexpr std::size_t page_of_concerns = 100, most_pages = 100;

bool is_only(const Parts& parts, const KnownUser& user, domain::Role role) {
  const auto users = parts.users.all();
  return user.roles.contains(role) && std::none_of(users.begin(), users.end(), [&](const KnownUser& other) {
           return other.record.id != user.record.id && !other.disabled && other.roles.contains(role);
         });
}

// Its clock runs day and night, or a message came after that clock was stopped.
bool cannot_wait(const ports::ConcernRecord& record) {
  return (record.danger_now || record.same_day) && (!record.decided_at || record.message_waits_since);
}

}  // namespace

Result<Holding> holding_of(const Parts& parts, const KnownUser& user) {
  Holding holding;
  ports::InboxQuery query;
  query.area_id = parts.rules.area_id;
  query.reader = user.record.id;
  query.owner = user.record.id;
  query.with_restricted = true;
  query.state = to_string(domain::ConcernState::in_progress);
  query.limit = page_of_concerns;
  for (std::size_t page = 0; page < most_pages; ++page) {
    query.offset = page * page_of_concerns;
    const auto found = TRY(parts.store.concerns.list(query));
    const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), page_of_concerns));
    holding.concerns += static_cast<std::size_t>(end - found.begin());
    holding.cannot_wait += static_cast<std::size_t>(std::count_if(found.begin(), end, cannot_wait));
    if (found.size() <= page_of_concerns) break;
  }
  holding.last_named_reader = named_readers(parts) == std::vector{user.record.id};
  holding.only_manager = is_only(parts, user, domain::Role::manager);
  holding.only_administrator = is_only(parts, user, domain::Role::administrator);
  return holding;
}

}  // namespace heed::app
