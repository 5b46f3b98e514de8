#include "link_batch/evaluate.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace heed::link_batch {
namespace {

using Groups = std::vector<std::uint32_t>;
using Texts = std::vector<std::string>;

TEST(Evaluate, CountsPairsWithinClusters) {
  // Truth: {0,1,2} {3,4}; found: {0,1} {2,3,4}.
  const auto report = evaluate_clusters(Groups{0, 0, 1, 1, 1}, Groups{7, 7, 7, 8, 8});
  EXPECT_EQ(report.agreement.found, 4u);
  EXPECT_EQ(report.agreement.right, 2u);
  EXPECT_EQ(report.agreement.wanted, 4u);
  EXPECT_DOUBLE_EQ(report.agreement.precision(), 0.5);
  EXPECT_DOUBLE_EQ(report.agreement.recall(), 0.5);
  EXPECT_DOUBLE_EQ(report.agreement.f1(), 0.5);
  EXPECT_EQ(report.clusters, 2u);
  EXPECT_EQ(report.entities, 2u);
  EXPECT_EQ(report.exact, 0u);
}

TEST(Evaluate, NamesTheLargestMistakesWithRecordsOfEveryPart) {
  const auto report = evaluate_clusters(Groups{0, 0, 1, 1, 1, 2}, Groups{7, 7, 7, 8, 8, 9});
  ASSERT_EQ(report.mistakes.size(), 2u);
  EXPECT_EQ(report.mistakes[0].pairs, 2u);
  EXPECT_EQ(report.mistakes[0].parts, 2u);
  EXPECT_EQ(report.exact, 1u);
  for (const Mistake& mistake : report.mistakes) {
    if (mistake.kind == Mistake::Kind::merged) {
      EXPECT_EQ(mistake.records, (Groups{2, 3, 4}));
    } else {
      EXPECT_EQ(mistake.records, (Groups{0, 2, 1}));
    }
  }
  EXPECT_EQ(evaluate_clusters(Groups{0, 0, 1, 1, 1, 2}, Groups{7, 7, 7, 8, 8, 9}, 1).mistakes.size(), 1u);
}

TEST(Evaluate, RecordsWithoutTruthAreNotCounted) {
  const auto report = evaluate_clusters(Groups{0, 0, 0, 1}, Groups{7, 7, no_group, no_group});
  EXPECT_EQ(report.agreement.found, 1u);
  EXPECT_EQ(report.unlabelled, 2u);
  EXPECT_EQ(report.clusters, 1u);
  EXPECT_EQ(report.exact, 1u);
}

TEST(Evaluate, NothingIsPerfect) {
  const auto report = evaluate_clusters(Groups{}, Groups{});
  EXPECT_DOUBLE_EQ(report.agreement.f1(), 1);
  EXPECT_TRUE(evaluate_pairs({}, Groups{1, 2}).curve.empty());
}

TEST(Evaluate, FollowsPairsDownTheWeights) {
  // Truth: {0,1} {2,3}; the pair 0–2 is wrong, 2–3 was never found.
  const auto report = evaluate_pairs({{0, 2, 3.0}, {0, 1, 9.0}, {1, 3, 3.0}}, Groups{1, 1, 2, 2});
  ASSERT_EQ(report.curve.size(), 2u);
  EXPECT_DOUBLE_EQ(report.curve[0].weight, 9);
  EXPECT_DOUBLE_EQ(report.curve[0].agreement.precision(), 1);
  EXPECT_DOUBLE_EQ(report.curve[0].agreement.recall(), 0.5);
  EXPECT_EQ(report.curve[1].agreement.found, 3u);
  EXPECT_DOUBLE_EQ(report.best.weight, 9);
  EXPECT_DOUBLE_EQ(report.all.recall(), 0.5);
  ASSERT_EQ(report.wrong.size(), 2u);
  EXPECT_EQ(report.wrong[0].right, 2u);
  ASSERT_EQ(report.weak.size(), 1u);
}

TEST(Evaluate, APairThatIsGivenTwiceCountsOnce) {
  const auto report = evaluate_pairs({{0, 1, 3.0}, {1, 0, 9.0}, {1, 1, 20.0}}, Groups{1, 1});
  ASSERT_EQ(report.curve.size(), 1u);
  EXPECT_DOUBLE_EQ(report.curve[0].weight, 9);
  EXPECT_EQ(report.all.found, 1u);
}

TEST(Evaluate, TakesTheGroupOfAPattern) {
  const Texts ids = {"rec-12-org", "rec-12-dup-0", "rec-7-org", "other"};
  const auto found = match_texts(ids, "rec-(\\d+)-");
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found.value(), (Texts{"12", "12", "7", ""}));
  EXPECT_EQ(match_texts(ids, "[0-9]+").value()[2], "7");
  EXPECT_FALSE(match_texts(ids, "rec-(").ok());
}

TEST(Evaluate, NoPatternTakesForEver) {
  const Texts hostile = {std::string(150, 'a') + "!"};
  EXPECT_EQ(match_texts(hostile, "^(a+)+$").value()[0], "");
}

TEST(Evaluate, GroupsEqualTexts) { EXPECT_EQ(group_by_text(Texts{"b", "", "a", "b"}), (Groups{0, no_group, 1, 0})); }

RC_GTEST_PROP(EvaluateProperty, CountsAsPairByPairWould, ()) {
  const int records = *rc::gen::inRange(0, 30);
  Groups cluster, truth;
  for (int i = 0; i < records; ++i) {
    cluster.push_back(static_cast<std::uint32_t>(*rc::gen::inRange(0, 6)));
    truth.push_back(static_cast<std::uint32_t>(*rc::gen::inRange(0, 6)));
  }
  Agreement counted;
  for (std::size_t right = 0; right < truth.size(); ++right) {
    for (std::size_t left = 0; left < right; ++left) {
      const bool found = cluster[left] == cluster[right], wanted = truth[left] == truth[right];
      counted.found += found ? 1U : 0U;
      counted.wanted += wanted ? 1U : 0U;
      counted.right += found && wanted ? 1U : 0U;
    }
  }
  const auto report = evaluate_clusters(cluster, truth);
  RC_ASSERT(report.agreement.found == counted.found);
  RC_ASSERT(report.agreement.wanted == counted.wanted);
  RC_ASSERT(report.agreement.right == counted.right);
}

}  // namespace
}  // namespace heed::link_batch
