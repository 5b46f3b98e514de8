#include "linkage/em.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "linkage/test_comparisons.hpp"
#include "linkage/training.hpp"

namespace heed::linkage {
namespace {

double log_likelihood(const Model& model, const std::vector<Pattern>& patterns, double other_pairs) {
  const double different = 1 - model.prior - model.alike_prior[0] - model.alike_prior[1] - model.alike_prior[2];
  double sum = other_pairs * std::log(1 - model.prior);
  for (const Pattern& pattern : patterns) {
    double match = model.prior, apart = different, relatives = model.alike_prior[0], namesakes = model.alike_prior[1],
           neighbours = model.alike_prior[2];
    for (std::size_t i = 0; i < pattern.levels.size(); ++i) {
      const Level& level = model.comparisons[i].levels[pattern.levels[i]];
      if (level.null_level) continue;
      match *= level.m;
      apart *= level.u;
      relatives *= level.alike[0] > 0 ? level.alike[0] : level.u;
      namesakes *= level.alike[1] > 0 ? level.alike[1] : level.u;
      neighbours *= level.alike[2] > 0 ? level.alike[2] : level.u;
    }
    sum += pattern.count * std::log(match + apart + relatives + namesakes + neighbours);
  }
  return sum;
}

TEST(Em, StateBeforeTheFirstIterationAndAfterEach) {
  Model model;
  model.prior = 0.3;
  model.comparisons = {comparison_of({0.9, 0.1}, {0.1, 0.9})};
  EmOptions options;
  options.most_iterations = 3;
  options.convergence = 0;
  const std::vector<Pattern> patterns = {{{1}, 60}, {{2}, 40}};
  const auto history = train(model, patterns, options);
  ASSERT_EQ(history.size(), 4U);
  EXPECT_EQ(history[0].prior, 0.3);
  EXPECT_EQ(history[0].m[0][1], 0.9);
  // Worked by hand: a pair of level 1 is of one person by 0.27 / 0.34, one of level 2 by 0.03 / 0.66.
  const double agrees = 0.27 / 0.34, differs = 0.03 / 0.66;
  const double matches = 60 * agrees + 40 * differs;
  EXPECT_NEAR(history[1].prior, matches / 100, 1e-12);
  EXPECT_NEAR(history[1].m[0][1], 60 * agrees / matches, 1e-12);
  EXPECT_NEAR(history[1].u[0][1], 60 * (1 - agrees) / (100 - matches), 1e-12);
  EXPECT_EQ(history[3].m[0][1], model.comparisons[0].levels[1].m);
}

TEST(Em, FixedProbabilitiesStay) {
  Model model;
  model.prior = 0.2;
  model.comparisons = {comparison_of({0.9, 0.06, 0.04}, {0.1, 0.3, 0.6})};
  model.comparisons[0].levels[2].fixed_m = true;
  EmOptions options;
  options.u = Train::fixed;
  options.prior = Train::fixed;
  train(model, std::vector<Pattern>{{{1}, 10}, {{2}, 10}, {{3}, 10}}, options);
  const auto& levels = model.comparisons[0].levels;
  EXPECT_EQ(model.prior, 0.2);
  EXPECT_EQ(levels[2].m, 0.06);
  EXPECT_EQ(levels[1].u, 0.1);
  EXPECT_EQ(levels[3].u, 0.6);
  EXPECT_NE(levels[1].m, 0.9);
  EXPECT_NEAR(levels[1].m + levels[2].m + levels[3].m, 1, 1e-12);
}

TEST(Em, AMissingLevelIsNoExample) {
  Model with, without;
  with.prior = without.prior = 0.3;
  with.comparisons =
      without.comparisons = {comparison_of({0.9, 0.1}, {0.1, 0.9}), comparison_of({0.8, 0.2}, {0.2, 0.8})};
  const std::vector<Pattern> patterns = {{{1, 1}, 30}, {{2, 2}, 50}, {{1, 0}, 20}};
  train(with, patterns);
  EXPECT_EQ(with.comparisons[0].levels[0].m, 0);
  EXPECT_NEAR(with.comparisons[1].levels[1].m + with.comparisons[1].levels[2].m, 1, 1e-8);
  // Only the first comparison learns of the pairs that miss the second.
  const std::vector<Pattern> fewer = {{{1, 1}, 30}, {{2, 2}, 50}};
  train(without, fewer);
  EXPECT_GT(with.comparisons[0].levels[1].u, without.comparisons[0].levels[1].u);
}

TEST(Em, AZeroNeitherSticksNorBreaks) {
  Model model;
  model.prior = 0.3;
  model.comparisons = {comparison_of({1, 0, 0}, {0, 0, 1}), comparison_of({0.9, 0.1}, {0.1, 0.9})};
  const std::vector<Pattern> patterns = {{{1, 1}, 100}, {{2, 1}, 50}, {{2, 2}, 10}, {{3, 2}, 400}};
  for (const auto& state : train(model, patterns)) {
    ASSERT_TRUE(std::isfinite(state.prior));
    for (const auto& rows : {state.m, state.u}) {
      for (const auto& row : rows) {
        for (const double probability : row) ASSERT_TRUE(probability >= 0 && probability <= 1);
      }
    }
  }
  EXPECT_GT(model.comparisons[0].levels[2].m, 0.2);
  for (std::size_t level = 1; level <= 3; ++level) EXPECT_GT(model.comparisons[0].levels[level].u, 0);
}

TEST(Em, ALevelThatNoPairReachedCanComeBackWithNewPairs) {
  Model model;
  model.prior = 0.3;
  model.comparisons = {comparison_of({0.5, 0.3, 0.2}, {0.1, 0.1, 0.8}), comparison_of({0.9, 0.1}, {0.1, 0.9})};
  EmOptions options;
  options.most_iterations = 200;
  options.convergence = 1e-12;
  train(model, std::vector<Pattern>{{{1, 1}, 100}, {{3, 2}, 400}}, options);
  EXPECT_LT(model.comparisons[0].levels[2].m, 1e-6);
  train(model, std::vector<Pattern>{{{1, 1}, 100}, {{2, 1}, 100}, {{3, 2}, 400}}, options);
  EXPECT_NEAR(model.comparisons[0].levels[2].m, 0.5, 0.01);
}

TEST(Em, PairsThatNobodyLookedAtOnlyLowerThePrior) {
  const std::vector<Pattern> patterns = {{{1, 1}, 80}, {{2, 2}, 20}};
  Model all, some;
  all.prior = some.prior = 0.1;
  all.comparisons =
      some.comparisons = {comparison_of({0.9, 0.1}, {0.01, 0.99}), comparison_of({0.9, 0.1}, {0.01, 0.99})};
  EmOptions options;
  options.m = options.u = Train::fixed;
  train(all, patterns, options);
  options.other_pairs = 9900;
  train(some, patterns, options);
  EXPECT_GT(all.prior, 0.7);
  EXPECT_LT(some.prior, 0.01);
  EXPECT_GT(some.prior, 0.007);
}

TEST(Em, PatternsThatDoNotFitTheModelAreNotLookedAt) {
  Model model;
  model.comparisons = {comparison_of({0.9, 0.1}, {0.1, 0.9})};
  const std::vector<Pattern> patterns = {{{7}, 5}, {{}, 5}, {{1, 1}, 5}, {{1}, -3}, {{1}, std::nan("")}};
  EXPECT_EQ(train(model, patterns).size(), 1U);
}

// Families share surname and address; one person shares the forename too.
TEST(Em, LearnsRelativesAsAClassOfTheirOwn) {
  Model model;
  model.prior = 0.05;
  for (int i = 0; i < 6; ++i) model.comparisons.push_back(comparison_of({0.9, 0.1}, {0.05, 0.95}));
  std::vector<Pattern> patterns;
  const double share[3] = {0.1, 0.2, 0.7};  // matches, relatives, others
  const double agree[3][6] = {
      {0.9, 0.95, 0.9, 0.95, 0.8, 0.85}, {0.05, 0.9, 0.9, 0.02, 0.8, 0.02}, {0.02, 0.02, 0.02, 0.02, 0.03, 0.01}};
  for (unsigned bits = 0; bits < 64; ++bits) {
    Pattern pattern;
    for (unsigned i = 0; i < 6; ++i) pattern.levels.push_back((bits >> i & 1U) != 0 ? 1 : 2);
    for (int kind = 0; kind < 3; ++kind) {
      double probability = share[kind];
      for (unsigned i = 0; i < 6; ++i) probability *= pattern.levels[i] == 1 ? agree[kind][i] : 1 - agree[kind][i];
      pattern.count += 100000 * probability;
    }
    patterns.push_back(pattern);
  }
  EmOptions options;
  options.alike = {Train::learnt, Train::fixed, Train::fixed};
  options.most_iterations = 3000;
  options.convergence = 1e-9;
  train(model, patterns, options);
  EXPECT_NEAR(model.prior, 0.1, 0.01);
  EXPECT_NEAR(model.alike_prior[0], 0.2, 0.01);
  EXPECT_NEAR(model.comparisons[0].levels[1].m, 0.9, 0.02);
  EXPECT_NEAR(model.comparisons[0].levels[1].alike[0], 0.05, 0.02);
  EXPECT_NEAR(model.comparisons[1].levels[1].alike[0], 0.9, 0.02);
}

TEST(Em, WhatRelativesShareByChanceIsNotLearnt) {
  Model model;
  model.prior = 0.05;
  for (int i = 0; i < 2; ++i) model.comparisons.push_back(comparison_of({0.9, 0.1}, {0.05, 0.95}));
  for (Level& level : model.comparisons[0].levels) level.alike[0] = level.u;
  EmOptions options;
  options.alike = {Train::learnt, Train::fixed, Train::fixed};
  options.alike_by_chance[0] = {true, false};
  train(model, std::vector<Pattern>{{{1, 1}, 10}, {{1, 2}, 3}, {{2, 1}, 40}, {{2, 2}, 200}}, options);
  EXPECT_EQ(model.comparisons[0].levels[1].alike[0], 0.05);
  EXPECT_GT(model.comparisons[1].levels[1].alike[0], 0.1);
}

// Three of four matches differ in the first; a bound says that at most one in four may.
TEST(Em, NoMoreOfMatchesThanTheBoundDifferAltogether) {
  Model model;
  model.prior = 0.3;
  for (int i = 0; i < 3; ++i) model.comparisons.push_back(comparison_of({0.5, 0.5}, {0.05, 0.95}));
  const std::vector<Pattern> patterns{
      {{2, 1, 1}, 300}, {{1, 1, 1}, 100}, {{2, 2, 2}, 900}, {{1, 2, 2}, 50}, {{2, 2, 1}, 60}};
  EmOptions options;
  options.u = Train::fixed;
  options.most_iterations = 200;
  options.most_in_last = {0.25, 1, 1};
  const auto history = train(model, patterns, options);
  EXPECT_EQ(model.comparisons[0].levels[2].m, 0.25);
  EXPECT_NEAR(model.comparisons[0].levels[1].m, 0.75, 1e-12);
  EXPECT_LT(history.size(), 100U) << "a bound that bites is no change";
}

rc::Gen<std::vector<double>> probabilities(std::size_t size) {
  return rc::gen::map(rc::gen::container<std::vector<int>>(size, rc::gen::inRange(0, 20)),
                      [](const std::vector<int>& parts) {
                        double total = 0;
                        for (const int part : parts) total += part;
                        std::vector<double> shares;
                        shares.reserve(parts.size());
                        for (const int part : parts) shares.push_back(total > 0 ? part / total : 0);
                        return shares;
                      });
}

Model any_model() {
  Model model;
  model.prior = *rc::gen::inRange(1, 999) / 1000.0;
  const int comparisons = *rc::gen::inRange(1, 5);
  for (int i = 0; i < comparisons; ++i) {
    const auto levels = static_cast<std::size_t>(*rc::gen::inRange(1, 5));
    model.comparisons.push_back(comparison_of(*probabilities(levels), *probabilities(levels)));
  }
  return model;
}

std::vector<Pattern> any_patterns(const Model& model) {
  std::vector<Pattern> patterns;
  const int count = *rc::gen::inRange(1, 12);
  for (int i = 0; i < count; ++i) {
    Pattern pattern;
    pattern.count = *rc::gen::inRange(1, 1000);
    for (const Comparison& comparison : model.comparisons) {
      pattern.levels.push_back(
          *rc::gen::inRange<std::uint16_t>(0, static_cast<std::uint16_t>(comparison.levels.size())));
    }
    patterns.push_back(pattern);
  }
  return patterns;
}

RC_GTEST_PROP(EmProperty, LikelihoodNeverFalls, ()) {
  Model model = any_model();
  const auto patterns = any_patterns(model);
  EmOptions options;
  options.most_iterations = 1;
  options.convergence = 0;
  const auto either = rc::gen::element(Train::learnt, Train::fixed);
  options.alike = {*either, *either, *either};
  if (options.alike == ByAlike<Train>{Train::fixed, Train::fixed, Train::fixed})
    options.other_pairs = *rc::gen::inRange(0, 1000);
  train(model, patterns, options);  // fills what was not trained
  double before = log_likelihood(model, patterns, options.other_pairs), total = 0;
  for (const Pattern& pattern : patterns) total += pattern.count;
  for (int i = 0; i < 30; ++i) {
    train(model, patterns, options);
    const double after = log_likelihood(model, patterns, options.other_pairs);
    RC_ASSERT(after >= before - 1e-6 * total);
    before = after;
  }
}

RC_GTEST_PROP(EmProperty, EvidenceIsMonotoneOnceLevelsAreSmoothed, ()) {
  Model model = any_model();
  smooth_levels(model);
  for (const Comparison& comparison : model.comparisons) {
    double above = 1e300;
    for (const Level& level : comparison.levels) {
      if (level.null_level || level.m <= 0 || level.u <= 0) continue;
      RC_ASSERT(level.m / level.u <= above * (1 + 1e-9));
      above = level.m / level.u;
    }
  }
}

}  // namespace
}  // namespace heed::linkage
