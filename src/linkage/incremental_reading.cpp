// What is asked of IncrementalClusters, and how a component is laid out for clustering.
#include <algorithm>
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

std::optional<MemberComponent> IncrementalClusters::component_of(MemberId member) const {
  const std::uint32_t slot = slot_of(member);
  if (slot == no_slot) return std::nullopt;
  std::unordered_set<std::uint32_t> seen;
  return make_component(connected_with(slot, [&](std::uint32_t other) { return seen.insert(other).second; }));
}

MemberComponent IncrementalClusters::make_component(std::span<const std::uint32_t> slots) const {
  MemberComponent component;
  component.ids.reserve(slots.size());
  for (const std::uint32_t slot : slots) component.ids.push_back(m_ids[slot]);
  const auto& ids = component.ids;
  const auto number_of = [&](MemberId id) {
    return static_cast<std::uint32_t>(std::lower_bound(ids.begin(), ids.end(), id) - ids.begin());
  };
  for (std::uint32_t left = 0; left < slots.size(); ++left) {
    for (const HalfEdge& half : edges_of(slots[left])) {
      if (ids[left] < m_ids[half.slot]) component.edges.push_back({left, number_of(m_ids[half.slot]), half.weight});
    }
    for (const Said& said : said_of(ids[left])) {
      const std::uint32_t right = ids[left] < said.other ? number_of(said.other) : 0;
      if (right > left && right < ids.size() && ids[right] == said.other) {
        component.constraints.push_back({said.kind, left, right});
      }
    }
  }
  const PairWeight weight_of = [&](std::uint32_t left, std::uint32_t right) {
    return m_weight_of(ids[left], ids[right]);
  };
  component.clustering = make_clusters(static_cast<std::uint32_t>(ids.size()), component.edges, component.constraints,
                                       m_weight_of ? weight_of : PairWeight{}, m_options);
  return component;
}

}  // namespace heed::linkage
