#include "linkage/model.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "linkage/splink_json.hpp"
#include "linkage/test_records.hpp"

namespace heed::linkage {
namespace {

class ScoreTest : public testing::Test {
 protected:
  void SetUp() override {
    auto read = read_model(R"({"probability_two_random_records_match": 0.01, "comparisons": [
      {"output_column_name": "name", "comparison_levels": [
        {"sql_condition": "a_l IS NULL OR a_r IS NULL", "is_null_level": true},
        {"sql_condition": "a_l = a_r", "m_probability": 0.8, "u_probability": 0.01,
         "tf_adjustment_column": "a", "tf_adjustment_weight": 1.0, "tf_minimum_u_value": 0.002},
        {"sql_condition": "levenshtein(a_l, a_r) <= 1", "m_probability": 0.15, "u_probability": 0.02,
         "tf_adjustment_column": "a", "tf_adjustment_weight": 0.5},
        {"sql_condition": "ELSE", "m_probability": 0.05, "u_probability": 0.97}]},
      {"output_column_name": "place", "comparison_levels": [
        {"sql_condition": "b_l IS NULL OR b_r IS NULL", "is_null_level": true},
        {"sql_condition": "b_l = b_r", "m_probability": 0.9, "u_probability": 0.1},
        {"sql_condition": "ELSE", "m_probability": 0.1, "u_probability": 0.9}]}]})");
    ASSERT_TRUE(read.ok());
    m_model = std::move(*read);
    m_frequencies.set("a", {{"smith", 0.05}, {"smyth", 0.0005}, {"zelazny", 0.0001}});
  }
  Score scored(std::vector<std::string> left, std::vector<std::string> right) {
    TestRecord one(m_model.columns), other(m_model.columns);
    one.set(0, std::move(left)).set(1, m_places);
    other.set(0, std::move(right)).set(1, m_places);
    return score(m_model, one.record(), other.record(), &m_frequencies);
  }

  Model m_model;
  TermFrequencies m_frequencies;
  std::vector<std::string> m_places;
};

TEST_F(ScoreTest, StepsAndPriorAddUpToTheWeight) {
  m_places = {"Market Street"};
  const Score whole = scored({"smith"}, {"smith"});
  ASSERT_EQ(whole.steps.size(), 2U);
  double sum = whole.prior_weight + whole.alike_weight;
  for (const Step& step : whole.steps) sum += step.weight + step.frequency_weight;
  EXPECT_DOUBLE_EQ(sum, whole.weight);
  EXPECT_NEAR(whole.prior_weight, std::log2(0.01 / 0.99), 1e-12);
  EXPECT_NEAR(whole.steps[1].weight, std::log2(9), 1e-12);
}

TEST_F(ScoreTest, ACommonNameWeighsLessAndARareOneMore) {
  EXPECT_NEAR(scored({"smith"}, {"smith"}).steps[0].frequency_weight, std::log2(0.01 / 0.05), 1e-12);
  EXPECT_GT(scored({"zelazny"}, {"zelazny"}).steps[0].frequency_weight, 0);
}

TEST_F(ScoreTest, NoNameIsTakenToBeRarerThanTheSmallestU) {
  EXPECT_NEAR(scored({"zelazny"}, {"zelazny"}).steps[0].frequency_weight, std::log2(0.01 / 0.002), 1e-12);
}

TEST_F(ScoreTest, OnALevelOfLikenessTheCommonerOfTheTwoCounts) {
  const double expected = 0.5 * std::log2(0.01 / 0.05);
  EXPECT_NEAR(scored({"smith"}, {"smyth"}).steps[0].frequency_weight, expected, 1e-12);
  EXPECT_NEAR(scored({"smyth"}, {"smith"}).steps[0].frequency_weight, expected, 1e-12);
}

TEST_F(ScoreTest, OfSeveralValuesThoseThatAgreeGiveTheFrequency) {
  EXPECT_NEAR(scored({"smith", "zelazny"}, {"zelazny"}).steps[0].frequency_weight, std::log2(0.01 / 0.002), 1e-12);
}

TEST_F(ScoreTest, AnUnknownFrequencyChangesNothing) {
  EXPECT_EQ(scored({"newcomer"}, {"newcomer"}).steps[0].frequency_weight, 0);
}

TEST_F(ScoreTest, WhatDiffersHasNoFrequency) { EXPECT_EQ(scored({"smith"}, {"zelazny"}).steps[0].frequency_weight, 0); }

TEST_F(ScoreTest, AMissingValueSaysNothing) {
  const Score whole = scored({}, {"smith"});
  EXPECT_EQ(whole.weight, whole.prior_weight);
}

TEST_F(ScoreTest, WhatRelativesShareIsTakenOffAsAStepOfItsOwn) {
  m_places = {"Market Street"};
  const double before = scored({"smith"}, {"zelazny"}).weight;
  m_model.alike_prior[0] = 0.05;
  m_model.comparisons[1].levels[1].alike[0] = 0.9;  // a household shares its address
  m_model.comparisons[1].levels[2].alike[0] = 0.1;
  m_model.comparisons[0].levels[1].alike[0] = 0.01;
  m_model.comparisons[0].levels[3].alike[0] = 0.97;
  const Score household = scored({"smith"}, {"zelazny"});
  EXPECT_LT(household.alike_weight, -0.3);
  EXPECT_NEAR(household.weight, before + household.alike_weight, 1e-12);
  // Odds of one person against relatives and others together.
  const double match = 0.01 * 0.05 * 0.9, relatives = 0.05 * 0.97 * 0.9, others = 0.94 * 0.97 * 0.1;
  const double others_two_classes = 0.99 * 0.97 * 0.1;
  EXPECT_NEAR(std::exp2(household.weight), match / others_two_classes / (1 + relatives / others), 1e-9);
}

TEST_F(ScoreTest, ExtremesStayNumbersThatCanBeOrdered) {
  EXPECT_EQ(weight_to_probability(probability_to_weight(0)), 0);
  EXPECT_EQ(weight_to_probability(probability_to_weight(1)), 1);
  EXPECT_NEAR(weight_to_probability(probability_to_weight(0.3)), 0.3, 1e-12);
  EXPECT_NEAR(weight_of_alike({1000, no_odds, no_odds}), -1000, 1e-9);
  EXPECT_NEAR(weight_of_alike({-1000, no_odds, no_odds}), 0, 1e-12);
  EXPECT_NEAR(weight_of_alike({no_odds, 0, no_odds}), -1, 1e-12);
  m_model.comparisons.emplace_back();  // without a level
  m_model.prior = 0;
  m_model.alike_prior[0] = 1;
  EXPECT_FALSE(std::isnan(scored({"smith"}, {"smith"}).weight));
}

}  // namespace
}  // namespace heed::linkage
