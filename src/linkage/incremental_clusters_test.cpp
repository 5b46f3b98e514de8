#include "linkage/incremental_clusters.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "linkage/cluster_story.hpp"
#include "linkage/cluster_test_graph.hpp"

namespace heed::linkage {

namespace {

using Ids = std::vector<MemberId>;
const auto must = Constraint::Kind::must_link;
const auto cannot = Constraint::Kind::cannot_link;

// Symmetric, coarse enough for ties, and as often for as against.
FixedWeight likeness(MemberId left, MemberId right) {
  Random random(std::min(left, right) * 1'000'003 + std::max(left, right));
  return static_cast<FixedWeight>(random.below(17)) * 1024 - 7 * 1024;
}

// What is held, in the plainest form, to be loaded afresh.
struct Held {
  std::set<MemberId> members;
  std::map<MemberPair, FixedWeight> edges;
  std::set<std::pair<MemberPair, Constraint::Kind>> constraints;

  static MemberPair pair(MemberId left, MemberId right) { return {std::min(left, right), std::max(left, right)}; }

  void apply(const ClusterChanges& changes) {
    for (const MemberId member : changes.erase_members) {
      members.erase(member);
      std::erase_if(edges, [&](const auto& each) { return each.first.left == member || each.first.right == member; });
    }
    members.insert(changes.insert_members.begin(), changes.insert_members.end());
    for (const auto& [left, right] : changes.erase_edges) edges.erase(pair(left, right));
    for (const auto& [left, right, weight] : changes.insert_edges) {
      if (left != right && members.contains(left) && members.contains(right)) edges[pair(left, right)] = weight;
    }
    for (const MemberConstraint& one : changes.erase_constraints)
      constraints.erase({pair(one.left, one.right), one.kind});
    for (const MemberConstraint& one : changes.insert_constraints) {
      if (one.left != one.right) constraints.insert({pair(one.left, one.right), one.kind});
    }
  }

  Ids ids() const { return {members.begin(), members.end()}; }

  Clustering clustering(const ClusterOptions& options) const {
    const Ids all = ids();
    const auto number = [&](MemberId id) {
      return static_cast<std::uint32_t>(std::lower_bound(all.begin(), all.end(), id) - all.begin());
    };
    std::vector<Edge> numbered;
    numbered.reserve(edges.size());
    for (const auto& [two, weight] : edges) numbered.push_back({number(two.left), number(two.right), weight});
    std::vector<Constraint> words;
    for (const auto& [two, kind] : constraints) {
      if (members.contains(two.left) && members.contains(two.right)) {
        words.push_back({kind, number(two.left), number(two.right)});
      }
    }
    const PairWeight weight_of = [&](auto left, auto right) { return likeness(all[left], all[right]); };
    return make_clusters(static_cast<std::uint32_t>(all.size()), numbered, words, weight_of, options);
  }

  // By name, who is in each cluster.
  std::map<MemberId, Ids> clusters(const ClusterOptions& options) const {
    const Ids all = ids();
    const Clustering found = clustering(options);
    std::map<MemberId, Ids> result;
    for (std::size_t at = 0; at < all.size(); ++at) result[all[found.cluster[at]]].push_back(all[at]);
    return result;
  }
};

class AnyChanges {
 public:
  explicit AnyChanges(std::uint64_t seed) : m_random(seed) {}

  // Most ids are meant to be there and some are not.
  ClusterChanges next() {
    ClusterChanges changes;
    for (std::uint32_t at = few(); at > 0; --at) changes.erase_members.push_back(id());
    for (std::uint32_t at = few() * 3; at > 0; --at) changes.insert_members.push_back(id());
    for (std::uint32_t at = few(); at > 0; --at) changes.erase_edges.push_back({id(), id()});
    for (std::uint32_t at = few() * 4; at > 0; --at) {
      const MemberId left = id(), right = id();
      changes.insert_edges.push_back({left, right, likeness(left, right)});
    }
    for (std::uint32_t at = few(); at > 0; --at) changes.erase_constraints.push_back({kind(), id(), id()});
    for (std::uint32_t at = few(); at > 0; --at) changes.insert_constraints.push_back({kind(), id(), id()});
    return changes;
  }

