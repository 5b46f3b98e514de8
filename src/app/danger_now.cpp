#include <algorithm>

#include "app/concern_view.hpp"
#include "app/readers.hpp"
#include "app/team.hpp"

namespace heed::app {

namespace {

void add_taken(const Parts& parts, const ports::ConcernRecord& record, DangerWaiting& waiting) {
  if (!is_taken(record) || !record.owner) return;
  const UserId& owner = *record.owner;
  ++waiting.taken_concerns;
  const auto theirs = std::find_if(waiting.taken.begin(), waiting.taken.end(),
                                   [&](const DangerTaken& one) { return one.owner == owner; });
  if (theirs != waiting.taken.end())
    ++theirs->concerns;
  else
    waiting.taken.push_back({owner, parts.users.name_of(owner.to_string()), record.id, 1});
}

}  // namespace

Result<DangerWaiting> DangerNow::operator()(const domain::Actor& actor) const {
  const auto& parts = m_service.parts();
  DangerWaiting waiting;
  if (actor.area_id != parts.rules.area_id || !may(actor, domain::Action::list_inbox)) return waiting;
  ports::InboxQuery query;
  query.area_id = actor.area_id;
  query.reader = actor.id;
  set_restricted(parts, actor, query);
  query.limit = most_danger_counted - 1;  // the store gives one more
  auto nobodys = query;
  nobodys.nobodys_only = true;
  // Danger now stands first in every list.
  const auto first = TRY(parts.store.concerns.list(nobodys));
  const auto in_danger = [](const ports::ConcernRecord& record) { return record.danger_now; };
  waiting.nobodys = static_cast<std::size_t>(std::count_if(first.begin(), first.end(), in_danger));
  // Asked by itself: a flood of what nobody has must not stand before it.
  query.danger_only = query.unread_only = true;
  query.state = to_string(domain::ConcernState::in_progress);
  for (const auto& record : TRY(parts.store.concerns.list(query))) add_taken(parts, record, waiting);
  return waiting;
}

}  // namespace heed::app
