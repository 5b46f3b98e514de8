#include "linkage/network.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>

namespace heed::linkage {

namespace {

constexpr std::size_t number(EntityKind kind) { return static_cast<std::size_t>(kind); }

// An entity with more mentions than this is a hub (a station, a taxi rank): its company tells nothing, and takes long to list.
constexpr std::size_t most_mentions_of_company = 300;
// Entities that one mention's company may propose.
constexpr std::size_t most_proposed = 200;
// Entities that are weighed by themselves before company is asked.
constexpr std::size_t most_weighed = 20;
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

void Network::constrain(EntityKind kind, const MemberConstraint& constraint) {
  const std::unique_lock lock(m_mutex);
  if (auto& index = m_indexes[number(kind)]) index->constrain(constraint);
}

void Network::withdraw(EntityKind kind, const MemberConstraint& constraint) {
  const std::unique_lock lock(m_mutex);
  if (auto& index = m_indexes[number(kind)]) index->withdraw(constraint);
}

std::vector<MentionId> Network::company_of(EntityKind kind, MentionId entity, EntityKind of_kind) const {
  const auto& index = m_indexes[number(kind)];
  const auto& other = m_indexes[number(of_kind)];
  if (!index || !other) return {};
  std::vector<MentionId> company;
  const auto mentions = index->mentions_of(entity);
  if (mentions.size() > most_mentions_of_company) return {};
  for (const MentionId mention : mentions) {
    m_companions.each_with(mention, [&](MentionId with, EntityKind with_kind) {
      if (with_kind == of_kind) company.push_back(other->entity_of(with));
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
std::vector<Network::Accompanied> Network::accompanied(const ToldTogether& newcomer,
                                                       const std::vector<std::vector<Probable>>& probable,
                                                       std::size_t of) const {
  const EntityKind kind = newcomer.mentions[of].kind;
  const auto entities = static_cast<float>(m_indexes[number(kind)]->size());
  std::vector<std::pair<MentionId, Company>> found;
  for (const Together& pair : newcomer.together) {
    if (pair.left != of && pair.right != of) continue;
    const std::uint16_t beside = pair.left == of ? pair.right : pair.left;
    if (beside >= newcomer.mentions.size()) continue;
    const EntityKind beside_kind = newcomer.mentions[beside].kind;
    for (const Probable& one : probable[beside]) {
      const auto others = company_of(beside_kind, one.entity, kind);
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

std::vector<NetworkSuggestion> Network::weighed_alone(const KindMention& one, NetworkSearcher& searcher) const {
  std::vector<NetworkSuggestion> suggestions;
  const std::size_t kind = number(one.kind);
  for (Suggestion& own :
       m_indexes[kind]->suggest(one.mention.values, *searcher.m_searchers[kind], most_weighed, Index::least - 6))
    suggestions.push_back({std::move(own), 0, {}});
  return suggestions;
}

void Network::weigh_company(const KindMention& one, std::vector<Accompanied> accompanied, NetworkSearcher& searcher,
                            std::vector<NetworkSuggestion>& suggestions) const {
  const Index& index = *m_indexes[number(one.kind)];
  for (Accompanied& each : accompanied) {
    auto known = std::ranges::find(suggestions, each.entity,
                                   [](const NetworkSuggestion& suggestion) { return suggestion.own.entity; });
    if (known == suggestions.end()) {
      suggestions.push_back(
          {index.weigh(one.mention.values, each.entity, *searcher.m_searchers[number(one.kind)]), 0, {}});
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
  std::vector<std::vector<NetworkSuggestion>> suggestions(newcomer.mentions.size());
  std::vector<std::vector<Probable>> probable(newcomer.mentions.size());
  for (std::size_t at = 0; at < newcomer.mentions.size(); ++at) {
    if (!index(newcomer.mentions[at].kind)) continue;
    suggestions[at] = weighed_alone(newcomer.mentions[at], searcher);
    probable[at] = probabilities(suggestions[at]);
  }
  for (std::size_t at = 0; at < newcomer.mentions.size(); ++at) {
    if (!index(newcomer.mentions[at].kind)) continue;
    weigh_company(newcomer.mentions[at], accompanied(newcomer, probable, at), searcher, suggestions[at]);
    std::ranges::sort(suggestions[at], [](const NetworkSuggestion& left, const NetworkSuggestion& right) {
      const float mine = rank_of(left), theirs = rank_of(right);
      return mine != theirs ? mine > theirs : left.own.entity < right.own.entity;
    });
    if (suggestions[at].size() > most) suggestions[at].resize(most);
  }
  return suggestions;
}

}  // namespace heed::linkage
