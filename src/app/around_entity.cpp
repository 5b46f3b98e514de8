#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "app/entity_parts.hpp"

namespace heed::app {

namespace {

// Of one that many mentions were confirmed to be, what may be the same is looked up for these; of each, so many are asked for.
constexpr std::size_t most_asked = 12, most_suggested = 24, most_shown = 12;
// One ring further no more concerns are opened.
constexpr std::size_t most_opened = 400;

// ---- what may be the same ----

class Suggested {
 public:
  Suggested(EntityReading& reading, const SameOnes& same)
      : m_reading(reading), m_same(same), m_searcher(reading.parts.known->network()) {}

  std::vector<MayBeSame> look() {
    for (std::size_t at = 0; at < m_same.places.size() && at < most_asked; ++at) look_for(m_same.places[at]);
    std::vector<Pair> pairs;
    for (auto& [key, pair] : m_found) pairs.push_back(std::move(pair));
    std::ranges::stable_sort(pairs, [](const Pair& left, const Pair& right) { return left.weight > right.weight; });
    if (pairs.size() > most_shown) pairs.resize(most_shown);
    std::vector<MayBeSame> all;
    for (const auto& pair : pairs) {
      std::vector<ConcernId> concerns;
      for (const auto& place : m_reading.same.of(pair.other).places) concerns.push_back(place.concern);
      all.push_back({m_reading.other_mention(pair.mine), m_reading.other_mention(pair.other),
                     m_reading.cite(std::move(concerns))});
    }
    return all;
  }

 private:
  struct Pair {
    KnownPlace mine, other;
    double weight = 0;
  };

  bool may_read(linkage::MentionId id) {
    const auto place = m_reading.parts.known->place_of(id);
    return place && m_reading.same.mention_at(*place) != nullptr;
  }

  // Whether all that the engine goes by is theirs to read: only then its word is passed on as it is.
  bool rests_on_readable(const linkage::HeldSuggestion& one) {
    const auto& network = m_reading.parts.known->network();
    const auto all = [&](const std::vector<linkage::MentionId>& ids) {
      return std::ranges::all_of(ids, [&](auto id) { return may_read(id); });
    };
    return all(one.mentions) && std::ranges::all_of(one.suggestion.company, [&](const linkage::Company& company) {
             const auto kind = network.kind_of(company.entity);
             return kind && all(network.index(*kind)->mentions_of(company.entity));
           });
  }

  void look_for(const KnownPlace& mine) {
    const auto& known = *m_reading.parts.known;
    const auto id = known.mention_at(mine);
    if (!id) return;
    const auto& network = known.network();
    const auto decided = m_reading.same.decided_of(*id);
    const auto is_open = [&](linkage::MentionId other) {
      return !std::ranges::binary_search(decided.same, other) && !std::ranges::binary_search(decided.rejected, other);
    };
    for (const auto& one : network.suggest_held(*id, m_searcher, most_suggested).may_be) {
      const bool is_its_word = rests_on_readable(one) && linkage::band_of(one.suggestion) != linkage::Band::weak;
      for (const auto other : one.mentions)
        if (is_open(other)) consider(mine, *id, other, is_its_word ? Needs::nothing : Needs::weight);
    }
    // The engine leaves out what people decided, also by way of what this person may not read. For them that is not decided.
    const auto of_all = network.decided_of(*id);
    for (const auto* const others : {&of_all.same, &of_all.rejected})
      for (const auto other : *others)
        if (is_open(other)) consider(mine, *id, other, Needs::weight);
  }

  enum class Needs : std::uint8_t { nothing, weight };

  void consider(const KnownPlace& mine, linkage::MentionId id, linkage::MentionId other, Needs needs) {
    const auto& known = *m_reading.parts.known;
    const auto place = known.place_of(other);
    if (!place || place->concern == mine.concern) return;
    const auto* const mention = m_reading.same.mention_at(*place);
    if (mention == nullptr) return;
    const auto score = known.network().index(mention->kind)->explain(id, other);
    if (!score || (needs == Needs::weight && score->weight < 0)) return;
    add({mine, *place, score->weight});
  }

  void add(Pair pair) {
    const auto& key = m_reading.same.of(pair.other).places.front();
    if (key == m_same.places.front()) return;
    const auto [at, is_new] = m_found.try_emplace(key, pair);
    if (!is_new && at->second.weight < pair.weight) at->second = std::move(pair);
  }

  EntityReading& m_reading;
  const SameOnes& m_same;
  linkage::NetworkSearcher m_searcher;
  std::map<KnownPlace, Pair> m_found;  // by the first mention of each
};

// ---- the network ----

class Surroundings {
 public:
  Surroundings(EntityReading& reading, const SameOnes& same) : m_reading(reading) {
    for (const auto& place : same.places) m_mine.insert(place.concern);
    add_node(same.places.front(), 0);
  }

  void add_suggested(const std::vector<MayBeSame>& may_be) {
    for (const auto& one : may_be) {
      const KnownPlace place{one.other.concern, one.other.mention.place};
      const auto at = add_node(m_reading.same.of(place).places.front(), 1);
      m_around.nodes[at].may_be_the_same = true;
      for (const auto& cited : one.cited.concerns) m_edges[{0, at, true}].push_back(cited.concern);
    }
  }

