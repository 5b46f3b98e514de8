#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <map>
#include <set>

#include "linkage/cluster.hpp"
#include "linkage/cluster_parts.hpp"
#include "linkage/cluster_test_graph.hpp"

namespace heed::linkage {

namespace {

cluster_parts::Input input_of(const TestGraph& graph, const PairWeight& weight_of) {
  return {graph.members, graph.edges, graph.constraints, weight_of, graph.options};
}

// All pairs between two clusters, whatever their number.
double true_mean(const TestGraph& graph, const Clustering& clustering, std::uint32_t left, std::uint32_t right) {
  double sum = 0, pairs = 0;
  for (std::uint32_t one = 0; one < graph.members; ++one) {
    for (std::uint32_t other = 0; other < graph.members; ++other) {
      if (clustering.cluster[one] != left || clustering.cluster[other] != right) continue;
      sum += std::clamp(graph.weight(one, other), graph.options.lowest, graph.options.highest);
      ++pairs;
    }
  }
  return sum / pairs;
}

std::uint64_t size_of(const Clustering& clustering, std::uint32_t name) {
  return static_cast<std::uint64_t>(std::count(clustering.cluster.begin(), clustering.cluster.end(), name));
}

bool are_apart(const TestGraph& graph, const Clustering& clustering, std::uint32_t left, std::uint32_t right) {
  return std::any_of(graph.constraints.begin(), graph.constraints.end(), [&](const Constraint& each) {
    const auto one = clustering.cluster[each.left], other = clustering.cluster[each.right];
    return each.kind == Constraint::Kind::cannot_link && std::minmax(one, other) == std::minmax(left, right);
  });
}

}  // namespace

TEST(ClusterProperty, NamesEveryClusterByItsSmallestMember) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    const Clustering clustering = cluster(make_graph(seed, 40));
    for (std::uint32_t member = 0; member < clustering.cluster.size(); ++member) {
      RC_ASSERT(clustering.cluster[member] <= member);
      RC_ASSERT(clustering.cluster[clustering.cluster[member]] == clustering.cluster[member]);
    }
  }));
}

TEST(ClusterProperty, IsAPureFunctionOfSetsOfEdgesAndConstraints) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    TestGraph graph = make_graph(seed, 60);
    const Clustering first = cluster(graph);
    RC_ASSERT(cluster(graph) == first);
    Random random(seed + 1);
    for (int round = 0; round < 5; ++round) {
      shuffle(graph.edges, random);
      shuffle(graph.constraints, random);
      for (Edge& edge : graph.edges) {
        if (random.below(2) == 0) std::swap(edge.left, edge.right);
      }
      if (!graph.edges.empty()) graph.edges.push_back(graph.edges.front());
      RC_ASSERT(cluster(graph) == first);
    }
  }));
}

// Families of sixty and more, between which chosen pairs speak for all.
TEST(ClusterProperty, OrderChangesNothingWherePairsAreChosen) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    TestGraph graph = make_graph(seed, 1);
    graph.members = 400;
    graph.options = {.average_join = bits(1), .lowest = bits(-8), .highest = bits(10), .most_members = 500};
    Random random(seed);
    for (int more = 0; more < 8000; ++more) {
      const std::uint32_t left = random.below(400), right = random.below(400);
      if (graph.weight(left, right) > 0) graph.edges.push_back({left, right, graph.weight(left, right)});
    }
    const Clustering first = cluster(graph);
    EXPECT_TRUE(std::any_of(first.joins.begin(), first.joins.end(),
                            [](const Join& join) { return join.pairs == cluster_parts::most_pairs; }));
    shuffle(graph.edges, random);
    EXPECT_EQ(cluster(graph), first) << "seed " << seed;
  }
}

TEST(ClusterProperty, BothWaysOfKeepingTheBooksAgree) {
  for (std::uint64_t seed = 0; seed < 20'000; ++seed) {
    const TestGraph graph = make_graph(seed, cluster_parts::most_small);
    const PairWeight weight_of = graph.weight_of();
    const auto input = input_of(graph, weight_of);
    ASSERT_EQ(cluster_parts::small_clusters(input), cluster_parts::large_clusters(input)) << "seed " << seed;
  }
}