  std::uint32_t below(std::uint32_t bound) { return m_random.below(bound); }

 private:
  MemberId id() { return MemberId{m_random.below(24)} * 0x9e3779b97f4a7c15; }
  std::uint32_t few() { return m_random.below(3); }
  Constraint::Kind kind() { return m_random.below(2) == 0 ? must : cannot; }

  Random m_random;
};

ClusterOptions options_of(AnyChanges& any) {
  ClusterOptions options;
  options.average_join = bits(any.below(3));
  if (any.below(3) == 0) options.most_members = 2 + any.below(3);
  return options;
}

void expect_same(const IncrementalClusters& kept, const Held& held, const ClusterOptions& options) {
  RC_ASSERT(kept.size() == held.members.size());
  for (const auto& [name, members] : held.clusters(options)) {
    RC_ASSERT(kept.members_of(name) == members);
    for (const MemberId member : members) {
      RC_ASSERT(kept.cluster_of(member) == name);
      RC_ASSERT(member == name || kept.members_of(member).empty());
    }
  }
  const Clustering afresh = held.clustering(options);
  const Ids ids = held.ids();
  std::vector<MemberConstraint> contradictions;
  contradictions.reserve(afresh.contradictions.size());
  for (const auto& each : afresh.contradictions) contradictions.push_back({must, ids[each.left], ids[each.right]});
  RC_ASSERT(kept.contradictions() == contradictions);
  Ids crowded;
  for (const std::uint32_t name : afresh.crowded) crowded.push_back(ids[name]);
  RC_ASSERT(kept.crowded() == crowded);
}

// What changed, by comparing all before with all after.
ChangedClusters difference(const std::map<MemberId, Ids>& before, const std::map<MemberId, Ids>& after,
                           const ClusterChanges& changes) {
  const std::set<MemberId> replaced(changes.erase_members.begin(), changes.erase_members.end());
  ChangedClusters result;
  for (const auto& [name, members] : after) {
    const auto old = before.find(name);
    const bool is_same = old != before.end() && old->second == members;
    const bool has_replaced =
        std::any_of(members.begin(), members.end(), [&](auto id) { return replaced.contains(id); });
    if (!is_same || has_replaced) result.changed.push_back(name);
  }
  for (const auto& [name, members] : before) {
    if (!after.contains(name)) result.gone.push_back(name);
  }
  return result;
}

}  // namespace

TEST(IncrementalClusters, IsEmptyAtFirst) {
  const IncrementalClusters clusters(likeness);
  EXPECT_EQ(clusters.size(), 0U);
  EXPECT_EQ(clusters.cluster_of(1), std::nullopt);
  EXPECT_TRUE(clusters.members_of(1).empty());
  EXPECT_FALSE(clusters.component_of(1));
}

TEST(IncrementalClusters, NewcomerJoinsAndSmallerNewcomerRenames) {
  IncrementalClusters clusters([](auto, auto) { return bits(5); });
  EXPECT_EQ(clusters.apply({{}, {20, 30}, {}, {{20, 30, bits(9)}}, {}, {}}), (ChangedClusters{{20}, {}}));
  EXPECT_EQ(clusters.apply({{}, {10}, {}, {{30, 10, bits(7)}}, {}, {}}), (ChangedClusters{{10}, {20}}));
  EXPECT_EQ(clusters.members_of(10), (Ids{10, 20, 30}));
  EXPECT_EQ(clusters.cluster_of(30), 10U);
}

TEST(IncrementalClusters, ErasingTheOneBetweenParts) {
  IncrementalClusters clusters([](auto, auto) { return bits(5); });
  clusters.apply({{}, {1, 2, 3}, {}, {{1, 2, bits(9)}, {2, 3, bits(9)}}, {}, {}});
  ASSERT_EQ(clusters.members_of(1), (Ids{1, 2, 3}));
  EXPECT_EQ(clusters.apply({{2}, {}, {}, {}, {}, {}}), (ChangedClusters{{1, 3}, {}}));
  EXPECT_EQ(clusters.members_of(3), Ids{3});
}

TEST(IncrementalClusters, WordOutlivesAMemberThatComesBack) {
  IncrementalClusters clusters([](auto, auto) { return bits(9); });
  clusters.apply({{}, {}, {}, {}, {}, {{cannot, 1, 2}}});
  clusters.apply({{}, {1, 2}, {}, {{1, 2, bits(9)}}, {}, {}});
  EXPECT_EQ(clusters.cluster_of(2), 2U);
  clusters.apply({{2}, {}, {}, {}, {}, {}});
  clusters.apply({{}, {2}, {}, {{1, 2, bits(9)}}, {}, {}});
  EXPECT_EQ(clusters.cluster_of(2), 2U);
  EXPECT_EQ(clusters.apply({{}, {}, {}, {}, {{cannot, 2, 1}}, {}}), (ChangedClusters{{1}, {2}}));
}

TEST(IncrementalClusters, ContradictionIsReportedWhileAllOfItIsThere) {
  const std::vector<MemberConstraint> reported{{must, 2, 3}};
  IncrementalClusters clusters(likeness);
  clusters.apply({{}, {1, 2, 3}, {}, {}, {}, {{must, 1, 2}, {must, 3, 2}, {cannot, 1, 3}}});
  EXPECT_EQ(clusters.contradictions(), reported);
  clusters.apply({{3}, {}, {}, {}, {}, {}});
  EXPECT_TRUE(clusters.contradictions().empty());
  clusters.apply({{}, {3}, {}, {}, {}, {}});
  EXPECT_EQ(clusters.contradictions(), reported);
  clusters.apply({{}, {}, {}, {}, {{must, 2, 3}}, {}});
  EXPECT_TRUE(clusters.contradictions().empty());
}

TEST(IncrementalClusters, ChangeElsewhereWeighsNothingHere) {
  std::uint64_t asked = 0;
  IncrementalClusters clusters([&](auto, auto) { return ++asked, bits(5); });
  clusters.apply({{}, {1, 2, 3, 4, 5}, {}, {{1, 2, bits(9)}, {2, 3, bits(9)}, {4, 5, bits(9)}}, {}, {}});
  asked = 0;
  clusters.apply({{}, {}, {{4, 5}}, {}, {}, {}});
  EXPECT_EQ(asked, 0U);
}

TEST(IncrementalClusters, ComponentTellsItsStory) {
  IncrementalClusters clusters([](auto, auto) { return bits(5); });
  clusters.apply({{}, {7, 8, 9}, {}, {{7, 8, bits(3)}, {8, 9, bits(9)}}, {}, {}});
  const auto component = clusters.component_of(9);
  ASSERT_TRUE(component);
  EXPECT_EQ(component->ids, (Ids{7, 8, 9}));
  const ClusterStory story = tell_story(component->clustering, 2, component->edges);
  ASSERT_EQ(story.steps.size(), 2U);
  EXPECT_EQ(component->ids[story.steps[0].left.smallest], 8U);
}

TEST(IncrementalClusters, AnySequenceEndsWhereLoadingAfreshDoes) {
  for (int hundred = 0; hundred < 10; ++hundred) {  // one check tries a hundred sequences
    ASSERT_TRUE(rc::check([](std::uint64_t seed) {
      AnyChanges any(seed);
      const ClusterOptions options = options_of(any);
      IncrementalClusters kept(likeness, options);
      Held held;
      for (int step = 0; step < 12; ++step) {
        const ClusterChanges changes = any.next();
        const auto before = held.clusters(options);
        held.apply(changes);
        const ChangedClusters changed = kept.apply(changes);
        RC_ASSERT(changed == difference(before, held.clusters(options), changes));
        expect_same(kept, held, options);
      }
    }));
  }
}

TEST(IncrementalClusters, OneBatchIsTheSameAsMany) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    AnyChanges any(seed);
    const ClusterOptions options = options_of(any);
    IncrementalClusters many(likeness, options), one(likeness, options);
    Held held;
    for (int step = 0; step < 8; ++step) {
      const ClusterChanges changes = any.next();
      many.apply(changes);
      held.apply(changes);
    }
    ClusterChanges all;
    all.insert_members = held.ids();
    for (const auto& [two, weight] : held.edges) all.insert_edges.push_back({two.right, two.left, weight});
    for (const auto& [two, kind] : held.constraints) all.insert_constraints.push_back({kind, two.right, two.left});
    one.apply(all);
    expect_same(one, held, options);
    expect_same(many, held, options);
  }));
}

