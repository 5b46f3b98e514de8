// From scored pairs and people's words to clusters: a pure function, so that the order in which mentions, pairs or constraints
// arrive changes nothing, and recomputing one group of connected mentions gives what recomputing everything would.
//
// Average linkage: clusters grow from the strongest pair down, and two clusters join while the mean weight over *all* pairs
// between them is at least `average_join`. A newcomer is so weighed against all that an entity has gathered, and one
// strong bridge cannot pull two groups together that otherwise contradict each other. Weights are whole numbers
// of 1/1024 bit, so that sums do not depend on the order of adding.
//
// Must-links always hold and cannot-links always hold; where people's words contradict each other, the cannot-link is obeyed and
// the must-link reported. Members are numbered by the caller in an order of their own (by their ids), which breaks ties.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace heed::linkage {

// 1/1024 of a bit of match weight.
using FixedWeight = std::int32_t;
FixedWeight to_fixed(double weight);
double from_fixed(FixedWeight weight);

struct Edge {
  std::uint32_t left = 0, right = 0;  // left < right
  FixedWeight weight = 0;
  bool operator==(const Edge&) const = default;
};

struct Constraint {
  enum class Kind : std::uint8_t { must_link, cannot_link };
  Kind kind = Kind::must_link;
  std::uint32_t left = 0, right = 0;
  bool operator==(const Constraint&) const = default;
};

struct ClusterOptions {
  FixedWeight average_join = 0;
  // Weights are held within these before they are averaged: one field's failure, or one unique number, is not everything.
  FixedWeight lowest = -8 * 1024, highest = 10 * 1024;
  std::uint32_t most_members = 500;  // a cluster takes no more: it is shown as needing a person
};

// Two clusters became one. Named by their smallest members, before the join.
struct Join {
  std::uint32_t left = 0, right = 0;
  FixedWeight average = 0;  // over `pairs` pairs; 0 pairs: people said so
  std::uint32_t pairs = 0;
  bool operator==(const Join&) const = default;
};

struct Clustering {
  std::vector<std::uint32_t> cluster;       // by member: the smallest member of its cluster
  std::vector<Join> joins;                  // in the order in which they happened
  std::vector<Constraint> contradictions;   // must-links that a cannot-link overruled
  std::vector<std::uint32_t> crowded;       // clusters that reached most_members, by smallest member
};

// The weight of a pair that has no edge. Must be symmetric and the same at every call.
using PairWeight = std::function<FixedWeight(std::uint32_t left, std::uint32_t right)>;

// `members` mentions, numbered 0 … members − 1. Clusters only join along edges and must-links; `weight_of` is asked for the other
// pairs between two clusters that an edge connects. Time: O(E log E) plus the pairs it asks for.
Clustering make_clusters(std::uint32_t members, std::span<const Edge> edges, std::span<const Constraint> constraints,
                         const PairWeight& weight_of, const ClusterOptions& options = {});

}  // namespace heed::linkage