// Whether no two pairs weigh the same: then nothing is left for numbers to decide.
bool has_no_ties(const TestGraph& graph) {
  std::set<FixedWeight> weights;
  for (std::uint32_t left = 0; left < graph.members; ++left) {
    for (std::uint32_t right = left + 1; right < graph.members; ++right) {
      if (!weights.insert(graph.weight(left, right)).second) return false;
    }
  }
  return true;
}

// Seeds are fixed: means over several pairs can be equal too, if seldom, and a test must not fail by chance.
TEST(ClusterProperty, NumbersOnlyBreakTies) {
  int looked_at = 0;
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    TestGraph graph = make_graph(seed, 16);
    graph.is_coarse = false;
    for (Edge& edge : graph.edges) edge.weight = graph.weight(edge.left, edge.right);
    const Clustering first = cluster(graph);
    if (!has_no_ties(graph) || !first.contradictions.empty()) continue;
    ++looked_at;
    Random random(seed + 1);
    const std::vector<std::uint32_t> number = shuffled_numbers(graph.members, random);
    std::vector<std::uint32_t> old(graph.members);
    for (std::uint32_t member = 0; member < graph.members; ++member) old[number[member]] = member;
    TestGraph other = graph;
    for (Edge& edge : other.edges) edge = {number[edge.left], number[edge.right], edge.weight};
    for (Constraint& each : other.constraints) each = {each.kind, number[each.left], number[each.right]};
    const PairWeight weight_of = [&](std::uint32_t left, std::uint32_t right) {
      return graph.weight(old[left], old[right]);
    };
    const Clustering second = make_clusters(other.members, other.edges, other.constraints, weight_of, other.options);
    for (std::uint32_t one = 0; one < graph.members; ++one) {
      for (std::uint32_t two = 0; two < one; ++two) {
        ASSERT_EQ(first.cluster[one] == first.cluster[two], second.cluster[number[one]] == second.cluster[number[two]])
            << "seed " << seed;
      }
    }
  }
  EXPECT_GT(looked_at, 1000);
}

TEST(ClusterProperty, PeoplesWordsAlwaysHoldOrAreReported) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    TestGraph graph = make_graph(seed, 30);
    Random random(seed + 1);
    for (int more = 0; more < 15; ++more) {
      graph.constraints.push_back({random.below(3) == 0 ? Constraint::Kind::cannot_link : Constraint::Kind::must_link,
                                   random.below(graph.members), random.below(graph.members)});
    }
    const Clustering clustering = cluster(graph);
    for (const Constraint& each : graph.constraints) {
      if (each.left == each.right) continue;
      const bool is_together = clustering.cluster[each.left] == clustering.cluster[each.right];
      if (each.kind == Constraint::Kind::cannot_link) {
        RC_ASSERT(!is_together);
        continue;
      }
      const Constraint reported{each.kind, std::min(each.left, each.right), std::max(each.left, each.right)};
      const auto count = std::count(clustering.contradictions.begin(), clustering.contradictions.end(), reported);
      RC_ASSERT(count == (is_together ? 0 : 1));
    }
  }));
}

TEST(ClusterProperty, EveryJoinIsEarnedAndNoneIsLeftOut) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    const TestGraph graph = make_graph(seed, 40);  // too few for pairs to be chosen
    const Clustering clustering = cluster(graph);
    for (const Join& join : clustering.joins) RC_ASSERT(join.pairs == 0 || join.average >= graph.options.average_join);
    for (const Edge& edge : graph.edges) {
      const std::uint32_t left = clustering.cluster[edge.left], right = clustering.cluster[edge.right];
      if (left == right || are_apart(graph, clustering, left, right)) continue;
      if (size_of(clustering, left) + size_of(clustering, right) > graph.options.most_members) continue;
      RC_ASSERT(true_mean(graph, clustering, left, right) < graph.options.average_join);
    }
  }));
}

