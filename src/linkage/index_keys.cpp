// Who is weighed with whom: the keys of an index, as mentions come and go.
#include <algorithm>

#include "linkage/index.hpp"

namespace heed::linkage {

namespace {

// Both ascending.
bool share_any(const std::vector<std::uint64_t>& one, const std::vector<std::uint64_t>& other) {
  for (auto left = one.begin(), right = other.begin(); left != one.end() && right != other.end();) {
    if (*left == *right) return true;
    if (*left < *right)
      ++left;
    else
      ++right;
  }
  return false;
}

}  // namespace

void Index::candidates_of(std::span<const std::uint64_t> keys, std::size_t most, std::vector<std::uint32_t>& candidates,
                          std::span<const std::uint32_t> gone) const {
  const auto is_gone = [&](std::uint32_t number) { return std::ranges::binary_search(gone, number); };
  candidates.clear();
  for (const std::uint64_t key : keys) {
    const auto holders = m_holders.find(key);
    if (holders.size() > most + gone.size()) continue;
    const bool is_usable = holders.size() <= most ||
                           holders.size() - static_cast<std::size_t>(std::ranges::count_if(holders, is_gone)) <= most;
    if (is_usable) candidates.insert(candidates.end(), holders.begin(), holders.end());
  }
  if (!gone.empty()) std::erase_if(candidates, is_gone);
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
}

std::uint32_t Index::holders_of(std::uint64_t key) const {
  return static_cast<std::uint32_t>(m_holders.find(key).size());
}

std::vector<std::uint64_t> Index::held_by(std::vector<std::uint64_t> keys, std::uint32_t count) const {
  std::erase_if(keys, [&](std::uint64_t key) { return holders_of(key) != count; });
  return keys;
}

std::vector<std::uint64_t> Index::usable_keys(std::uint32_t number) const {
  auto keys = m_keys.keys(m_table.cells(number));
  std::erase_if(keys, [this](std::uint64_t key) { return holders_of(key) > m_model.plan.most_in_key; });
  return keys;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> Index::held_by_alone(std::span<const std::uint64_t> keys,
                                                                          std::uint32_t but) const {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const std::uint64_t key : keys) {
    const auto found = m_holders.find(key);
    std::vector<std::uint32_t> holders(found.begin(), found.end());
    std::erase(holders, but);
    std::sort(holders.begin(), holders.end());
    std::vector<std::vector<std::uint64_t>> others;
    for (const std::uint32_t holder : holders) {
      others.push_back(usable_keys(holder));
      std::erase_if(others.back(), [&](std::uint64_t other) { return std::ranges::binary_search(keys, other); });
    }
    for (std::size_t left = 0; left < holders.size(); ++left) {
      for (std::size_t right = left + 1; right < holders.size(); ++right) {
        if (!share_any(others[left], others[right])) pairs.emplace_back(holders[left], holders[right]);
      }
    }
  }
  return pairs;
}

// By the order of ids, as values of which a record has several may be looked at in another order from the other side.
float Index::weight_between(std::uint32_t one, std::uint32_t other, PairScorer& scorer) const {
  return m_ids[one] > m_ids[other] ? scorer.connecting(one, other, connects) : scorer.connecting(other, one, connects);
}

void Index::insert_keys(std::uint32_t number, std::span<const std::uint64_t> keys, ClusterChanges& changes) {
  const std::uint32_t most = m_model.plan.most_in_key;
  std::vector<std::uint32_t> candidates;
  candidates_of(keys, most > 0 ? most - 1 : 0, candidates);  // the newcomer will be one more
  for (const std::uint32_t other : candidates) {
    const float weight = weight_between(number, other, *m_scorer);
    if (weight > PairScorer::below) changes.insert_edges.push_back({m_ids[other], m_ids[number], to_fixed(weight)});
  }
  for (const std::uint64_t key : keys) m_holders.insert(key, number);
  for (const auto& [left, right] : held_by_alone(held_by({keys.begin(), keys.end()}, most + 1), number))
    changes.erase_edges.push_back({m_ids[left], m_ids[right]});
}

void Index::erase_keys(std::uint32_t number, ClusterChanges& changes) {
  const auto keys = m_keys.keys(m_table.cells(number));
  for (const std::uint64_t key : keys) m_holders.erase(key, number);
  for (const auto& [left, right] : held_by_alone(held_by(keys, m_model.plan.most_in_key), number)) {
    const float weight = weight_between(left, right, *m_scorer);
    if (weight > PairScorer::below) changes.insert_edges.push_back({m_ids[left], m_ids[right], to_fixed(weight)});
  }
}

}  // namespace heed::linkage
