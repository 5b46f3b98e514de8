// An index as it would be without some of its mentions.
#include <algorithm>
#include <map>
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
        const float weight = weight_between(holders[left], holders[right], searcher.m_scorer);
        if (weight > PairScorer::below)
          edges.push_back({m_ids[holders[left]], m_ids[holders[right]], to_fixed(weight)});
      }
    }
  }
  return edges;
}

Without Index::without(std::vector<MentionId> gone, Searcher& searcher) const {
  const std::shared_lock lock(m_mutex);
  begin(searcher);
  std::ranges::sort(gone);
  gone.erase(std::unique(gone.begin(), gone.end()), gone.end());
  const auto leaving = leaving_of(gone);
  const auto edges = edges_without(numbers_of(leaving), searcher);
  const auto weight_of = [&](MentionId left, MentionId right) {
    return to_fixed(searcher.m_scorer.connecting(number_of(left), number_of(right)));
  };
  Without without;
  without.clusters = m_clusters.without(leaving, edges, weight_of);
  without.gone = std::move(gone);
  if (!m_stand_ins.empty()) tell_all_of(without, leaving);
  return without;
}

std::vector<MentionId> Index::leaving_of(std::span<const MentionId> gone) const {
  std::vector<MentionId> leaving;
  const auto is_gone = [&](MentionId id) { return std::ranges::binary_search(gone, id); };
  for (const MentionId id : gone) {
    if (number_of(id) == no_slot || m_stand_ins.first_of(id) != id) continue;
    if (std::ranges::all_of(m_stand_ins.others_of(id), is_gone)) leaving.push_back(id);
  }
  return leaving;
}

// So far `without` tells of those who stand, and as if whoever stands for somebody who stays stayed too.
void Index::tell_all_of(Without& without, std::span<const MentionId> leaving) const {
  std::map<MentionId, std::vector<MentionId>> clusters;
  std::vector<MentionId> told;
  for (const auto& [cluster, member] : without.clusters.members_of) {
    clusters[cluster].push_back(member);
    told.push_back(member);
  }
  std::ranges::sort(told);
  for (const MentionId id : without.gone) {
    const MentionId first = m_stand_ins.first_of(id);
    const auto cluster = m_clusters.cluster_of(first);
    if (!cluster || std::ranges::binary_search(told, first) || std::ranges::binary_search(leaving, first)) continue;
    clusters.try_emplace(*cluster, m_clusters.members_of(*cluster));
  }
  without.clusters = {};
  for (auto& [name, standing] : clusters) {
    auto members = with_others(std::move(standing));
    std::erase_if(members, [&](MentionId id) { return std::ranges::binary_search(without.gone, id); });
    for (const MentionId member : members) {
      without.clusters.cluster_of.push_back({member, members.front()});
      without.clusters.members_of.push_back({members.front(), member});
    }
  }
  std::ranges::sort(without.clusters.cluster_of);
  std::ranges::sort(without.clusters.members_of);
}

MentionId Index::cluster_of(MentionId id, const Without& without) const {
  const auto& clusters = without.clusters.cluster_of;
  const auto found = std::ranges::lower_bound(clusters, id, {}, &MemberPair::left);
  if (found != clusters.end() && found->left == id) return found->right;
  return m_clusters.cluster_of(m_stand_ins.first_of(id)).value_or(id);
}

std::vector<MentionId> Index::members_of(MentionId entity, const Without& without) const {
  const auto named = std::ranges::equal_range(without.clusters.members_of, entity, {}, &MemberPair::left);
  if (named.empty()) {
    // Who would be in a cluster of another name is found by that name alone.
    const auto& clusters = without.clusters.cluster_of;
    const auto found = std::ranges::lower_bound(clusters, entity, {}, &MemberPair::left);
    if (found != clusters.end() && found->left == entity) return {};
    if (std::ranges::binary_search(without.gone, entity)) return {};
    return with_others(m_clusters.members_of(entity));
  }
  std::vector<MentionId> members;
  for (const MemberPair& one : named) members.push_back(one.right);
  return members;
}

std::vector<MentionId> Index::counted_of(MentionId entity, const Without& without) const {
  auto members = members_of(entity, without);
  if (!without.left_out.empty()) {
    std::erase_if(members, [&](MentionId id) { return std::ranges::binary_search(without.left_out, id); });
  }
  return members;
}

MentionId Index::entity_of(MentionId id, const Without& without) const {
  const std::shared_lock lock(m_mutex);
  return number_of(id) != no_slot ? cluster_of(id, without) : 0;
}

std::vector<MentionId> Index::mentions_of(MentionId entity, const Without& without) const {
  const std::shared_lock lock(m_mutex);
  return members_of(entity, without);
}

}  // namespace heed::linkage
