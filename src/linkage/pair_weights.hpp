// The weights of pairs of members by their numbers: the edges as a sorted list, and what was asked since in an open table. Both are
// flat, because a crowded component asks for millions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "linkage/cluster_parts.hpp"

namespace heed::linkage::cluster_parts {

class PairWeights {
 public:
  explicit PairWeights(const Input& input);

  // By left, right; left < right; each pair once, with its greatest weight, clipped.
  std::span<const Edge> edges() const { return m_edges; }

  // Asks at most once for a pair. The two are different.
  FixedWeight at(std::uint32_t left, std::uint32_t right);

 private:
  struct Asked {
    std::uint64_t key = 0;  // 0: free; no pair has it, because its right is not 0
    FixedWeight weight = 0;
  };

  const FixedWeight* find_edge(std::uint32_t left, std::uint32_t right) const;
  Asked& place_of(std::uint64_t key);
  void make_room();

  const Input& m_input;
  std::vector<Edge> m_edges;
  std::vector<std::uint32_t> m_first;  // by left: its first edge; one more at the end
  std::vector<Asked> m_asked;          // a power of two of them, at most half of them taken
  std::size_t m_taken = 0;
};

}  // namespace heed::linkage::cluster_parts
