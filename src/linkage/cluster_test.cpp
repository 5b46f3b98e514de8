#include "linkage/cluster.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <set>

#include "linkage/cluster_test_graph.hpp"

namespace heed::linkage {

namespace {

using Numbers = std::vector<std::uint32_t>;

const auto must = Constraint::Kind::must_link;
const auto cannot = Constraint::Kind::cannot_link;

PairWeight always(double weight) {
  return [weight](std::uint32_t, std::uint32_t) { return to_fixed(weight); };
}

const ClusterOptions crowd_of_four{0, bits(-8), bits(10), 4};

ClusterOptions joining_from(FixedWeight average) {
  ClusterOptions options;
  options.average_join = average;
  return options;
}

// Members from `first` to before `last`, each with each.
void add_clique(std::vector<Edge>& edges, std::uint32_t first, std::uint32_t last, double weight) {
  for (std::uint32_t left = first; left < last; ++left) {
    for (std::uint32_t right = left + 1; right < last; ++right) edges.push_back({left, right, bits(weight)});
  }
}

std::size_t largest(const Clustering& clustering) {
  std::vector<std::size_t> sizes(clustering.cluster.size());
  std::size_t most = 0;
  for (const std::uint32_t name : clustering.cluster) most = std::max(most, ++sizes[name]);
  return most;
}

}  // namespace

TEST(Cluster, NobodyIsNoCluster) { EXPECT_EQ(make_clusters(0, {}, {}, {}).cluster, Numbers{}); }

TEST(Cluster, WhoHasNoEdgeStaysAlone) {
  EXPECT_EQ(make_clusters(3, std::vector<Edge>{{0, 2, bits(4)}}, {}, always(9)).cluster, (Numbers{0, 1, 0}));
}

TEST(Cluster, TwoJoinAtTheThresholdAndNotBelow) {
  const ClusterOptions options = joining_from(bits(3));
  EXPECT_EQ(make_clusters(2, std::vector<Edge>{{0, 1, bits(3)}}, {}, {}, options).cluster, (Numbers{0, 0}));
  EXPECT_EQ(make_clusters(2, std::vector<Edge>{{0, 1, bits(3) - 1}}, {}, {}, options).cluster, (Numbers{0, 1}));
}

TEST(Cluster, StrongestPairsJoinFirst) {
  const std::vector<Edge> edges{{0, 1, bits(2)}, {1, 2, bits(8)}, {0, 2, bits(5)}};
  const Clustering clustering = make_clusters(3, edges, {}, {});
  ASSERT_EQ(clustering.joins.size(), 2U);
  EXPECT_EQ(clustering.joins[0], (Join{1, 2, bits(8), 1}));
  EXPECT_EQ(clustering.joins[1], (Join{0, 1, bits(3.5), 2}));
}

TEST(Cluster, BridgeBetweenTwoCliquesDoesNotJoinThem) {
  for (const std::uint32_t size : {2U, 3U, 10U, 40U, 100U}) {
    std::vector<Edge> edges;
    add_clique(edges, 0, size, 8);
    add_clique(edges, size, 2 * size, 8);
    edges.push_back({size - 1, size, bits(10)});
    const Clustering clustering = make_clusters(2 * size, edges, {}, always(-6));
    // The bridge is the strongest pair and joins first; what both its ends have then gathered tears neither clique apart
    // by more than the two.
    std::set<std::uint32_t> first(clustering.cluster.begin(), clustering.cluster.begin() + size - 1);
    std::set<std::uint32_t> second(clustering.cluster.begin() + size + 1, clustering.cluster.end());
    for (const std::uint32_t name : first) EXPECT_FALSE(second.contains(name)) << size;
  }
}

TEST(Cluster, BridgeNoStrongerThanTheCliquesLeavesThemWhole) {
  for (const std::uint32_t size : {3U, 10U, 40U, 100U}) {
    std::vector<Edge> edges;
    add_clique(edges, 0, size, 8);
    add_clique(edges, size, 2 * size, 8);
    edges.push_back({size - 1, size, bits(7)});
    const Clustering clustering = make_clusters(2 * size, edges, {}, always(-6));
    for (std::uint32_t member = 0; member < 2 * size; ++member) {
      EXPECT_EQ(clustering.cluster[member], member < size ? 0 : size);
    }
  }
}

// Same surname, day of birth and address: a strong likeness that the forename speaks against. Reports of each twin are sure of one
// another; across, some pairs that leave out the forename look alike.
TEST(Cluster, TwinsStayTwo) {
  std::vector<Edge> edges;
  add_clique(edges, 0, 4, 9);
  add_clique(edges, 4, 7, 9);
  edges.push_back({3, 4, bits(3)});
  edges.push_back({2, 4, bits(3)});
  const Clustering clustering = make_clusters(7, edges, {}, always(-4));
  EXPECT_EQ(clustering.cluster, (Numbers{0, 0, 0, 0, 4, 4, 4}));
}

TEST(Cluster, OneHugeWeightIsNotEverything) {
  std::vector<Edge> edges;
  add_clique(edges, 0, 3, 8);
  add_clique(edges, 3, 6, 8);
  edges.push_back({2, 3, bits(60)});
  const Clustering clustering =
      make_clusters(6, edges, std::vector<Constraint>{{must, 0, 1}, {must, 1, 2}, {must, 3, 4}}, always(-2));
  EXPECT_NE(clustering.cluster[0], clustering.cluster[3]) << "60 counts as 10, and 8 pairs say no";
}

TEST(Cluster, PairThatOnlyTheWholeClusterSpeaksForIsFound) {
  // 0 is a little like 1; 1 and 2 are the same; nothing brought 0 and 2 together, but they are alike.
  const std::vector<Edge> edges{{0, 1, bits(1)}, {1, 2, bits(9)}};
  const ClusterOptions options = joining_from(bits(4));
  EXPECT_EQ(make_clusters(3, edges, {}, always(8), options).cluster, (Numbers{0, 0, 0}));
  EXPECT_EQ(make_clusters(3, edges, {}, always(-1), options).cluster, (Numbers{0, 1, 1}));
}

TEST(Cluster, MustLinkNeedsNoEdgeAndNoLikeness) {
  const Clustering clustering = make_clusters(4, {}, std::vector<Constraint>{{must, 3, 1}}, always(-8));
  EXPECT_EQ(clustering.cluster, (Numbers{0, 1, 2, 1}));
  ASSERT_EQ(clustering.joins.size(), 1U);
  EXPECT_EQ(clustering.joins[0], (Join{1, 3, 0, 0}));
}

TEST(Cluster, CannotLinkHoldsThroughOthers) {
  std::vector<Edge> edges;
  add_clique(edges, 0, 5, 9);
  const Clustering clustering = make_clusters(5, edges, std::vector<Constraint>{{cannot, 0, 4}}, {});
  EXPECT_EQ(clustering.cluster, (Numbers{0, 0, 0, 0, 4}));
}

TEST(Cluster, ContradictedMustLinkIsReportedOnce) {
  const std::vector<Constraint> constraints{{cannot, 2, 0}, {must, 0, 1}, {must, 2, 1}, {must, 1, 2}};
  const Clustering clustering = make_clusters(3, {}, constraints, {});
  EXPECT_EQ(clustering.cluster, (Numbers{0, 0, 2}));
  EXPECT_EQ(clustering.contradictions, (std::vector<Constraint>{{must, 1, 2}}));
}

TEST(Cluster, GreatestOfSeveralEdgesCounts) {
  const std::vector<Edge> edges{{0, 1, bits(-3)}, {1, 0, bits(5)}, {0, 1, bits(2)}};
  EXPECT_EQ(make_clusters(2, edges, {}, {}).joins, (std::vector<Join>{{0, 1, bits(5), 1}}));
}

TEST(Cluster, FullClusterTakesNoMoreAndIsNamed) {
  std::vector<Edge> edges;
  add_clique(edges, 0, 7, 5);
  edges.push_back({7, 8, bits(5)});
  const Clustering clustering = make_clusters(9, edges, {}, {}, crowd_of_four);
  EXPECT_EQ(largest(clustering), 4U);
  EXPECT_EQ(clustering.crowded, (Numbers{0, 4})) << "7 and 8 are not held back by anything";
}

TEST(Cluster, PeopleMayFillAClusterFurther) {
  std::vector<Constraint> constraints;
  for (std::uint32_t member = 1; member < 6; ++member) constraints.push_back({must, 0, member});
  EXPECT_EQ(largest(make_clusters(6, {}, constraints, {}, crowd_of_four)), 6U);
}

TEST(Cluster, OddWeightsAreHeldWithinBounds) {
  EXPECT_EQ(to_fixed(std::numeric_limits<double>::quiet_NaN()), 0);
  EXPECT_EQ(to_fixed(std::numeric_limits<double>::infinity()), to_fixed(1e6));
  EXPECT_EQ(from_fixed(to_fixed(-3.5)), -3.5);
}

// A negative mean is told downwards: -0.5/1024 is not 0.
TEST(Cluster, MeanIsNeverToldHigherThanItIs) {
  const std::vector<Edge> edges{{0, 1, bits(1)}, {1, 2, -1}};
  const ClusterOptions options = joining_from(-1);
  const Clustering clustering = make_clusters(3, edges, {}, [](auto, auto) { return 0; }, options);
  ASSERT_EQ(clustering.joins.size(), 2U);
  EXPECT_EQ(clustering.joins[1].average, -1);
}

// Ten thousand that are all alike, each brought together with twenty others.
TEST(Cluster, CrowdIsClusteredByABoundedNumberOfQuestions) {
  const std::uint32_t members = 10'000;
  Random random(7);
  std::vector<Edge> edges;
  for (std::uint32_t left = 0; left < members; ++left) {
    for (int more = 0; more < 20; ++more) edges.push_back({left, random.below(members), bits(6)});
  }
  std::uint64_t asked = 0;
  const Clustering clustering = make_clusters(members, edges, {}, [&](auto, auto) { return ++asked, bits(6); });
  RecordProperty("asked", std::to_string(asked));
  EXPECT_EQ(largest(clustering), 500U);
  EXPECT_LE(asked, 4'000'000U);
}

// Two leaves have no edge, so nearly every question is about two of them.
TEST(Cluster, HubWithManyLeavesIsClusteredByABoundedNumberOfQuestions) {
  const std::uint32_t members = 100'000;
  std::vector<Edge> edges;
  for (std::uint32_t leaf = 0; leaf + 1 < members; ++leaf) edges.push_back({leaf, members - 1, bits(6)});
  std::uint64_t asked = 0;
  const Clustering clustering = make_clusters(members, edges, {}, [&](auto, auto) { return ++asked, bits(6); });
  RecordProperty("asked", std::to_string(asked));
  EXPECT_EQ(largest(clustering), 500U);
  EXPECT_LE(asked, 4'000'000U);
}

}  // namespace heed::linkage