TEST(IncrementalClusters, WithoutSomeIsAsIfTheyWereErased) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    AnyChanges any(seed);
    const ClusterOptions options = options_of(any);
    IncrementalClusters kept(likeness, options);
    Held held;
    for (int step = 0; step < 8; ++step) {
      const ClusterChanges changes = any.next();
      kept.apply(changes);
      held.apply(changes);
    }
    ClusterChanges fewer = any.next();
    std::ranges::sort(fewer.erase_members);
    fewer.insert_members.clear();
    fewer.erase_edges.clear();
    fewer.erase_constraints.clear();
    fewer.insert_constraints.clear();
    // Only pairs that have no edge yet: the weight of an edge that is there is the same.
    std::erase_if(fewer.insert_edges, [&](const MemberEdge& edge) {
      return edge.left == edge.right || held.edges.contains(Held::pair(edge.left, edge.right));
    });
    const ClustersWithout without = kept.without(fewer.erase_members, fewer.insert_edges, likeness);
    held.apply(fewer);
    for (const auto& [name, members] : held.clusters(options)) {
      for (const MemberId member : members) {
        const auto found = std::ranges::lower_bound(without.cluster_of, member, {}, &MemberPair::left);
        const bool is_listed = found != without.cluster_of.end() && found->left == member;
        RC_ASSERT((is_listed ? found->right : *kept.cluster_of(member)) == name);
        if (!is_listed) RC_ASSERT(kept.members_of(name) == members);
        if (is_listed) RC_ASSERT(std::ranges::binary_search(without.members_of, MemberPair{name, member}));
      }
    }
  }));
}

