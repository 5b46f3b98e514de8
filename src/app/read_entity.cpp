#include "app/read_entity.hpp"

#include <algorithm>
#include <set>

#include "app/entity_parts.hpp"
#include "app/gate.hpp"
#include "app/known_catch_up.hpp"
#include "app/opening_words.hpp"
#include "app/sealed_records.hpp"

namespace heed::app {

namespace {

Result<std::vector<DecisionView>> decisions_of(const Parts& parts, ConcernId concern) {
  std::vector<DecisionView> decisions;
  for (const auto& decision : TRY(parts.store.concerns.decisions(concern)))
    decisions.push_back(
        {parts.users.name_of(decision.author.to_string()), decision.decided_at, TRY(open_decision(parts, decision))});
  return decisions;
}

Result<ConcernOfEntity> concern_of_entity(EntityReading& reading, const KnownPlace& place) {
  const auto& opened = *reading.readable.open(place.concern);
  const auto& record = opened.record;
  const auto& zone = reading.parts.rules.calendar.time_zone;
  ConcernOfEntity one;
  one.told = reading.other_mention(place);
  one.happened = happened_on(opened.concern, local_date(record.received_at, zone));
  one.opening = opening_words(opened.concern.worry);
  one.state = domain::parse_concern_state(record.state).value_or(domain::ConcernState::received);
  one.danger_now = record.danger_now;
  one.same_day = record.same_day;
  one.decide_by = record.decide_by;
  one.decided_at = record.decided_at;
  one.designated_officer_by = record.designated_officer_by;
  one.designated_officer_told_at = record.designated_officer_told_at;
  if (record.owner) one.owner_name = reading.parts.users.name_of(record.owner->to_string());
  one.decisions = TRY(decisions_of(reading.parts, record.id));
  return one;
}

// Each concern once, by when it happened, else by when it was told.
Result<std::vector<ConcernOfEntity>> chronology(EntityReading& reading, const std::vector<KnownPlace>& places) {
  std::vector<ConcernOfEntity> all;
  for (const auto& place : places) {
    const bool is_there = !all.empty() && all.back().told.concern == place.concern;  // the places are in order
    if (!is_there) all.push_back(TRY(concern_of_entity(reading, place)));
  }
  const auto& zone = reading.parts.rules.calendar.time_zone;
  const auto when = [&](const ConcernOfEntity& one) {
    return std::pair(one.happened ? one.happened->first : local_date(one.told.received_at, zone), one.told.received_at);
  };
  std::ranges::stable_sort(all, {}, when);
  return all;
}

std::set<ConcernId> shown(const Entity& entity) {
  std::set<ConcernId> concerns{entity.concern};
  for (const auto& one : entity.concerns) concerns.insert(one.told.concern);
  for (const auto& node : entity.around.nodes) concerns.insert(node.concern);
  for (const auto& edge : entity.around.edges)
    for (const auto& cited : edge.cited.concerns) concerns.insert(cited.concern);
  for (const auto& one : entity.may_be)
    for (const auto& cited : one.cited.concerns) concerns.insert(cited.concern);
  return concerns;
}

bool has_adult_beside(const Around& around) {
  return std::ranges::any_of(around.edges, [&](const AroundEdge& edge) {
    return edge.from == 0 && !edge.suggested && around.nodes[edge.to].kind == mentions::EntityKind::adult;
  });
}

}  // namespace

Result<Entity> ReadEntity::operator()(const domain::Actor& actor, ConcernId id, const std::string& place,
                                      Rings rings) const {
  auto& parts = m_service.parts();
  TRY(admit(parts, actor, domain::Action::read_known, id));
  TRY(catch_up_for_page(parts));
  EntityReading reading(parts, actor);
  const KnownPlace mine{id, place};
  const auto* const mention = reading.same.mention_at(mine);
  if (mention == nullptr) return Error{ErrorKind::not_found, "entity.unknown", {}};
  const auto& same = reading.same.of(mine);
  Entity entity;
  entity.kind = mention->kind;
  entity.name = reading.name_of(same.places);
  entity.concern = id;
  entity.place = place;
  entity.said = said_of_entity(reading, same.places);
  entity.concerns = TRY(chronology(reading, same.places));
  std::vector<ConcernId> concerns;
  for (const auto& one : entity.concerns) concerns.push_back(one.told.concern);
  entity.origins = reading.cite(concerns).origins;
  entity.may_be = may_be_same(reading, same);
  entity.around = around_entity(reading, same, entity.may_be, rings);
  entity.gaps = gaps_of_entity(reading, same.places, has_adult_beside(entity.around));
  entity.something_for_others = same.something_for_others;
  entity.not_all = same.not_all;
  ports::Work work;
  for (const auto concern : shown(entity))
    work.audit.push_back(
        team_line(parts, actor.id.to_string(), domain::AuditAction::entity_read, Outcome::done, concern));
  TRY(parts.store.unit_of_work.commit(std::move(work)));
  return entity;
}

}  // namespace heed::app
