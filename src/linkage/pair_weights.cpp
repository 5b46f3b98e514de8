#include "linkage/pair_weights.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace heed::linkage::cluster_parts {

namespace {

constexpr std::size_t first_room = 256;

bool by_pair(const Edge& left, const Edge& right) {
  // The greatest weight of a pair first, so that unique() keeps it.
  return std::tie(left.left, left.right, right.weight) < std::tie(right.left, right.right, left.weight);
}

std::uint64_t key_of(std::uint32_t left, std::uint32_t right) { return std::uint64_t{left} << 32 | right; }

}  // namespace

PairWeights::PairWeights(const Input& input) : m_input(input), m_first(std::size_t{input.members} + 1, 0) {
  m_edges.reserve(input.edges.size());
  for (Edge edge : input.edges) {
    if (!is_between_two(edge, input.members)) continue;
    if (edge.left > edge.right) std::swap(edge.left, edge.right);
    edge.weight = clip(edge.weight, input.options);
    m_edges.push_back(edge);
  }
  if (!std::is_sorted(m_edges.begin(), m_edges.end(), by_pair)) std::sort(m_edges.begin(), m_edges.end(), by_pair);
  const auto is_same_pair = [](const Edge& one, const Edge& other) {
    return one.left == other.left && one.right == other.right;
  };
  m_edges.erase(std::unique(m_edges.begin(), m_edges.end(), is_same_pair), m_edges.end());
  for (const Edge& edge : m_edges) ++m_first[edge.left + 1];
  for (std::size_t member = 0; member < input.members; ++member) m_first[member + 1] += m_first[member];
}

FixedWeight PairWeights::at(std::uint32_t left, std::uint32_t right) {
  if (left > right) std::swap(left, right);
  if (const FixedWeight* weight = find_edge(left, right)) return *weight;
  if (m_taken * 2 >= m_asked.size()) make_room();
  const std::uint64_t key = key_of(left, right);
  Asked& place = place_of(key);
  if (place.key == 0) {
    place = {key, ask(m_input, left, right)};
    ++m_taken;
  }
  return place.weight;
}

const FixedWeight* PairWeights::find_edge(std::uint32_t left, std::uint32_t right) const {
  const auto first = m_edges.begin() + m_first[left], last = m_edges.begin() + m_first[left + 1];
  const auto edge =
      std::lower_bound(first, last, right, [](const Edge& each, std::uint32_t to) { return each.right < to; });
  return edge != last && edge->right == right ? &edge->weight : nullptr;
}

PairWeights::Asked& PairWeights::place_of(std::uint64_t key) {
  const std::size_t mask = m_asked.size() - 1;
  std::size_t at = (key * 0x9e3779b97f4a7c15) >> 20 & mask;
  while (m_asked[at].key != 0 && m_asked[at].key != key) at = (at + 1) & mask;
  return m_asked[at];
}

void PairWeights::make_room() {
  const auto old = std::exchange(m_asked, std::vector<Asked>(m_asked.empty() ? first_room : m_asked.size() * 2));
  for (const Asked& asked : old) {
    if (asked.key != 0) place_of(asked.key) = asked;
  }
}

}  // namespace heed::linkage::cluster_parts
