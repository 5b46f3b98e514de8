#include <algorithm>

#include "app/gate.hpp"
#include "app/team.hpp"

namespace heed::app {

namespace {

constexpr std::size_t most_looked_at = 100;

bool hears_at_once(const domain::Actor& actor) {
  using enum domain::Role;
  return actor.roles.contains(manager) || actor.roles.contains(administrator) || actor.roles.contains(auditor);
}

}  // namespace

Result<bool> DangerForNamedReaders::operator()(const domain::Actor& actor) const {
  const auto& parts = m_service.parts();
  if (actor.area_id != parts.rules.area_id) return false;
  ports::InboxQuery query;
  query.area_id = actor.area_id;
  query.reader = actor.id;
  query.with_restricted = true;
  query.nobodys_only = query.danger_only = true;
  query.limit = most_looked_at;
  const auto waiting = TRY(parts.store.concerns.list(query));
  return std::any_of(waiting.begin(), waiting.end(), [&](const ports::ConcernRecord& record) {
    const bool told = hears_at_once(actor) || record.decide_by < parts.clock.now();
    return record.restricted && told && !may(actor, domain::Action::read_concern, facts_of(parts, record));
  });
}

}  // namespace heed::app
