#include "linkage/cluster.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "linkage/cluster_parts.hpp"

namespace heed::linkage {

namespace cluster_parts {

FixedWeight clip(FixedWeight weight, const ClusterOptions& options) {
  return std::clamp(weight, options.lowest, options.highest);
}

FixedWeight ask(const Input& input, std::uint32_t left, std::uint32_t right) {
  if (!input.weight_of) return input.options.lowest;
  return clip(input.weight_of(std::min(left, right), std::max(left, right)), input.options);
}

std::vector<Constraint> in_order(std::span<const Constraint> constraints, std::uint32_t members) {
  std::vector<Constraint> result;
  result.reserve(constraints.size());
  for (Constraint constraint : constraints) {
    if (!is_between_two(constraint, members)) continue;
    if (constraint.left > constraint.right) std::swap(constraint.left, constraint.right);
    result.push_back(constraint);
  }
  std::sort(result.begin(), result.end(), [](const Constraint& left, const Constraint& right) {
    return std::tie(left.left, left.right, left.kind) < std::tie(right.left, right.right, right.kind);
  });
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

void settle_crowded(Clustering& result) {
  auto& crowded = result.crowded;
  for (std::uint32_t& name : crowded) name = result.cluster[name];
  std::sort(crowded.begin(), crowded.end());
  crowded.erase(std::unique(crowded.begin(), crowded.end()), crowded.end());
}

}  // namespace cluster_parts

FixedWeight to_fixed(double weight) {
  if (std::isnan(weight)) return 0;
  return static_cast<FixedWeight>(std::lround(std::clamp(weight, -1e6, 1e6) * 1024));
}

double from_fixed(FixedWeight weight) { return weight / 1024.0; }

Clustering make_clusters(std::uint32_t members, std::span<const Edge> edges, std::span<const Constraint> constraints,
                         const PairWeight& weight_of, const ClusterOptions& options) {
  cluster_parts::Input input{members, edges, constraints, weight_of, options};
  input.options.lowest = std::clamp(options.lowest, to_fixed(-1e6), to_fixed(1e6));
  input.options.highest = std::clamp(options.highest, input.options.lowest, to_fixed(1e6));
  return members <= cluster_parts::most_small ? small_clusters(input) : large_clusters(input);
}

}  // namespace heed::linkage
