// For tests: invented components of mentions.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "linkage/cluster.hpp"
#include "linkage/random.hpp"

namespace heed::linkage {

inline FixedWeight bits(double weight) { return to_fixed(weight); }

struct TestGraph {
  std::uint32_t members = 0;
  std::vector<Edge> edges;
  std::vector<Constraint> constraints;
  ClusterOptions options;
  std::uint64_t seed = 0;
  bool is_coarse = false;  // weights are whole bits, so that many are equal

  // Pairs of the same family are alike, mostly.
  FixedWeight weight(std::uint32_t left, std::uint32_t right) const {
    if (left > right) std::swap(left, right);
    Random random(seed ^ (std::uint64_t{left} << 32 | right));
    const bool is_family = left % 5 == right % 5;
    const auto spread = static_cast<FixedWeight>(random.below(12 * 1024));
    const FixedWeight result = (is_family ? -2 * 1024 : -9 * 1024) + spread;
    return is_coarse ? result / 1024 * 1024 : result;
  }
  PairWeight weight_of() const {
    return [this](std::uint32_t left, std::uint32_t right) { return weight(left, right); };
  }
};

inline TestGraph make_graph(std::uint64_t seed, std::uint32_t most_members) {
  Random random(seed);
  TestGraph graph;
  graph.members = 1 + random.below(most_members);
  graph.seed = random.next();
  graph.is_coarse = random.below(2) == 0;
  const std::uint32_t one_in = 1 + random.below(8);
  for (std::uint32_t left = 0; left < graph.members; ++left) {
    for (std::uint32_t right = left + 1; right < graph.members; ++right) {
      if (random.below(one_in) == 0 && graph.weight(left, right) > -3 * 1024) {
        graph.edges.push_back({left, right, graph.weight(left, right)});
      }
    }
  }
  for (std::uint32_t at = random.below(6); at > 0; --at) {
    graph.constraints.push_back({random.below(2) == 0 ? Constraint::Kind::must_link : Constraint::Kind::cannot_link,
                                 random.below(graph.members), random.below(graph.members)});
  }
  graph.options.average_join = bits(static_cast<int>(random.below(5)) - 2);
  if (random.below(4) == 0) graph.options.most_members = 1 + random.below(6);
  return graph;
}

inline Clustering cluster(const TestGraph& graph) {
  return make_clusters(graph.members, graph.edges, graph.constraints, graph.weight_of(), graph.options);
}

template <class Value>
void shuffle(std::vector<Value>& values, Random& random) {
  for (std::size_t at = values.size(); at > 1; --at) {
    std::swap(values[at - 1], values[random.below(static_cast<std::uint32_t>(at))]);
  }
}

inline std::vector<std::uint32_t> shuffled_numbers(std::uint32_t count, Random& random) {
  std::vector<std::uint32_t> result(count);
  std::iota(result.begin(), result.end(), 0U);
  shuffle(result, random);
  return result;
}

}  // namespace heed::linkage
