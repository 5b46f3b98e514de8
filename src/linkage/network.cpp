#include "linkage/network.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>

#include "linkage/model_version.hpp"

namespace heed::linkage {

namespace {

constexpr std::size_t number(EntityKind kind) { return static_cast<std::size_t>(kind); }

// An entity with more mentions than this is a hub (a station, a taxi rank): its company tells nothing, and takes long to list. As many
// as a key may bring together.
constexpr std::size_t most_mentions_of_company = 200;
// Entities that one mention's company may propose.
constexpr std::size_t most_proposed = 200;
// Entities that are weighed by themselves before company is asked.
constexpr std::size_t most_weighed = 20;
// Of whoever company may lift.
constexpr float least_alone = Index::least - 6;
// The second mention that brings the same entity tells less than the first, for company keeps company.
constexpr float next_share = 0.5;
// Taken off what company tells: those around one person are alike in age and sex, and namesakes live in one town. On the synthetic
// county suggestions that company lifted are then right as often as others of their weight (docs/benchmark.md).
constexpr float alike_around = 3;

std::vector<MentionId> sorted_once(std::vector<MentionId> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

float sum_of(std::span<const Company> company) {
  float sum = 0, share = 1;
  for (const Company& one : company) {
    sum += share * one.weight;
    share *= next_share;
  }
  return std::max(sum - alike_around, 0.0F);
}

float rank_of(const NetworkSuggestion& one) {
  return (one.own_weight() + one.own.nearest.weight) / 2 + one.company_weight;
}

// On the synthetic county about one in three of those between this and even odds is right, of vehicles and places three in four
// (docs/benchmark.md).
constexpr float possible_from = -0.5;

}  // namespace

Band band_of(const NetworkSuggestion& suggestion) {
  if (suggestion.weight() >= 0) return Band::strong;
  return suggestion.own.nearest.weight + suggestion.company_weight >= possible_from ? Band::possible : Band::weak;
}

NetworkSearcher::NetworkSearcher(const Network& network) {
  for (std::size_t kind = 0; kind < m_searchers.size(); ++kind) {
    if (network.m_indexes[kind]) m_searchers[kind] = std::make_unique<Searcher>(*network.m_indexes[kind]);
  }
}

Network::Network(Models models, ClusterOptions options) {
  for (std::size_t kind = 0; kind < models.size(); ++kind) {
    if (models[kind]) m_indexes[kind] = std::make_unique<Index>(std::move(*models[kind]), options);
  }
  for (auto& row : m_persistence) row.fill(0.1F);
}

void Network::join(const ToldTogether& concern) {
  const std::uint32_t told = m_companions.begin_concern(concern.origin);
  for (const KindMention& one : concern.mentions) m_companions.insert(one.mention.id, one.kind, told);
  for (const Together& pair : concern.together) {
    if (pair.left >= concern.mentions.size() || pair.right >= concern.mentions.size()) continue;
    const MentionId left = concern.mentions[pair.left].mention.id, right = concern.mentions[pair.right].mention.id;
    m_companions.join(left, right);
  }
}

void Network::add_all(std::span<const ToldTogether> concerns, unsigned threads) {
  const std::unique_lock lock(m_mutex);
  std::array<std::vector<Mention>, matching::entity_kinds> mentions;
  for (const ToldTogether& concern : concerns) {
    for (const KindMention& one : concern.mentions) mentions[number(one.kind)].push_back(one.mention);
    join(concern);
  }
  for (std::size_t kind = 0; kind < mentions.size(); ++kind) {
    if (m_indexes[kind]) m_indexes[kind]->add_all(mentions[kind], threads);
  }
  learn_persistence();
}

void Network::add(const ToldTogether& concern) {
  const std::unique_lock lock(m_mutex);
  for (const KindMention& one : concern.mentions) {
    if (m_indexes[number(one.kind)]) m_indexes[number(one.kind)]->add(one.mention);
  }
  join(concern);
}

bool Network::erase(MentionId id) {
  const std::unique_lock lock(m_mutex);
  const auto kind = m_companions.kind_of(id);
  if (!kind) return false;
  if (auto& index = m_indexes[number(*kind)]) index->erase(id);
  return m_companions.erase(id);
}

bool Network::change(const Mention& mention) {
  const std::unique_lock lock(m_mutex);
  const auto kind = m_companions.kind_of(mention.id);
  if (!kind) return false;
  if (auto& index = m_indexes[number(*kind)]) index->change(mention);
  return true;
}

void Network::constrain(EntityKind kind, const MemberConstraint& constraint) {
  const std::unique_lock lock(m_mutex);
  if (auto& index = m_indexes[number(kind)]) index->constrain(constraint);
}

void Network::withdraw(EntityKind kind, const MemberConstraint& constraint) {
  const std::unique_lock lock(m_mutex);
  if (auto& index = m_indexes[number(kind)]) index->withdraw(constraint);
}

std::vector<MentionId> Network::company_of(EntityKind kind, MentionId entity, EntityKind of_kind) const {
  const std::shared_lock lock(m_mutex);
  return company_without(kind, entity, of_kind, {{}, {}});
}

std::vector<MentionId> Network::company_without(EntityKind kind, MentionId entity, EntityKind of_kind,
                                                const Asked& asked) const {
  const auto& index = m_indexes[number(kind)];
  const auto& other = m_indexes[number(of_kind)];
  if (!index || !other) return {};
  const Without& without = asked.without[number(of_kind)];
  std::vector<MentionId> company;
  const auto mentions = index->mentions_of(entity, asked.without[number(kind)]);
  if (mentions.size() > most_mentions_of_company) return {};
  for (const MentionId mention : mentions) {
    m_companions.each_with(mention, [&](MentionId with, EntityKind with_kind) {
      if (with_kind == of_kind && !std::ranges::binary_search(without.gone, with))
        company.push_back(other->entity_of(with, without));
    });
  }
  return sorted_once(std::move(company));
}

Companions::Witnesses Network::witnesses_of(EntityKind kind, MentionId entity) const {
  const std::shared_lock lock(m_mutex);
  const auto& index = m_indexes[number(kind)];
  std::vector<std::uint32_t> concerns;
  if (index) {
    for (const MentionId mention : index->mentions_of(entity)) concerns.push_back(m_companions.concern_of(mention));
  }
  return m_companions.witnesses_of(std::move(concerns));
}

std::vector<SeenWith> Network::seen_with(EntityKind kind, MentionId entity, EntityKind of_kind) const {
  const std::shared_lock lock(m_mutex);
  const auto& index = m_indexes[number(kind)];
  const auto& other = m_indexes[number(of_kind)];
  if (!index || !other) return {};
  std::map<MentionId, std::vector<std::uint32_t>> concerns;  // by entity
  for (const MentionId mention : index->mentions_of(entity)) {
    m_companions.each_with(mention, [&](MentionId with, EntityKind with_kind) {
      if (with_kind == of_kind) concerns[other->entity_of(with)].push_back(m_companions.concern_of(with));
    });
  }
  std::vector<SeenWith> seen;
  seen.reserve(concerns.size());
  for (auto& [with, of] : concerns) seen.push_back({with, m_companions.witnesses_of(std::move(of))});
  std::ranges::stable_sort(seen, [](const SeenWith& left, const SeenWith& right) {
    return std::pair(left.witnesses.origins, left.witnesses.concerns) >
           std::pair(right.witnesses.origins, right.witnesses.concerns);
  });
  return seen;
}

float Network::persistence(EntityKind kind, EntityKind of_kind) const {
  return m_persistence[number(kind)][number(of_kind)];
}

std::uint64_t Network::model_version() const {
  const std::shared_lock lock(m_mutex);
  constexpr std::array<double, 7> bounds{
      most_mentions_of_company, most_proposed, most_weighed, next_share, alike_around, least_alone, possible_from};
  std::uint64_t version = version_with(0, bounds);
  for (std::size_t kind = 0; kind < m_indexes.size(); ++kind) {
    if (!m_indexes[kind]) continue;
    version = version_with(version, std::array<std::uint64_t, 2>{kind, m_indexes[kind]->model_version()});
    version = version_with(version, m_persistence[kind]);
  }
  return version;
}

// Of mentions whose entity was mentioned elsewhere with company of a kind too: how often it was the same company.
void Network::learn_persistence() {
  struct Met {
    double again = 0, of = 0;
  };
  std::array<std::array<Met, matching::entity_kinds>, matching::entity_kinds> met{};
  m_companions.each_accompanied([&](MentionId id, EntityKind of) {
    const auto& index = m_indexes[number(of)];
    if (!index) return;
    const auto mentions = index->mentions_of(index->entity_of(id));
    if (mentions.size() < 2 || mentions.size() > most_mentions_of_company) return;
    std::array<std::vector<MentionId>, matching::entity_kinds> here, elsewhere;
    for (const MentionId mention : mentions) {
      m_companions.each_with(mention, [&](MentionId with, EntityKind with_kind) {
        const std::size_t kind = number(with_kind);
        if (m_indexes[kind]) (mention == id ? here : elsewhere)[kind].push_back(m_indexes[kind]->entity_of(with));
      });
    }
    for (std::size_t kind = 0; kind < here.size(); ++kind) {
      if (here[kind].empty() || elsewhere[kind].empty()) continue;
      Met& one = met[number(of)][kind];
      one.of += 1;
      one.again += std::ranges::any_of(here[kind], [&](MentionId entity) {
        return std::ranges::find(elsewhere[kind], entity) != elsewhere[kind].end();
      });
    }
  });
  for (std::size_t kind = 0; kind < met.size(); ++kind) {
    for (std::size_t other = 0; other < met.size(); ++other) {
      const Met& one = met[kind][other];
      m_persistence[kind][other] = static_cast<float>((one.again + 1) / (one.of + 10));
    }
  }
}

// For each entity of the mention's kind that was with what its company probably is: by how much that speaks for it.
std::vector<Network::Accompanied> Network::accompanied(const Asked& asked,
                                                       const std::vector<std::vector<Probable>>& probable,
                                                       std::size_t of) const {
  const ToldTogether& newcomer = asked.newcomer;
  const EntityKind kind = newcomer.mentions[of].kind;
  const auto entities = static_cast<float>(m_indexes[number(kind)]->size() - asked.without[number(kind)].gone.size());
  std::vector<std::pair<MentionId, Company>> found;
  for (const Together& pair : newcomer.together) {
    if (pair.left != of && pair.right != of) continue;
    const std::uint16_t beside = pair.left == of ? pair.right : pair.left;
    if (beside >= newcomer.mentions.size()) continue;
    const EntityKind beside_kind = newcomer.mentions[beside].kind;
    for (const Probable& one : probable[beside]) {
      const auto others = company_without(beside_kind, one.entity, kind, asked);
      if (others.empty() || others.size() > most_proposed) continue;
      const float again = persistence(kind, beside_kind);
      const float ratio = again / (1 - again) * entities / static_cast<float>(others.size());
      const float weight = std::log2(1 + one.probability * ratio);
      for (const MentionId other : others)
        found.push_back({other, {beside, one.entity, weight, static_cast<std::uint32_t>(others.size())}});
    }
  }
  std::ranges::sort(found, [](const auto& left, const auto& right) {
    if (left.first != right.first) return left.first < right.first;
    if (left.second.weight != right.second.weight) return left.second.weight > right.second.weight;
    return std::pair(left.second.mention, left.second.entity) < std::pair(right.second.mention, right.second.entity);
  });
  std::vector<Accompanied> entities_found;
  for (const auto& [entity, one] : found) {
    if (entities_found.empty() || entities_found.back().entity != entity) entities_found.push_back({entity, {}});
    auto& company = entities_found.back().company;
    const bool told = std::ranges::any_of(company, [&](const Company& known) { return known.mention == one.mention; });
    if (!told) company.push_back(one);
  }
  return entities_found;
}

// That it is nobody known has odds of 1.
std::vector<Network::Probable> Network::probabilities(std::span<const NetworkSuggestion> suggestions) {
  constexpr float least = 0.02F;
  float all = 1;
  for (const NetworkSuggestion& one : suggestions) all += std::exp2(std::min(one.own.nearest.weight, 40.0F));
  std::vector<Probable> probable;
  for (const NetworkSuggestion& one : suggestions) {
    const float probability = std::exp2(std::min(one.own.nearest.weight, 40.0F)) / all;
    if (probability >= least) probable.push_back({one.own.entity, probability});
  }
  return probable;
}

std::vector<NetworkSuggestion> Network::weighed_alone(const KindMention& one, const Without& without,
                                                      NetworkSearcher& searcher) const {
  std::vector<NetworkSuggestion> suggestions;
  const std::size_t kind = number(one.kind);
  for (Suggestion& own :
       m_indexes[kind]->suggest(one.mention.values, *searcher.m_searchers[kind], most_weighed, least_alone, without))
    suggestions.push_back({std::move(own), 0, {}});
  return suggestions;
}

void Network::weigh_company(const KindMention& one, const Without& without, std::vector<Accompanied> accompanied,
                            NetworkSearcher& searcher, std::vector<NetworkSuggestion>& suggestions) const {
  const Index& index = *m_indexes[number(one.kind)];
  for (Accompanied& each : accompanied) {
    auto known = std::ranges::find(suggestions, each.entity,
                                   [](const NetworkSuggestion& suggestion) { return suggestion.own.entity; });
    if (known == suggestions.end()) {
      Suggestion own = index.weigh(one.mention.values, each.entity, *searcher.m_searchers[number(one.kind)], without);
      if (own.mentions == 0) continue;
      suggestions.push_back({std::move(own), 0, {}});
      known = suggestions.end() - 1;
    }
    std::ranges::sort(each.company, std::greater<>(), &Company::weight);
    const float apart = index.weight_apart(one.mention.values, known->own.nearest.mention);
    known->company_weight = std::max(apart + sum_of(each.company) - known->own.nearest.weight, 0.0F);
    if (known->company_weight > 0) known->company = std::move(each.company);
  }
}

std::vector<std::vector<NetworkSuggestion>> Network::suggest(const ToldTogether& newcomer, NetworkSearcher& searcher,
                                                             std::size_t most) const {
  const std::shared_lock lock(m_mutex);
  const Asked asked{newcomer, {}};
  std::vector<std::vector<NetworkSuggestion>> suggestions(newcomer.mentions.size());
  std::vector<std::vector<Probable>> probable(newcomer.mentions.size());
  for (std::size_t at = 0; at < newcomer.mentions.size(); ++at) {
    if (!index(newcomer.mentions[at].kind)) continue;
    suggestions[at] = weighed_alone(newcomer.mentions[at], {}, searcher);
    probable[at] = probabilities(suggestions[at]);
  }
  for (std::size_t at = 0; at < newcomer.mentions.size(); ++at) {
    if (!index(newcomer.mentions[at].kind)) continue;
    suggestions[at] = with_company(std::move(suggestions[at]), asked, probable, at, searcher, most);
  }
  return suggestions;
}

std::vector<NetworkSuggestion> Network::with_company(std::vector<NetworkSuggestion> suggestions, const Asked& asked,
                                                     const std::vector<std::vector<Probable>>& probable, std::size_t of,
                                                     NetworkSearcher& searcher, std::size_t most) const {
  const KindMention& one = asked.newcomer.mentions[of];
  weigh_company(one, asked.without[number(one.kind)], accompanied(asked, probable, of), searcher, suggestions);
  std::ranges::sort(suggestions, [](const NetworkSuggestion& left, const NetworkSuggestion& right) {
    const float mine = rank_of(left), theirs = rank_of(right);
    return mine != theirs ? mine > theirs : left.own.entity < right.own.entity;
  });
  if (suggestions.size() > most) suggestions.resize(most);
  return suggestions;
}

// A mention and those that were told together with it, as it came.
Network::Held Network::held_of(MentionId id) const {
  Held held;
  held.ids.push_back(id);
  m_companions.each_with(id, [&](MentionId with, EntityKind) { held.ids.push_back(with); });
  std::ranges::sort(held.ids);
  held.at = static_cast<std::size_t>(std::ranges::find(held.ids, id) - held.ids.begin());
  for (std::size_t place = 0; place < held.ids.size(); ++place) {
    const EntityKind kind = *m_companions.kind_of(held.ids[place]);
    const auto& index = m_indexes[number(kind)];
    held.told.mentions.push_back(
        {kind, {held.ids[place], index ? index->values_of(held.ids[place]) : MentionValues{}}});
    if (place != held.at)
      held.told.together.push_back({static_cast<std::uint16_t>(held.at), static_cast<std::uint16_t>(place)});
  }
  return held;
}

std::array<Without, matching::entity_kinds> Network::without_concern_of(MentionId id, NetworkSearcher& searcher) const {
  std::array<std::vector<MentionId>, matching::entity_kinds> gone;
  for (const MentionId each : m_companions.told_in(m_companions.concern_of(id)))
    gone[number(*m_companions.kind_of(each))].push_back(each);
  std::array<Without, matching::entity_kinds> without;
  for (std::size_t kind = 0; kind < gone.size(); ++kind) {
    if (m_indexes[kind] && !gone[kind].empty())
      without[kind] = m_indexes[kind]->without(std::move(gone[kind]), *searcher.m_searchers[kind]);
  }
  return without;
}

// Whom people confirmed it to be is certain; without that, what is likely but for whom they rejected.
std::vector<Network::Probable> Network::probable_of_held(MentionId id, Asked& asked, std::size_t at,
                                                         NetworkSearcher& searcher) const {
  const KindMention& one = asked.newcomer.mentions[at];
  const auto& index = m_indexes[number(one.kind)];
  Without& without = asked.without[number(one.kind)];
  Decided decided = index->decided_of(id);
  std::vector<Probable> probable;
  std::vector<MentionId> entities;
  for (const MentionId same : decided.same) {
    if (!std::ranges::binary_search(without.gone, same)) entities.push_back(index->entity_of(same, without));
  }
  for (const MentionId entity : sorted_once(std::move(entities))) probable.push_back({entity, 1});
  if (!probable.empty()) return probable;
  without.left_out = std::move(decided.rejected);
  probable = probabilities(weighed_alone(one, without, searcher));
  without.left_out.clear();
  return probable;
}

HeldSuggestion Network::as_held(NetworkSuggestion suggestion, const Index& index, const Without& without,
                                const Decided& decided) const {
  HeldSuggestion held{std::move(suggestion), {}, {}};
  held.mentions = index.mentions_of(held.suggestion.own.entity, without);
  std::erase_if(held.mentions, [&](MentionId id) { return std::ranges::binary_search(without.left_out, id); });
  if (!held.mentions.empty()) held.suggestion.own.entity = held.mentions.front();
  for (const Reopened& one : decided.reopened) {
    const bool of_it =
        std::ranges::any_of(one.mentions, [&](MentionId id) { return std::ranges::binary_search(held.mentions, id); });
    if (of_it) held.reopened.push_back(one);
  }
  return held;
}

HeldSuggestions Network::suggest_held(MentionId id, NetworkSearcher& searcher, std::size_t most) const {
  const std::shared_lock lock(m_mutex);
  const auto kind = m_companions.kind_of(id);
  if (!kind || !m_indexes[number(*kind)]) return {};
  const Index& index = *m_indexes[number(*kind)];
  Held held = held_of(id);
  if (held.ids.size() > std::numeric_limits<std::uint16_t>::max()) return {};
  Asked asked{held.told, without_concern_of(id, searcher)};
  std::vector<std::vector<Probable>> probable(held.ids.size());
  for (std::size_t at = 0; at < held.ids.size(); ++at) {
    if (at != held.at && m_indexes[number(held.told.mentions[at].kind)])
      probable[at] = probable_of_held(held.ids[at], asked, at, searcher);
  }
  const Decided decided = index.decided_of(id);
  Without& without = asked.without[number(*kind)];
  std::ranges::set_union(decided.same, decided.rejected, std::back_inserter(without.left_out));
  const auto alone = weighed_alone(held.told.mentions[held.at], without, searcher);
  HeldSuggestions result{std::move(held.ids), {}};
  for (NetworkSuggestion& one : with_company(alone, asked, probable, held.at, searcher, most))
    result.may_be.push_back(as_held(std::move(one), index, without, decided));
  return result;
}

std::vector<std::uint64_t> Network::evidence_of(EntityKind kind, MentionId left, MentionId right) const {
  const std::shared_lock lock(m_mutex);
  const auto& index = m_indexes[number(kind)];
  return index ? index->evidence_of(left, right) : std::vector<std::uint64_t>{};
}

Decided Network::decided_of(MentionId id) const {
  const std::shared_lock lock(m_mutex);
  const auto kind = m_companions.kind_of(id);
  if (!kind || !m_indexes[number(*kind)]) return {};
  return m_indexes[number(*kind)]->decided_of(id);
}

std::optional<EntityKind> Network::kind_of(MentionId id) const {
  const std::shared_lock lock(m_mutex);
  return m_companions.kind_of(id);
}

}  // namespace heed::linkage
