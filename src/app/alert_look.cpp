#include "app/alert_look.hpp"

#include <algorithm>

#include "domain/decision.hpp"

namespace heed::app {

namespace {

using content::AlertKind;
using matching::EntityKind;

constexpr std::size_t most_suggested = 24;
// Of one subject; those that were told last. A school that everybody names is no accumulation.
constexpr std::size_t most_sightings = 60;

bool is_thing(EntityKind kind) {
  return kind == EntityKind::contact || kind == EntityKind::vehicle || kind == EntityKind::place;
}

// A place that was closed with no action says nothing: half a town may be named by it.
bool may_be_closed_before(EntityKind kind) {
  return kind == EntityKind::child || kind == EntityKind::adult || kind == EntityKind::vehicle ||
         kind == EntityKind::contact;
}

const NamedChild* child_at(const ConcernFacts& facts, const std::string& place) {
  const auto found = std::ranges::find(facts.children, place, &NamedChild::place);
  return found == facts.children.end() ? nullptr : &*found;
}

}  // namespace

AlertReaders readers_of_alerts(const Parts& parts) {
  const auto& area = parts.rules.area_id;
  return {{UserId{}, {}, area, {domain::Role::worker}, /*named_reader=*/false, /*must_change_password=*/false},
          {UserId{}, {}, area, {domain::Role::manager}, /*named_reader=*/true, /*must_change_password=*/false}};
}

const content::AlertRule* AlertLook::rule(AlertKind kind) const {
  const auto* const found = m_rules.find(kind);
  return found != nullptr && found->on ? found : nullptr;
}

bool AlertLook::counts(ConcernId concern) {
  if (!m_readable.may_read(concern)) {
    m_has_passed_over = true;
    return false;
  }
  if (!m_until) return true;
  const auto facts = m_parts.known->facts_of(concern);
  return facts && facts->received_at <= *m_until;
}

// Company that somebody may not read would tell them of it by the alert that it helped to make.
bool AlertLook::is_open_to_all(linkage::MentionId id) {
  const auto [at, is_new] = m_open.try_emplace(id, false);
  if (!is_new) return at->second;
  const auto place = m_parts.known->place_of(id);
  return at->second = place && counts(place->concern) && m_readable.keeps_nobody_away(place->concern);
}

// The same company speaks for many.
bool AlertLook::is_entity_open(linkage::MentionId entity) {
  const auto [at, is_new] = m_open_entities.try_emplace(entity, false);
  if (!is_new) return at->second;
  const auto& network = m_parts.known->network();
  const auto kind = network.kind_of(entity);
  if (!kind) return false;
  const auto mentions = network.index(*kind)->mentions_of(entity);
  return at->second = std::ranges::all_of(mentions, [&](auto id) { return is_open_to_all(id); });
}

bool AlertLook::rests_on_open(const linkage::HeldSuggestion& one) {
  return std::ranges::all_of(one.mentions, [&](auto id) { return is_open_to_all(id); }) &&
         std::ranges::all_of(one.suggestion.company,
                             [&](const linkage::Company& company) { return is_entity_open(company.entity); });
}

bool AlertLook::agrees_by_itself(linkage::MentionId one, linkage::MentionId other) const {
  const auto& network = m_parts.known->network();
  const auto kind = network.kind_of(one);
  if (!kind || network.kind_of(other) != kind) return false;
  const auto score = network.index(*kind)->explain(one, other);
  return score && score->weight >= 0;
}

void AlertLook::add_suggested(const linkage::HeldSuggestion& one, linkage::MentionId mine,
                              std::set<KnownPlace>& found) {
  const bool is_its_word = linkage::band_of(one.suggestion) != linkage::Band::weak && rests_on_open(one);
  for (const auto other : one.mentions) {
    const auto place = m_parts.known->place_of(other);
    if (!place || !counts(place->concern)) continue;
    if (is_its_word || agrees_by_itself(mine, other)) found.insert(*place);
  }
}

std::vector<AlertLook::Same> AlertLook::look_for_same(const KnownPlace& place) {
  std::vector<Same> all{{place, false}};
  const auto id = m_parts.known->mention_at(place);
  if (!id) return all;
  const auto& network = m_parts.known->network();
  const auto confirmed = m_same.of(place).places;
  for (const auto& one : confirmed)
    if (one != place && counts(one.concern)) all.push_back({one, false});
  std::set<KnownPlace> suggested;
  for (const auto& one : network.suggest_held(*id, m_searcher, most_suggested).may_be)
    add_suggested(one, *id, suggested);
  // What was confirmed only by way of what this reader may not read is not confirmed for them.
  for (const auto other : network.decided_of(*id).same)
    if (const auto at = m_parts.known->place_of(other); at && counts(at->concern) && agrees_by_itself(*id, other))
      suggested.insert(*at);
  for (const auto& one : suggested)
    if (std::ranges::find(confirmed, one) == confirmed.end() && one.concern != place.concern)
      all.push_back({one, true});
  return all;
}

const std::vector<AlertLook::Same>& AlertLook::same_as(const KnownPlace& place) {
  const auto found = m_found.find(place);
  if (found != m_found.end()) return found->second;
  return m_found.emplace(place, look_for_same(place)).first->second;
}

Result<std::optional<Date>> AlertLook::closed_without_action(ConcernId concern) {
  const auto* const record = m_readable.record_of(concern);
  if (record == nullptr || !record->closed_at) return std::optional<Date>();
  const auto decisions = TRY(m_parts.store.concerns.decisions(concern));
  if (decisions.empty() || decisions.back().kind != to_string(domain::DecisionKind::no_further_action))
    return std::optional<Date>();
  return std::optional(local_date(*record->closed_at, m_parts.rules.calendar.time_zone));
}

Result<std::optional<Sighting>> AlertLook::sighting(const KnownPlace& place, bool suggested) {
  const auto facts = m_parts.known->facts_of(place.concern);
  if (!facts) return std::optional<Sighting>();
  Sighting one;
  one.concern = place.concern;
  one.place = place.place;
  one.received_at = facts->received_at;
  one.told_on = facts->told_on;
  one.happened = facts->happened;
  one.origin = m_parts.known->origin_of(place.concern);
  one.suggested = suggested;
  one.missing = facts->missing;
  one.gift = facts->gift;
  if (rule(AlertKind::closed_before) != nullptr) one.closed_on = TRY(closed_without_action(place.concern));
  return std::optional(std::move(one));
}

// Each concern once: what somebody confirmed goes before what is only suggested.
Result<AlertLook::Subject> AlertLook::subject_of(const KnownPlace& place, EntityKind kind) {
  Subject subject;
  subject.place = place;
  subject.kind = kind;
  std::map<ConcernId, Same> by_concern;
  for (const auto& one : same_as(place)) {
    subject.places.insert(one.place);
    const auto [at, is_new] = by_concern.try_emplace(one.place.concern, one);
    if (!is_new && at->second.suggested && !one.suggested) at->second = one;
  }
  by_concern.erase(place.concern);
  const auto now = TRY(sighting(place, false));
  if (now) subject.now = *now;
  std::vector<std::pair<Instant, Same>> newest;
  for (const auto& [concern, one] : by_concern)
    if (const auto facts = m_parts.known->facts_of(concern)) newest.emplace_back(facts->received_at, one);
  std::ranges::sort(newest, std::greater<>(), [](const auto& one) { return one.first; });
  if (newest.size() > most_sightings) newest.resize(most_sightings);
  for (const auto& [at, one] : newest)
    if (const auto seen = TRY(sighting(one.place, one.suggested))) subject.others.push_back(*seen);
  return subject;
}

// One that a concern names twice is one subject.
Result<std::vector<AlertLook::Subject>> AlertLook::subjects_of(ConcernId concern) {
  std::vector<Subject> subjects;
  for (const auto id : m_parts.known->mentions_of(concern)) {
    const auto place = m_parts.known->place_of(id);
    const auto kind = m_parts.known->network().kind_of(id);
    if (!place || !kind) continue;
    const auto is_there = [&](const Subject& one) { return one.kind == *kind && one.places.contains(*place); };
    if (std::ranges::any_of(subjects, is_there)) continue;
    subjects.push_back(TRY(subject_of(*place, *kind)));
  }
  return subjects;
}

void AlertLook::add(const Subject& subject, std::optional<Fired> fired, std::vector<FiredOf>& all) const {
  if (fired) all.push_back({std::move(*fired), subject.places});
}

Result<void> AlertLook::look_for_siblings(const Subject& child, std::vector<FiredOf>& fired) {
  const auto* const numbers = rule(AlertKind::sibling_known);
  const auto facts = m_parts.known->facts_of(child.place.concern);
  const auto* const named = facts ? child_at(*facts, child.place.place) : nullptr;
  if (numbers == nullptr || named == nullptr || !child.others.empty()) return {};
  std::set<KnownPlace> siblings;
  const auto consider = [&](const KnownPlace& place) {
    const auto theirs = m_parts.known->facts_of(place.concern);
    const auto* const other = theirs ? child_at(*theirs, place.place) : nullptr;
    const bool is_another = other != nullptr && other->given != 0 && named->given != 0 && other->given != named->given;
    if (is_another && !child.places.contains(place) && counts(place.concern)) siblings.insert(place);
  };
  for (const auto household : named->households)
    for (const auto& place : m_parts.known->in_household(household)) consider(place);
  // Those of the same surname in the same concern, where else they are named.
  for (const auto& beside : facts->children) {
    if (named->surname == 0 || beside.surname != named->surname || beside.given == named->given) continue;
    const auto same = same_as({child.place.concern, beside.place});
    for (const auto& one : same) consider(one.place);
  }
  Sightings seen;
  for (const auto& place : siblings)
    if (const auto one = TRY(sighting(place, false)); one && place.concern != child.place.concern) seen.push_back(*one);
  add(child, sibling_known(*numbers, child.now, child.others, seen), fired);
  return {};
}

Result<void> AlertLook::look_at_child(const Subject& child, const std::vector<Subject>& all,
                                      std::vector<FiredOf>& fired) {
  if (const auto* const numbers = rule(AlertKind::several_concerns))
    add(child, several_concerns(*numbers, child.now, child.others), fired);
  if (const auto* const numbers = rule(AlertKind::missing_and_gift))
    add(child, missing_and_gift(*numbers, child.now, child.others), fired);
  const auto facts = m_parts.known->facts_of(child.place.concern);
  const auto is_beside = [&](const Subject& one) { return facts && facts->beside.contains(one.place.place); };
  if (const auto* const numbers = rule(AlertKind::new_adult))
    for (const auto& adult : all)
      if (adult.kind == EntityKind::adult && !is_beside(adult))
        add(child, new_adult(*numbers, child.now, child.others, adult.now, adult.others), fired);
  return look_for_siblings(child, fired);
}

// Only children who were called by a name can be told apart, and two that may be one count as one.
void AlertLook::add_children(Sighting& sighting, std::map<KnownPlace, std::size_t>& numbers) {
  const auto facts = m_parts.known->facts_of(sighting.concern);
  if (!facts) return;
  for (const auto& child : facts->children) {
    const KnownPlace place{sighting.concern, child.place};
    if (!numbers.contains(place)) {
      const auto& same = same_as(place);
      const auto known = std::ranges::find_if(same, [&](const Same& one) { return numbers.contains(one.place); });
      const auto number = known == same.end() ? numbers.size() : numbers.at(known->place);
      for (const auto& one : same) numbers.emplace(one.place, number);
    }
    sighting.children.push_back({numbers.at(place), child.place});
  }
}

void AlertLook::look_at_thing(Subject thing, std::vector<FiredOf>& fired) {
  const auto* const numbers = rule(AlertKind::shared);
  const auto facts = m_parts.known->facts_of(thing.place.concern);
  if (numbers == nullptr || thing.others.empty() || !facts || facts->children.empty()) return;
  std::map<KnownPlace, std::size_t> children;
  add_children(thing.now, children);
  for (auto& other : thing.others) add_children(other, children);
  add(thing, shared(*numbers, thing.now, thing.others), fired);
}

Result<std::vector<FiredOf>> AlertLook::look(ConcernId concern) {
  std::vector<FiredOf> fired;
  if (!counts(concern)) return fired;
  const auto subjects = TRY(subjects_of(concern));
  for (const auto& subject : subjects) {
    if (subject.kind == EntityKind::child) TRY(look_at_child(subject, subjects, fired));
    if (is_thing(subject.kind)) look_at_thing(subject, fired);
    const auto* const numbers = may_be_closed_before(subject.kind) ? rule(AlertKind::closed_before) : nullptr;
    if (numbers != nullptr) add(subject, closed_before(*numbers, subject.now, subject.others), fired);
  }
  // What could not be read now may be what adds up.
  if (m_readable.has_failed()) return Error{ErrorKind::unavailable, "store.busy", {}};
  return fired;
}

}  // namespace heed::app