  void add_first_ring() {
    look_beside(0, [](ConcernId) { return true; });
    add_ring(1);
  }

  // What the first ring was told of together with, where the one in the middle was not.
  void add_second_ring() {
    const auto inner = m_around.nodes.size();
    for (std::size_t at = 1; at < inner; ++at)
      look_beside(at, [&](ConcernId concern) {
        return !m_mine.contains(concern) && (m_opened.contains(concern) || m_opened.size() < most_opened) &&
               (m_opened.insert(concern), true);
      });
    add_ring(2);
  }

  bool goes_further() {
    return std::ranges::any_of(m_keys, [&](const KnownPlace& key) {
      return std::ranges::any_of(m_reading.same.of(key).places,
                                 [&](const KnownPlace& place) { return !m_mine.contains(place.concern); });
    });
  }

  Around take() {
    for (auto& [key, concerns] : m_edges) {
      const auto [from, to, is_suggested] = key;
      m_around.edges.push_back({from, to, is_suggested, m_reading.cite(std::move(concerns))});
    }
    return std::move(m_around);
  }

 private:
  struct Newcomer {
    std::map<std::size_t, std::vector<ConcernId>> with;  // by node
    Instant last_told;
  };

  std::size_t add_node(const KnownPlace& key, unsigned ring) {
    if (const auto found = m_numbers.find(key); found != m_numbers.end()) return found->second;
    const auto& places = m_reading.same.of(key).places;
    const auto last = *std::ranges::max_element(places, {}, [&](const KnownPlace& place) {
      const auto* const opened = m_reading.readable.open(place.concern);
      return opened == nullptr ? Instant{} : opened->record.received_at;
    });
    const auto* const mention = m_reading.same.mention_at(key);
    const auto kind = mention == nullptr ? mentions::EntityKind::child : mention->kind;
    m_around.nodes.push_back({last.concern, last.place, kind, m_reading.name_of(places), ring, false});
    m_keys.push_back(key);
    return m_numbers[key] = m_keys.size() - 1;
  }

  template <class Counts>
  void look_beside(std::size_t at, const Counts& counts) {
    const auto places = m_reading.same.of(m_keys[at]).places;
    for (const auto& place : places) {
      if (!counts(place.concern)) continue;
      const auto* const opened = m_reading.readable.open(place.concern);
      if (opened == nullptr) continue;
      for (const auto& mention : opened->mentions)
        meet(at, m_reading.same.of({place.concern, mention.place}).places.front(), place.concern,
             opened->record.received_at);
    }
  }

  void meet(std::size_t at, const KnownPlace& key, ConcernId concern, Instant told_at) {
    if (key == m_keys[at] || m_left_out.contains(key)) return;
    if (const auto found = m_numbers.find(key); found != m_numbers.end()) {
      if (found->second != 0 || at == 0)
        m_edges[{std::min(at, found->second), std::max(at, found->second), false}].push_back(concern);
      return;
    }
    auto& newcomer = m_newcomers[key];
    newcomer.with[at].push_back(concern);
    newcomer.last_told = std::max(newcomer.last_told, told_at);
  }

  // What was told of last first: where there are too many, it is the older that are only counted.
  void add_ring(unsigned ring) {
    std::vector<std::pair<KnownPlace, Newcomer>> all(m_newcomers.begin(), m_newcomers.end());
    m_newcomers.clear();
    std::ranges::stable_sort(
        all, [](const auto& left, const auto& right) { return left.second.last_told > right.second.last_told; });
    for (auto& [key, newcomer] : all) {
      if (m_around.nodes.size() == most_around) {
        m_left_out.insert(key);
        ++m_around.left_out;
        continue;
      }
      const auto to = add_node(key, ring);
      for (auto& [from, concerns] : newcomer.with) m_edges[{from, to, false}] = std::move(concerns);
    }
  }

  EntityReading& m_reading;
  std::set<ConcernId> m_mine, m_opened;
  Around m_around;
  std::vector<KnownPlace> m_keys;               // by node: its first mention
  std::map<KnownPlace, std::size_t> m_numbers;  // the other way round
  std::map<KnownPlace, Newcomer> m_newcomers;   // met, and no node yet
  std::set<KnownPlace> m_left_out;
  std::map<std::tuple<std::size_t, std::size_t, bool>, std::vector<ConcernId>> m_edges;
};

}  // namespace

std::vector<MayBeSame> may_be_same(EntityReading& reading, const SameOnes& same) {
  return Suggested(reading, same).look();
}

Around around_entity(EntityReading& reading, const SameOnes& same, const std::vector<MayBeSame>& may_be, Rings rings) {
  Surroundings surroundings(reading, same);
  surroundings.add_suggested(may_be);
  surroundings.add_first_ring();
  const bool goes_further = rings == Rings::one && surroundings.goes_further();
  if (rings == Rings::two) surroundings.add_second_ring();
  auto around = surroundings.take();
  around.goes_further = goes_further;
  return around;
}

}  // namespace heed::app
