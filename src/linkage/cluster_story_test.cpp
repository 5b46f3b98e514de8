#include "linkage/cluster_story.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "linkage/cluster_test_graph.hpp"

namespace heed::linkage {

using Numbers = std::vector<std::uint32_t>;

TEST(ClusterStory, TellsEachStepWithItsStrongestPair) {
  // 1 and 3 are the same; people say that 0 and 4 are; then the weights bring the two together. 2 stays alone.
  const std::vector<Edge> edges{{1, 3, bits(9)}, {0, 3, bits(4)}, {4, 1, bits(6)}, {0, 2, bits(-8)}};
  const std::vector<Constraint> constraints{{Constraint::Kind::must_link, 0, 4}};
  const Clustering clustering = make_clusters(5, edges, constraints, [](auto, auto) { return bits(2); });
  const ClusterStory story = tell_story(clustering, 3, edges);
  EXPECT_EQ(story.members, (Numbers{0, 1, 3, 4}));
  ASSERT_EQ(story.steps.size(), 3U);
  EXPECT_TRUE(story.steps[0].is_said_by_people());
  EXPECT_EQ(story.steps[0].left, (StorySide{.smallest = 0, .members = 1, .step = {}}));
  EXPECT_EQ(story.steps[0].right.smallest, 4U);
  EXPECT_FALSE(story.steps[0].strongest);
  EXPECT_EQ(story.steps[1].strongest, (Edge{1, 3, bits(9)}));
  EXPECT_EQ(story.steps[2].left, (StorySide{.smallest = 0, .members = 2, .step = 0}));
  EXPECT_EQ(story.steps[2].right, (StorySide{.smallest = 1, .members = 2, .step = 1}));
  EXPECT_EQ(story.steps[2].average, bits(3.5));
  EXPECT_EQ(story.steps[2].pairs, 4U);
  EXPECT_EQ(story.steps[2].strongest, (Edge{1, 4, bits(6)}));
  EXPECT_EQ(members_of(story, story.steps[2].left), (Numbers{0, 4}));
  EXPECT_EQ(members_of(story, story.steps[2].right), (Numbers{1, 3}));
}

TEST(ClusterStory, MemberOnItsOwnHasNoSteps) {
  const Clustering clustering = make_clusters(2, {}, {}, {});
  EXPECT_EQ(tell_story(clustering, 1), (ClusterStory{.members = {1}, .steps = {}}));
  EXPECT_EQ(tell_story(clustering, 2), ClusterStory{});
}

TEST(ClusterStory, LastStepMakesTheWholeClusterAndEveryStepJoinsTwoThatAreApart) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    const TestGraph graph = make_graph(seed, 40);
    const Clustering clustering = cluster(graph);
    for (std::uint32_t member = 0; member < graph.members; ++member) {
      const ClusterStory story = tell_story(clustering, member, graph.edges);
      RC_ASSERT(story.steps.size() + 1 == story.members.size());
      for (const StoryStep& step : story.steps) {
        const Numbers left = members_of(story, step.left), right = members_of(story, step.right);
        RC_ASSERT(left.size() == step.left.members && left.front() == step.left.smallest);
        RC_ASSERT(right.size() == step.right.members && right.front() == step.right.smallest);
        RC_ASSERT(step.is_said_by_people() || step.strongest.has_value());
        if (!step.strongest) continue;
        const auto [one, other] = std::pair{step.strongest->left, step.strongest->right};
        const auto is_in = [](const Numbers& side, std::uint32_t who) {
          return std::binary_search(side.begin(), side.end(), who);
        };
        RC_ASSERT((is_in(left, one) && is_in(right, other)) || (is_in(left, other) && is_in(right, one)));
      }
      if (story.steps.empty()) continue;
      Numbers all = members_of(story, story.steps.back().left);
      for (const std::uint32_t each : members_of(story, story.steps.back().right)) all.push_back(each);
      std::sort(all.begin(), all.end());
      RC_ASSERT(all == story.members);
    }
  }));
}

}  // namespace heed::linkage
