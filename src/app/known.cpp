#include "app/known.hpp"

#include <algorithm>
#include <stdexcept>

#include "app/known_values.hpp"
#include "app/linkage_models.hpp"
#include "linkage/splink_json.hpp"
#include "matching/value.hpp"

namespace heed::app {

namespace {

// Of fewer it is not known how common a name is: each is taken to be as common as names are.
constexpr std::size_t enough_for_frequencies = 2'000;

linkage::Network::Models models() {
  linkage::Network::Models models;
  for (const auto kind : matching::all_entity_kinds()) {
    const auto json = linkage_model(kind);
    if (json.empty()) continue;
    auto model = linkage::read_model(json);
    if (!model.ok()) throw std::logic_error("a model that was built in cannot be read: " + model.error().detail);
    models[static_cast<std::size_t>(kind)] = std::move(model).value();
  }
  return models;
}

}  // namespace

std::optional<KnownPlace> Known::place_of(linkage::MentionId mention) const {
  const std::lock_guard lock(m_mutex);
  const auto found = m_places.find(mention);
  if (found == m_places.end()) return std::nullopt;
  return found->second;
}

std::optional<linkage::MentionId> Known::mention_at(const KnownPlace& place) const {
  const std::lock_guard lock(m_mutex);
  const auto concern = m_concerns.find(place.concern);
  if (concern == m_concerns.end()) return std::nullopt;
  for (const auto mention : concern->second.mentions)
    if (const auto found = m_places.find(mention); found != m_places.end() && found->second == place) return mention;
  return std::nullopt;
}

std::vector<linkage::MentionId> Known::mentions_of(ConcernId concern) const {
  const std::lock_guard lock(m_mutex);
  const auto found = m_concerns.find(concern);
  return found == m_concerns.end() ? std::vector<linkage::MentionId>() : found->second.mentions;
}

std::uint64_t Known::origin_of(ConcernId concern) const {
  const std::lock_guard lock(m_mutex);
  const auto found = m_concerns.find(concern);
  return found == m_concerns.end() ? 0 : found->second.origin;
}

bool Known::holds(ConcernId concern) const {
  const std::lock_guard lock(m_mutex);
  return m_concerns.contains(concern);
}

std::optional<ConcernFacts> Known::facts_of(ConcernId concern) const {
  const std::lock_guard lock(m_mutex);
  const auto found = m_concerns.find(concern);
  return found == m_concerns.end() ? std::nullopt : std::optional(found->second.facts);
}

std::vector<KnownPlace> Known::in_household(std::uint64_t household) const {
  const std::lock_guard lock(m_mutex);
  const auto found = m_households.find(household);
  return found == m_households.end() ? std::vector<KnownPlace>() : found->second;
}

std::vector<ConcernId> Known::told_since(Instant since) const {
  std::vector<std::pair<Instant, ConcernId>> told;
  const std::lock_guard lock(m_mutex);
  for (const auto& [id, held] : m_concerns)
    if (held.facts.received_at >= since) told.emplace_back(held.facts.received_at, id);
  std::ranges::sort(told);
  std::vector<ConcernId> ids;
  for (const auto& [at, id] : told) ids.push_back(id);
  return ids;
}

std::size_t Known::concerns() const {
  const std::lock_guard lock(m_mutex);
  return m_concerns.size();
}

void Known::arrived(ConcernId concern) {
  {
    const std::lock_guard lock(m_mutex);
    m_arrived.insert(concern);
  }
  m_has_arrived.notify_one();
}

void Known::nudge() {
  {
    const std::lock_guard lock(m_mutex);
    m_nudged = true;
  }
  m_has_arrived.notify_one();
}

void Known::wait_for_arrival(std::stop_token stop) {
  std::unique_lock lock(m_mutex);
  m_has_arrived.wait(lock, std::move(stop), [&] { return m_nudged || !m_arrived.empty(); });
  m_nudged = false;
}

std::set<ConcernId> Known::take_arrived() {
  const std::lock_guard lock(m_mutex);
  return std::exchange(m_arrived, {});
}

// The same at every start, so that what people said of two mentions holds; another one where two should ever meet.
linkage::MentionId Known::number(const KnownPlace& place) {
  auto id = matching::combine(matching::hash_of(place.concern.to_string()), matching::hash_of(place.place));
  while (id == 0 || (m_places.contains(id) && m_places.at(id) != place)) ++id;
  m_places.emplace(id, place);
  return id;
}

// Instead of what was held of this concern.
void Known::hold(const KnownConcern& concern) {
  auto& held = m_concerns[concern.id];
  const auto each_home = [&](const auto& visit) {
    for (const auto& child : held.facts.children)
      for (const auto household : child.households) visit(household, KnownPlace{concern.id, child.place});
  };
  each_home([&](std::uint64_t household, const KnownPlace& place) { std::erase(m_households[household], place); });
  held.mentions.clear();
  held.origin = concern.origin;
  held.facts = concern.facts;
  each_home([&](std::uint64_t household, const KnownPlace& place) { m_households[household].push_back(place); });
}

linkage::ToldTogether Known::told_of(const KnownConcern& concern) {
  linkage::ToldTogether told;
  told.origin = concern.origin;
  std::vector<std::optional<std::uint16_t>> numbers;  // by mention: its place in `told`
  const std::lock_guard lock(m_mutex);
  hold(concern);
  auto& held = m_concerns[concern.id].mentions;
  for (const auto& mention : concern.mentions.all) {
    const auto* const index = m_network->index(mention.kind);
    numbers.emplace_back();
    if (index == nullptr) continue;
    auto values = known_values(index->model(), mention, concern.told_on);
    if (values.empty()) continue;
    numbers.back() = static_cast<std::uint16_t>(told.mentions.size());
    held.push_back(number({concern.id, mention.place}));
    if (m_loaded)
      m_terms.add(held.back(), index->model().columns, values.values);
    else
      m_terms.load(held.back(), index->model().columns, values.values);
    told.mentions.push_back({mention.kind, {held.back(), std::move(values.values)}});
  }
  for (const auto& [left, right] : concern.mentions.together)
    if (numbers[left] && numbers[right]) told.together.push_back({*numbers[left], *numbers[right]});
  return told;
}

// What people said of a mention that is gone, or of another kind now, joins nobody by way of it.
void Known::forget_words_of_gone(const KnownConcern& concern) {
  for (const auto id : mentions_of(concern.id)) {
    const auto kind = m_network->kind_of(id);
    const auto place = place_of(id);
    if (!kind || !place) continue;
    const auto stays = std::ranges::any_of(concern.mentions.all, [&](const mentions::Mention& one) {
      return one.place == place->place && one.kind == *kind;
    });
    if (stays) continue;
    for (const auto& word : m_network->index(*kind)->words_of(id)) m_network->withdraw(*kind, word);
  }
}

void Known::take_in(const KnownConcern& concern) {
  forget_words_of_gone(concern);
  for (const auto mention : mentions_of(concern.id)) m_network->erase(mention);
  m_network->add(told_of(concern));
}

void Known::say(const KnownPlace& left, const KnownPlace& right, std::optional<linkage::Constraint::Kind> kind,
                const std::vector<std::uint64_t>& evidence) {
  using Kind = linkage::Constraint::Kind;
  const auto one = mention_at(left), other = mention_at(right);
  if (!one || !other) return;
  const auto of = m_network->kind_of(*one);
  if (!of || m_network->kind_of(*other) != of) return;
  for (const auto before : {Kind::must_link, Kind::cannot_link})
    if (before != kind) m_network->withdraw(*of, {before, *one, *other});
  if (kind) m_network->constrain(*of, {*kind, *one, *other, 0, 0, evidence});
}

void Known::load(const std::vector<KnownConcern>& concerns) {
  m_network = std::make_unique<linkage::Network>(models());
  std::vector<linkage::ToldTogether> all;
  std::size_t mentions = 0;
  for (const auto& concern : concerns) {
    all.push_back(told_of(concern));
    mentions += all.back().mentions.size();
  }
  if (mentions >= enough_for_frequencies) {
    m_network->add_all(all);
  } else {
    for (const auto& one : all) m_network->add(one);
  }
  m_terms.settle();
  m_loaded = true;
}

}  // namespace heed::app