TEST(IncrementalClusters, WithoutOneOfVeryManyTheOthersStayAsTheyAre) {
  IncrementalClusters clusters([](auto, auto) { return bits(5); });
  ClusterChanges changes;
  for (MemberId id = 1; id <= 2 * IncrementalClusters::most_connected; ++id) {
    changes.insert_members.push_back(id);
    if (id > 1) changes.insert_edges.push_back({id - 1, id, bits(6)});
  }
  clusters.apply(changes);
  const MemberId name = *clusters.cluster_of(7);
  Ids others = clusters.members_of(name);
  ASSERT_GT(others.size(), 2U);
  const Ids gone{name};
  others.erase(others.begin());
  Ids found;
  for (const auto& [cluster, member] : clusters.without(gone, {}, likeness).members_of) {
    EXPECT_EQ(cluster, others.front());
    found.push_back(member);
  }
  EXPECT_EQ(found, others);
}

TEST(IncrementalClusters, MillionMembersStaySmall) {
  IncrementalClusters clusters([](auto, auto) { return bits(-8); });
  const MemberId members = 1'000'000;
  for (MemberId first = 0; first < members; first += 50'000) {
    ClusterChanges changes;
    for (MemberId id = first; id < first + 50'000; ++id) {
      changes.insert_members.push_back(id);
      if (id % 5 != 0) changes.insert_edges.push_back({id - 1, id, bits(6)});
    }
    clusters.apply(changes);
  }
  EXPECT_LE(clusters.bytes(), 70 * members);
  EXPECT_EQ(clusters.cluster_of(4), 4U) << "0 is with 1, 2 with 3, and 4 alone";
}

}  // namespace heed::linkage
