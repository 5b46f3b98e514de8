// What is asked of IncrementalClusters, and how a component is laid out for clustering.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "linkage/incremental_clusters.hpp"

namespace heed::linkage {

std::optional<MemberId> IncrementalClusters::cluster_of(MemberId member) const {
  const std::uint32_t slot = slot_of(member);
  if (slot == no_slot) return std::nullopt;
  return m_ids[m_cluster[slot]];
}

std::vector<MemberId> IncrementalClusters::members_of(MemberId cluster) const {
  std::vector<MemberId> members;
  std::uint32_t slot = slot_of(cluster);
  if (slot == no_slot || m_cluster[slot] != slot) return members;
  for (; slot != no_slot; slot = m_next[slot]) members.push_back(m_ids[slot]);
  return members;
}

std::vector<MemberConstraint> IncrementalClusters::contradictions() const {
  std::vector<MemberConstraint> result;
  result.reserve(m_contradictions.size());
  for (const auto& [left, right] : m_contradictions) result.push_back({Constraint::Kind::must_link, left, right});
  return result;
}

std::vector<MemberId> IncrementalClusters::crowded() const { return {m_crowded.begin(), m_crowded.end()}; }

std::size_t IncrementalClusters::bytes() const {
  return m_index.bytes() + m_ids.capacity() * sizeof(m_ids[0]) + m_cluster.capacity() * sizeof(m_cluster[0]) +
         m_next.capacity() * sizeof(m_next[0]) + m_edges.capacity() * sizeof(m_edges[0]) + m_halves.bytes() +
         m_marks.capacity() + m_free.capacity() * sizeof(m_free[0]);
}

std::vector<MemberConstraint> IncrementalClusters::words_of(MemberId member) const {
  std::vector<MemberConstraint> words;
  for (const Said& said : said_of(member)) {
    MemberConstraint one{said.kind, std::min(member, said.other), std::max(member, said.other), 0, 0, {}};
    if (const auto told = m_words.find({{one.left, one.right}, one.kind}); told != m_words.end()) {
      one.author = told->second.author;
      one.said = told->second.said;
      one.evidence = told->second.evidence;
    }
    words.push_back(std::move(one));
  }
  std::ranges::stable_sort(words, {}, &MemberConstraint::kind);
  return words;
}

std::vector<MemberId> IncrementalClusters::confirmed_with(MemberId member) const {
  std::vector<MemberId> confirmed{member};
  for (std::size_t at = 0; at < confirmed.size(); ++at) {
    const MemberId one = confirmed[at];
    for (const Said& said : said_of(one)) {
      if (said.kind != Constraint::Kind::must_link || !contains(said.other)) continue;
      const bool overruled = m_contradictions.contains({std::min(one, said.other), std::max(one, said.other)});
      if (!overruled && std::ranges::find(confirmed, said.other) == confirmed.end()) confirmed.push_back(said.other);
    }
  }
  std::ranges::sort(confirmed);
  return confirmed;
}

// Whoever the gone held together, and whoever `more` brings together, with all that they are connected with; empty when that
// is more than most_connected. Ascending by id.
std::vector<std::uint32_t> IncrementalClusters::connected_without(std::span<const MemberId> gone,
                                                                  std::span<const MemberEdge> more) const {
  std::unordered_set<std::uint32_t> seen;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> added;
  std::vector<std::uint32_t> slots;
  const auto take = [&](std::uint32_t slot) {
    if (slot != no_slot && !std::ranges::binary_search(gone, m_ids[slot]) && seen.insert(slot).second)
      slots.push_back(slot);
  };
  const auto take_beside = [&](std::uint32_t slot) {
    for (const HalfEdge& half : edges_of(slot)) take(half.slot);
    for (const Said& said : said_of(m_ids[slot])) {
      if (said.kind == Constraint::Kind::must_link) take(slot_of(said.other));
    }
  };
  for (const MemberId member : gone) {
    if (const std::uint32_t slot = slot_of(member); slot != no_slot) take_beside(slot);
  }
  for (const MemberEdge& edge : more) {
    const std::uint32_t left = slot_of(edge.left), right = slot_of(edge.right);
    if (left == no_slot || right == no_slot) continue;
    added[left].push_back(right);
    added[right].push_back(left);
    take(left);
    take(right);
  }
  for (std::size_t at = 0; at < slots.size(); ++at) {
    if (slots.size() > most_connected) return {};
    take_beside(slots[at]);
    if (const auto others = added.find(slots[at]); others != added.end()) {
      for (const std::uint32_t other : others->second) take(other);
    }
  }
  std::ranges::sort(slots, {}, [this](std::uint32_t slot) { return m_ids[slot]; });
  return slots;
}

ClustersWithout IncrementalClusters::without(std::span<const MemberId> gone, std::span<const MemberEdge> more,
                                             const WeightOf& weight_of) const {
  ClustersWithout result;
  const std::vector<std::uint32_t> slots = connected_without(gone, more);
  if (!slots.empty()) {
    const MemberComponent component = make_component(slots, weight_of, more);
    for (std::size_t at = 0; at < slots.size(); ++at)
      result.cluster_of.push_back({component.ids[at], component.ids[component.clustering.cluster[at]]});
  } else {
    for (const MemberId member : gone) {
      auto members = members_of(cluster_of(member).value_or(member));
      std::erase_if(members, [&](MemberId each) { return std::ranges::binary_search(gone, each); });
      for (const MemberId each : members) result.cluster_of.push_back({each, members.front()});
    }
    std::ranges::sort(result.cluster_of);
    result.cluster_of.erase(std::unique(result.cluster_of.begin(), result.cluster_of.end()), result.cluster_of.end());
  }
  for (const auto& [member, cluster] : result.cluster_of) result.members_of.push_back({cluster, member});
  std::ranges::sort(result.members_of);
  return result;
}

std::optional<MemberComponent> IncrementalClusters::component_of(MemberId member, const WeightOf& asked) const {
  const std::uint32_t slot = slot_of(member);
  if (slot == no_slot) return std::nullopt;
  std::unordered_set<std::uint32_t> seen;
  return make_component(connected_with(slot, [&](std::uint32_t other) { return seen.insert(other).second; }), asked);
}

MemberComponent IncrementalClusters::make_component(std::span<const std::uint32_t> slots, const WeightOf& asked,
                                                    std::span<const MemberEdge> more) const {
  MemberComponent component;
  component.ids.reserve(slots.size());
  for (const std::uint32_t slot : slots) component.ids.push_back(m_ids[slot]);
  const auto& ids = component.ids;
  const auto number_of = [&](MemberId id) {
    return static_cast<std::uint32_t>(std::lower_bound(ids.begin(), ids.end(), id) - ids.begin());
  };
  for (std::uint32_t left = 0; left < slots.size(); ++left) {
    for (const HalfEdge& half : edges_of(slots[left])) {
      const std::uint32_t right = ids[left] < m_ids[half.slot] ? number_of(m_ids[half.slot]) : 0;
      if (right > left && right < ids.size() && ids[right] == m_ids[half.slot])
        component.edges.push_back({left, right, half.weight});
    }
    for (const Said& said : said_of(ids[left])) {
      const std::uint32_t right = ids[left] < said.other ? number_of(said.other) : 0;
      if (right > left && right < ids.size() && ids[right] == said.other) {
        component.constraints.push_back({said.kind, left, right});
      }
    }
  }
  for (const MemberEdge& edge : more) {
    const std::uint32_t left = number_of(edge.left), right = number_of(edge.right);
    if (std::max(left, right) < ids.size() && ids[left] == edge.left && ids[right] == edge.right)
      component.edges.push_back({left, right, edge.weight});
  }
  const PairWeight weight_of = [&](std::uint32_t left, std::uint32_t right) { return asked(ids[left], ids[right]); };
  component.clustering = make_clusters(static_cast<std::uint32_t>(ids.size()), component.edges, component.constraints,
                                       asked ? weight_of : PairWeight{}, m_options);
  return component;
}

}  // namespace heed::linkage
