// The inside of make_clusters: one definition of which pair of clusters comes next, and two ways to keep the books. Both give the
// same clustering (cluster_test.cpp holds them to it): flat tables for the few members of a usual component, lists and a queue
// for any number.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "linkage/cluster.hpp"

namespace heed::linkage::cluster_parts {

// From here on the flat tables would be slower than the queue.
inline constexpr std::uint32_t most_small = 24;

// Between clusters with more pairs than this, so many evenly chosen ones speak for all.
inline constexpr std::uint32_t most_pairs = 400;

struct Input {
  std::uint32_t members = 0;
  std::span<const Edge> edges;
  std::span<const Constraint> constraints;
  const PairWeight& weight_of;
  ClusterOptions options;  // -1e6 bits <= lowest <= highest <= 1e6 bits
};

Clustering small_clusters(const Input& input);  // at most most_small members
Clustering large_clusters(const Input& input);

FixedWeight clip(FixedWeight weight, const ClusterOptions& options);
FixedWeight ask(const Input& input, std::uint32_t left, std::uint32_t right);

// False for an edge or constraint that names nobody, or one member twice.
template <class Pair>
bool is_between_two(const Pair& pair, std::uint32_t members) {
  return pair.left != pair.right && pair.left < members && pair.right < members;
}

// What is known of the pairs between two clusters.
struct Between {
  std::int64_t sum = 0;
  std::uint32_t known = 0;  // how many pairs `sum` is of
  bool in_full = false;     // those are all pairs, or the ones chosen to speak for all

  double mean() const { return static_cast<double>(sum) / known; }
};

enum class Next : std::uint8_t { nothing, join, weigh, refuse };

struct Judgement {
  Next next = Next::nothing;
  double value = 0;  // the greatest goes first
};

// What should be done about two clusters of so many members in all, and how soon.
inline Judgement judge(const Between& between, std::uint64_t members, const ClusterOptions& options) {
  const double mean = between.mean();
  const bool is_enough = mean >= options.average_join;
  if (members > options.most_members) return {is_enough ? Next::refuse : Next::nothing, mean};
  if (!between.in_full) return {Next::weigh, mean};
  return {is_enough ? Next::join : Next::nothing, mean};
}

// Downwards, so that the mean of a join is never told lower than what was asked of it.
inline FixedWeight told(const Between& between) {
  const std::int64_t whole = between.sum / between.known;
  return static_cast<FixedWeight>(whole - (between.sum % between.known < 0 ? 1 : 0));
}

// Constraints between two different members, left < right, each once, in order.
std::vector<Constraint> in_order(std::span<const Constraint> constraints, std::uint32_t members);

// Puts people's words into `clusters` before any weight is looked at.
template <class Clusters>
void obey(const Input& input, Clusters& clusters, Clustering& result) {
  if (input.constraints.empty()) return;
  const std::vector<Constraint> constraints = in_order(input.constraints, input.members);
  for (const Constraint& constraint : constraints) {
    if (constraint.kind == Constraint::Kind::cannot_link) clusters.keep_apart(constraint.left, constraint.right);
  }
  for (const Constraint& constraint : constraints) {
    if (constraint.kind != Constraint::Kind::must_link) continue;
    const auto [left, right] = std::minmax({clusters.name(constraint.left), clusters.name(constraint.right)});
    if (left == right) continue;
    if (clusters.are_apart(left, right)) {
      result.contradictions.push_back(constraint);
    } else {
      result.joins.push_back({left, right, 0, 0});
      clusters.join(left, right);
    }
  }
}

// Names of clusters as they were when they were refused become names as they are now, in order.
void settle_crowded(Clustering& result);

}  // namespace heed::linkage::cluster_parts
