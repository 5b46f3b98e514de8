// What is explained of a table is what link() did with it.
#include "linkage/explainer.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "linkage/index.hpp"
#include "linkage/random.hpp"
#include "linkage/test_judged_model.hpp"
#include "linkage/test_mentions.hpp"

namespace heed::linkage {
namespace {

using enum AttributeType;
using Texts = std::vector<std::string>;

constexpr std::uint16_t forename_column = 0, surname_column = 1, birth_column = 2, address_column = 3;

Model model_of_people(std::uint32_t most_in_key = 200) {
  Model model = make_model({{"forename", forename, Preparation::normal},
                            {"surname", surname, Preparation::normal},
                            {"dob", date_of_birth, Preparation::normal},
                            {"address", address, Preparation::normal}});
  for (std::size_t at = 0; at < model.comparisons.size(); ++at) {
    judge(model.comparisons[at], model.columns[at].type);
    // In a table of five everything is common.
    for (Level& level : model.comparisons[at].levels) level.frequency_column.clear();
  }
  model.prior = 1.0 / 100'000;
  model.plan.rules = {{{{surname_column, FeatureKind::whole}}},
                      {{{forename_column, FeatureKind::whole}, {birth_column, FeatureKind::year}}}};
  model.plan.most_in_key = most_in_key;
  return model;
}

struct Told {
  explicit Told(Model of) : model(std::move(of)), table(model.columns) {}
  std::uint32_t add(const Texts& texts) {
    const MentionValues values = values_of(model.columns, texts);
    return table.add(values);
  }
  Explainer explainer() {
    table.freeze_frequencies();
    return {table, model};
  }
  Model model;
  Table table;
};

TEST(Explainer, FindsTheClustersThatLinkingMakes) {
  Told told(model_of_people());
  Random random(5);
  const Texts forenames{"Amelia", "Jack", "Siobhan", "Chloe", "Oliver", "Zoe"},
      surnames{"Keane", "Marsh", "Rourke", "Poole"};
  std::set<Texts> different;
  while (different.size() < 300) {
    const std::string birth = "20" + std::to_string(10 + random.below(4)) + "-05-1" + std::to_string(random.below(3));
    different.insert({random.below(5) == 0 ? "" : forenames[random.below(6)], surnames[random.below(4)], birth,
                      random.below(2) == 0 ? "" : std::to_string(random.below(9)) + " Quay Street"});
  }
  for (const Texts& texts : different) told.add(texts);
  const BatchResult linked = link(told.table, &told.model);
  Explainer explainer(told.table, told.model);
  for (std::uint32_t record = 0; record < told.table.size(); record += 7) {
    std::vector<std::uint32_t> cluster;
    for (std::uint32_t other = 0; other < told.table.size(); ++other) {
      if (linked.cluster[other] == linked.cluster[record]) cluster.push_back(other);
    }
    const Neighbourhood around = explainer.around(record);
    EXPECT_EQ(around.cluster_of(record), cluster);
    EXPECT_EQ(Explainer::story_of(around, record).steps.size() + 1, cluster.size());
  }
}

TEST(Explainer, SaysThatNothingWasInCommon) {
  Told told(model_of_people());
  const auto one = told.add({"Amelia", "Keane", "2010-05-11", ""}),
             other = told.add({"Jack", "Marsh", "2012-01-02", ""});
  const WhyNot why = told.explainer().why_not(one, other);
  EXPECT_EQ(why.obstacle, Obstacle::no_key);
  EXPECT_FALSE(why.could_be_one());
  EXPECT_FALSE(why.against.empty());
}

TEST(Explainer, SaysThatWhatIsInCommonIsTooCommon) {
  Told told(model_of_people(3));
  std::uint32_t last = 0;
  for (int i = 0; i < 5; ++i) last = told.add({"", "Keane", "", ""});
  const WhyNot why = told.explainer().why_not(0, last);
  EXPECT_EQ(why.obstacle, Obstacle::common_keys);
  EXPECT_EQ(why.keys.holders, 5U);
  ASSERT_EQ(why.keys.features.size(), 1U);
  EXPECT_EQ(why.keys.features[0].column, surname_column);
}

TEST(Explainer, SaysWhatSpeaksAgainstTheStrongestFirst) {
  Told told(model_of_people());
  const auto one = told.add({"Amelia", "Keane", "2010-05-11", "1 Quay Street"});
  const auto other = told.add({"Jack", "Keane", "1962-01-02", "9 Ferry Road"});
  const WhyNot why = told.explainer().why_not(one, other);
  EXPECT_EQ(why.obstacle, Obstacle::weight);
  ASSERT_GE(why.against.size(), 2U);
  EXPECT_TRUE(std::ranges::is_sorted(why.against, std::less<>(), &Reason::weight));
}

TEST(Explainer, SaysThatThoseAroundThemSpeakAgainst) {
  // A brother and a sister, each told of twice, and one of whom only the surname and the home are known: it goes with one of the two.
  Told told(model_of_people());
  const auto sister = told.add({"Amelia", "Keane", "2010-05-11", "1 Quay Street"});
  told.add({"Amelia", "Keane", "2010-05-11", "1 Quay Street"});
  const auto brother = told.add({"Jack", "Keane", "1999-01-30", "1 Quay Street"});
  told.add({"Jack", "Keane", "1999-01-30", "1 Quay Street"});
  const auto nameless = told.add({"", "Keane", "", "1 Quay Street"});
  Explainer explainer = told.explainer();
  const auto together = explainer.around(nameless).cluster_of(nameless);
  ASSERT_EQ(together.size(), 3U);
  const auto apart = std::ranges::binary_search(together, sister) ? brother : sister;
  const WhyNot why = explainer.why_not(nameless, apart);
  EXPECT_EQ(why.obstacle, Obstacle::others);
  EXPECT_TRUE(why.could_be_one());
  EXPECT_EQ(why.between.pairs, 6U);
  EXPECT_EQ(why.between.against, 4U);
  EXPECT_EQ(why.between.strongest_against.size(), 4U);
}

TEST(Explainer, PeoplesWordComesBeforeEverythingElse) {
  Told told(model_of_people());
  const auto one = told.add({"Amelia", "Keane", "2010-05-11", ""}),
             other = told.add({"Jack", "Marsh", "2012-01-02", ""});
  EXPECT_EQ(told.explainer().why_not(one, other, true).obstacle, Obstacle::people);
}

// The same by an index as by a table.
TEST(WhyNot, IsToldOfAnIndexAsOfATable) {
  Told told(model_of_people(3));
  const std::vector<Texts> all = {{"Amelia", "Keane", "2010-05-11", "1 Quay Street"},
                                  {"Amelia", "Keane", "2010-05-11", ""},
                                  {"Jack", "Keane", "1962-01-02", "9 Ferry Road"},
                                  {"Zoe", "Marsh", "2011-03-04", ""},
                                  {"Zoe", "Marsh", "1980-03-04", "2 Marram Row"},
                                  {"", "Keane", "", ""},
                                  {"", "Keane", "1999-01-01", ""}};
  std::vector<Mention> mentions;
  for (const Texts& texts : all) mentions.push_back({told.add(texts) + 1ULL, values_of(told.model.columns, texts)});
  Index index(told.model);
  index.add_all(mentions);
  Explainer explainer = told.explainer();
  for (std::uint32_t left = 0; left < all.size(); ++left) {
    for (std::uint32_t right = left + 1; right < all.size(); ++right) {
      const WhyNot of_table = explainer.why_not(left, right);
      const auto of_index = why_not(index, left + 1, right + 1);
      ASSERT_TRUE(of_index.has_value());
      EXPECT_EQ(of_index->obstacle, of_table.obstacle) << left << " and " << right;
      EXPECT_EQ(of_index->keys.holders, of_table.keys.holders);
      EXPECT_NEAR(of_index->weight, of_table.weight, 1e-9);
      EXPECT_EQ(of_index->between.against, of_table.between.against);
    }
  }
  EXPECT_EQ(why_not(index, 1, 4, true)->obstacle, Obstacle::people);
  EXPECT_FALSE(why_not(index, 1, 99).has_value());
}

TEST(EntityScore, BarsSumToTheMeanOfHeldWeights) {
  Told told(model_of_people());
  told.add({"Amelia", "Keane", "2010-05-11", "1 Quay Street"});
  told.add({"Amelia", "", "2010-05-11", "7 Ferry Road"});
  told.add({"Jack", "Marsh", "1960-05-11", ""});
  const auto record = told.add({"Amelia", "Keane", "2010-05-11", "1 Quay Street"});
  Explainer explainer = told.explainer();
  const std::vector<std::uint32_t> entity{0, 1, 2};
  const EntityScore score = explainer.against_entity(record, entity);
  double sum = score.prior_weight + score.alike_weight + score.held_weight, mean = 0;
  for (const EntityReason& reason : score.reasons) sum += reason.weight;
  for (const std::uint32_t one : entity)
    mean += std::clamp(explainer.score_of(record, one).weight, -8.0, 10.0) / static_cast<double>(entity.size());
  EXPECT_NEAR(sum, score.weight, 1e-9);
  EXPECT_NEAR(mean, score.weight, 1e-9);
  EXPECT_EQ(score.reasons[forename_column].agree, 2U);
  EXPECT_EQ(score.reasons[forename_column].differ, 1U);
  EXPECT_EQ(score.reasons[surname_column].not_known, 1U);
  EXPECT_EQ(score.reasons[address_column].agree, 1U);
  EXPECT_EQ(score.reasons[address_column].nearest_at, 0U);
}

TEST(EntityScore, RecordIsNotHeldAgainstItself) {
  Told told(model_of_people());
  told.add({"Amelia", "Keane", "2010-05-11", ""});
  told.add({"Jack", "Marsh", "1960-05-11", ""});
  const std::vector<std::uint32_t> entity{0, 1};
  EXPECT_EQ(told.explainer().against_entity(0, entity).weights.size(), 1U);
  EXPECT_TRUE(told.explainer().against_entity(0, std::span(entity).first(1)).reasons.empty());
}

}  // namespace
}  // namespace heed::linkage