TEST(ClusterProperty, WeighsEachPairAtMostOnceAndNoEdgeAgain) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    const TestGraph graph = make_graph(seed, 60);
    std::set<std::pair<std::uint32_t, std::uint32_t>> asked;
    for (const Edge& edge : graph.edges) asked.emplace(edge.left, edge.right);
    const PairWeight weight_of = [&](std::uint32_t left, std::uint32_t right) {
      RC_ASSERT(left < right && right < graph.members);
      RC_ASSERT(asked.emplace(left, right).second);
      return graph.weight(left, right);
    };
    make_clusters(graph.members, graph.edges, graph.constraints, weight_of, graph.options);
  }));
}

TEST(ClusterProperty, TwoThatNothingConnectsDoNotTouchEachOther) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    const TestGraph one = make_graph(seed, 30);
    TestGraph two = make_graph(seed + 1, 30);
    two.options = one.options;
    // Members of the two alternate, as far as they go, so that their numbers are mixed.
    std::vector<std::uint32_t> ones, twos;
    while (ones.size() < one.members || twos.size() < two.members) {
      const auto next = static_cast<std::uint32_t>(ones.size() + twos.size());
      const bool is_one = twos.size() >= two.members || (ones.size() < one.members && next % 2 == 0);
      (is_one ? ones : twos).push_back(next);
    }
    TestGraph both;
    both.members = one.members + two.members;
    both.options = one.options;
    std::map<std::uint32_t, std::uint32_t> in_one, in_two;
    const auto take = [&](const TestGraph& from, const std::vector<std::uint32_t>& numbers, auto& in) {
      for (const Edge& edge : from.edges) both.edges.push_back({numbers[edge.left], numbers[edge.right], edge.weight});
      for (const Constraint& each : from.constraints) {
        both.constraints.push_back({each.kind, numbers[each.left], numbers[each.right]});
      }
      for (std::uint32_t member = 0; member < from.members; ++member) in[numbers[member]] = member;
    };
    take(one, ones, in_one);
    take(two, twos, in_two);
    const PairWeight weight_of = [&](std::uint32_t left, std::uint32_t right) {
      RC_ASSERT(in_one.contains(left) == in_one.contains(right));
      return in_one.contains(left) ? one.weight(in_one[left], in_one[right]) : two.weight(in_two[left], in_two[right]);
    };
    const Clustering together = make_clusters(both.members, both.edges, both.constraints, weight_of, both.options);
    const Clustering first = cluster(one), second = cluster(two);
    for (std::uint32_t m = 0; m < one.members; ++m) RC_ASSERT(together.cluster[ones[m]] == ones[first.cluster[m]]);
    for (std::uint32_t m = 0; m < two.members; ++m) RC_ASSERT(together.cluster[twos[m]] == twos[second.cluster[m]]);
    RC_ASSERT(together.joins.size() == first.joins.size() + second.joins.size());
    RC_ASSERT(together.crowded.size() == first.crowded.size() + second.crowded.size());
    RC_ASSERT(together.contradictions.size() == first.contradictions.size() + second.contradictions.size());
  }));
}

TEST(ClusterProperty, NoInputMakesItThrow) {
  EXPECT_TRUE(
      rc::check([](std::uint32_t few, const std::vector<std::uint32_t>& numbers, FixedWeight low, FixedWeight high) {
        const std::uint32_t members = few % 40;
        std::vector<Edge> edges;
        std::vector<Constraint> constraints;
        for (std::size_t at = 2; at < numbers.size(); ++at) {
          const std::uint32_t left = numbers[at] % 50, right = numbers[at - 1] % 50;
          edges.push_back({left, right, static_cast<FixedWeight>(numbers[at - 2])});
          constraints.push_back({static_cast<Constraint::Kind>(numbers[at] % 2), right, numbers[at - 2]});
        }
        const ClusterOptions options{low, high, low, few % 7};
        RC_ASSERT(make_clusters(members, edges, constraints, {}, options).cluster.size() == members);
      }));
}

}  // namespace heed::linkage
