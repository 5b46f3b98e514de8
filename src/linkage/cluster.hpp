// From scored pairs and people's words to clusters: a pure function, so that the order in which mentions, pairs or constraints
// arrive changes nothing, and recomputing one group of connected mentions gives what recomputing everything would.
//
// Average linkage: clusters grow from the strongest pair down, and two clusters join while the mean weight over *all* pairs
// between them is at least `average_join`. A newcomer is so weighed against all that an entity has gathered, and one
// strong bridge cannot pull two groups together that otherwise contradict each other. Weights are whole numbers
// of 1/1024 bit, so that sums do not depend on the order of adding.
//
// In full: of all pairs of clusters that an edge connects, the one with the greatest mean over the pairs weighed so far stands
// first (the smaller numbers, where means are equal). Before it joins, its remaining pairs are weighed too, and it takes the place that
// then is its own. Pairs of clusters whose known mean is too low are weighed in full before they are given up. So every join has
// a mean of at least `average_join`, and when the work ends no two clusters that could join have one. Between large clusters
// (more than 400 pairs) evenly chosen pairs speak for all. Average linkage: Sokal and Michener 1958.
//
// Must-links always hold and cannot-links always hold; where people's words contradict each other, the cannot-link is obeyed and
// the must-link reported. Members are numbered by the caller in an order of their own (by their ids), which breaks ties.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace heed::linkage {

// 1/1024 of a bit of match weight. What is not a number is 0; beyond a million bits either way it is a million.
using FixedWeight = std::int32_t;
FixedWeight to_fixed(double weight);
double from_fixed(FixedWeight weight);

struct Edge {
  std::uint32_t left = 0, right = 0;
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
  // Weights let a cluster grow no further: it is shown as needing a person. People's must-links may.
  std::uint32_t most_members = 500;
};

// Two clusters became one. Named by their smallest members, before the join.
struct Join {
  std::uint32_t left = 0, right = 0;
  FixedWeight average = 0;  // over `pairs` pairs; 0 pairs: people said so
  std::uint32_t pairs = 0;
  bool operator==(const Join&) const = default;
};

struct Clustering {
  std::vector<std::uint32_t> cluster;      // by member: the smallest member of its cluster
  std::vector<Join> joins;                 // in the order in which they happened
  std::vector<Constraint> contradictions;  // must-links that a cannot-link overruled, each once, left < right, in order
  std::vector<std::uint32_t> crowded;      // clusters that most_members kept from joining another, by smallest member
  bool operator==(const Clustering&) const = default;
};

// The weight of a pair that has no edge; asked at most once a pair, with left < right. Must be the same at every call. An empty
// function stands for the lowest weight.
using PairWeight = std::function<FixedWeight(std::uint32_t left, std::uint32_t right)>;

// `members` mentions, numbered 0 … members − 1. Clusters only join along edges and must-links; `weight_of` is asked for the other
// pairs between two clusters that an edge connects. Of several edges for one pair the greatest weight counts; edges and constraints
// of a member with itself or with nobody are passed over. The order of either span changes nothing.
// Time: O(E log E), plus for each join the neighbours of the two, plus at most 400 pairs weighed for each mean.
Clustering make_clusters(std::uint32_t members, std::span<const Edge> edges, std::span<const Constraint> constraints,
                         const PairWeight& weight_of, const ClusterOptions& options = {});

}  // namespace heed::linkage
