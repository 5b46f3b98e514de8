#include <algorithm>

#include "app/readers.hpp"
#include "app/service_parts.hpp"
#include "app/team.hpp"

namespace heed::app {

Result<std::size_t> DangerNow::operator()(const domain::Actor& actor) const {
  const auto& parts = m_service.parts();
  if (actor.area_id != parts.rules.area_id || !may(actor, domain::Action::list_inbox)) return std::size_t{0};
  ports::InboxQuery query;
  query.area_id = actor.area_id;
  query.reader = actor.id;
  set_restricted(parts, actor, query);
  query.nobodys_only = true;
  query.limit = most_danger_counted - 1;  // the store gives one more
  // Danger now stands first in every list.
  const auto first = TRY(parts.store.concerns.list(query));
  const auto waits = [](const ports::ConcernRecord& record) { return record.danger_now; };
  return static_cast<std::size_t>(std::count_if(first.begin(), first.end(), waits));
}

}  // namespace heed::app
