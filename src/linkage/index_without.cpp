// An index as it would be without some of its mentions.
#include <algorithm>
#include <shared_mutex>

#include "linkage/index.hpp"

namespace heed::linkage {

std::vector<std::uint32_t> Index::numbers_of(std::span<const MentionId> ids) const {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(ids.size());
  for (const MentionId id : ids) {
    if (const std::uint32_t number = number_of(id); number != no_slot) numbers.push_back(number);
  }
  std::ranges::sort(numbers);
  return numbers;
}

// Keys that are common only by those who are gone bring together whom they had parted. An edge that is there already does no harm.
std::vector<MemberEdge> Index::edges_without(std::span<const std::uint32_t> gone, Searcher& searcher) const {
  const std::size_t most = m_model.plan.most_in_key;
  std::vector<std::uint64_t> keys;
  for (const std::uint32_t number : gone) {
    for (const std::uint64_t key : m_keys.keys(m_table.cells(number))) {
      const std::size_t count = m_holders.find(key).size();
      if (count > most && count <= most + gone.size()) keys.push_back(key);
    }
  }
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::vector<MemberEdge> edges;
  for (const std::uint64_t key : keys) {
    std::vector<std::uint32_t> holders;
    for (const std::uint32_t holder : m_holders.find(key)) {
      if (!std::ranges::binary_search(gone, holder)) holders.push_back(holder);
    }
    if (holders.size() > most) continue;
    for (std::size_t left = 0; left < holders.size(); ++left) {
      for (std::size_t right = left + 1; right < holders.size(); ++right) {
        const float weight = searcher.m_scorer.connecting(holders[left], holders[right], connects);
        if (weight > PairScorer::below)
          edges.push_back({m_ids[holders[left]], m_ids[holders[right]], to_fixed(weight)});
      }
    }
  }
  return edges;
}

Without Index::without(std::vector<MentionId> gone, Searcher& searcher) const {
  const std::shared_lock lock(m_mutex);
  std::ranges::sort(gone);
  gone.erase(std::unique(gone.begin(), gone.end()), gone.end());
  const auto edges = edges_without(numbers_of(gone), searcher);
  const auto weight_of = [&](MentionId left, MentionId right) {
    return to_fixed(searcher.m_scorer.connecting(number_of(left), number_of(right)));
  };
  Without without;
  without.clusters = m_clusters.without(gone, edges, weight_of);
  without.gone = std::move(gone);
  return without;
}

MentionId Index::cluster_of(MentionId id, const Without& without) const {
  const auto& clusters = without.clusters.cluster_of;
  const auto found = std::ranges::lower_bound(clusters, id, {}, &MemberPair::left);
  if (found != clusters.end() && found->left == id) return found->right;
  return m_clusters.cluster_of(id).value_or(id);
}

std::vector<MentionId> Index::members_of(MentionId entity, const Without& without) const {
  const auto named = std::ranges::equal_range(without.clusters.members_of, entity, {}, &MemberPair::left);
  if (named.empty()) {
    // Who would be in a cluster of another name is found by that name alone.
    const auto& clusters = without.clusters.cluster_of;
    const auto found = std::ranges::lower_bound(clusters, entity, {}, &MemberPair::left);
    if (found != clusters.end() && found->left == entity) return {};
    if (std::ranges::binary_search(without.gone, entity)) return {};
    return m_clusters.members_of(entity);
  }
  std::vector<MentionId> members;
  for (const MemberPair& one : named) members.push_back(one.right);
  return members;
}

std::vector<MentionId> Index::weighed_of(MentionId entity, const Without& without) const {
  auto members = members_of(entity, without);
  if (!without.left_out.empty()) {
    std::erase_if(members, [&](MentionId id) { return std::ranges::binary_search(without.left_out, id); });
  }
  return members;
}

MentionId Index::entity_of(MentionId id, const Without& without) const {
  const std::shared_lock lock(m_mutex);
  return m_clusters.contains(id) ? cluster_of(id, without) : 0;
}

std::vector<MentionId> Index::mentions_of(MentionId entity, const Without& without) const {
  const std::shared_lock lock(m_mutex);
  return members_of(entity, without);
}

}  // namespace heed::linkage
