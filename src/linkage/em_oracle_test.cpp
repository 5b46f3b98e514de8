// EM against what others know of it: parameters that made the data, and iterations that Splink recorded.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include "linkage/em.hpp"
#include "linkage/test_comparisons.hpp"
#include "linkage/test_records.hpp"

namespace heed::linkage {
namespace {

TEST(EmOracle, RecoversTheKnownParametersOfSplinksTest) {
  const std::string path = linkdata("oracles/known_params_comparison_vectors.csv");
  if (path.empty()) GTEST_SKIP() << "the reference data is not here (HEED_LINKDATA)";
  std::map<std::vector<std::uint16_t>, double> counts;
  const auto rows = simple_csv(path);
  for (std::size_t row = 1; row < rows.size(); ++row) {
    std::vector<std::uint16_t> levels;
    levels.reserve(3);
    for (std::size_t i = 0; i < 3; ++i) levels.push_back(rows[row][i] == "1" ? 1 : 2);
    counts[levels] += 1;
  }
  std::vector<Pattern> patterns;
  patterns.reserve(counts.size());
  for (const auto& [levels, count] : counts) patterns.push_back({levels, count});
  Model model;
  for (int i = 0; i < 3; ++i) model.comparisons.push_back(comparison_of({0.95, 0.05}, {0.1, 0.9}));
  EmOptions options;
  options.most_iterations = 2000;
  options.convergence = 1e-10;
  train(model, patterns, options);
  const double m[] = {0.7, 0.9, 0.95}, u[] = {0.1, 0.025, 0.2};
  EXPECT_NEAR(model.prior, 0.5, 1e-3);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(model.comparisons[i].levels[1].m, m[i], 1e-3);
    EXPECT_NEAR(model.comparisons[i].levels[1].u, u[i], 1e-3);
    EXPECT_NEAR(model.comparisons[i].levels[2].m, 1 - m[i], 1e-3);
    EXPECT_NEAR(model.comparisons[i].levels[2].u, 1 - u[i], 1e-3);
  }
}

// The pairs of tests/linkage/splink2_patterns.cases, with what they share the forename's frequency by.
struct Splink2Pairs {
  std::vector<Pattern> patterns;
  std::vector<double> held;  // by pattern: share of the forename, 0 = differs
};

Splink2Pairs splink_2_pairs() {
  Splink2Pairs pairs;
  std::ifstream lines("tests/linkage/splink2_patterns.cases");
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream numbers(line);
    int agreed[4] = {};
    double held = 0, count = 0;
    for (int& level : agreed) numbers >> level;
    numbers >> held >> count;
    Pattern pattern;
    for (int i = 0; i < 4; ++i) {
      const int strongest = i == 0 ? 2 : 1;
      pattern.levels.push_back(static_cast<std::uint16_t>(agreed[i] < 0 ? 0 : 1 + strongest - agreed[i]));
    }
    pattern.count = count;
    pairs.patterns.push_back(pattern);
    pairs.held.push_back(held / 900);
  }
  return pairs;
}

struct Recorded {
  double prior;
  double m[9];  // forename: the same, two edits, different; birth, city, email: the same, different
};

// As Splink, which weighs by term frequency while it learns: (u of the same forename / its share) ^ 0.6.
void expect_to_follow(const Recorded* recorded, Train u) {
  const Splink2Pairs pairs = splink_2_pairs();
  ASSERT_EQ(pairs.patterns.size(), 236U);
  Model model;
  model.prior = 0.3;
  model.comparisons = {comparison_of({0.7, 0.2, 0.1}, {0.1, 0.1, 0.8}), comparison_of({0.9, 0.1}, {0.1, 0.9}),
                       comparison_of({0.9, 0.1}, {0.1, 0.9}), comparison_of({0.9, 0.1}, {0.1, 0.9})};
  EmOptions options;
  options.u = u;
  options.most_iterations = 1;
  for (int iteration = 0; iteration < 2; ++iteration) {
    std::vector<Pattern> patterns = pairs.patterns;
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      if (pairs.held[i] > 0) patterns[i].frequency = 0.6 * std::log2(model.comparisons[0].levels[1].u / pairs.held[i]);
    }
    train(model, patterns, options);
    EXPECT_NEAR(model.prior, recorded[iteration].prior, 1e-12);
    std::size_t at = 0;
    for (const Comparison& comparison : model.comparisons) {
      for (std::size_t level = 1; level < comparison.levels.size(); ++level) {
        EXPECT_NEAR(comparison.levels[level].m, recorded[iteration].m[at++], 1e-12) << "iteration " << iteration + 1;
      }
    }
  }
}

// splink2_m_u_history_fixed_u.csv and splink2_proportion_of_matches_history_fixed_u.csv
TEST(EmOracle, FollowsTheIterationsThatSplink2RecordedWithFixedU) {
  const Recorded recorded[] = {
      {0.2588110991484573,
       {0.743459884860577, 0.1422119783401823, 0.11432813679924039, 0.7476822432659779, 0.2523177567340221,
        0.7691720105584972, 0.23082798944150287, 0.7831383404613944, 0.21686165953860576}},
      {0.2823831219907462,
       {0.7459410675398278, 0.13468402611428465, 0.1193749063458875, 0.6970868884144127, 0.30291311158558737,
        0.740093597465456, 0.259906402534544, 0.7382906765914359, 0.26170932340856395}}};
  expect_to_follow(recorded, Train::fixed);
}

// … _no_fix.csv
TEST(EmOracle, FollowsTheIterationsThatSplink2RecordedWithLearntU) {
  const Recorded recorded[] = {
      {0.2588110991484573,
       {0.743459884860577, 0.1422119783401823, 0.11432813679924039, 0.7476822432659779, 0.2523177567340221,
        0.7691720105584972, 0.23082798944150287, 0.7831383404613944, 0.21686165953860576}},
      {0.2954053465070158,
       {0.7220904321527859, 0.15684024135767866, 0.12106932648953546, 0.7046083947660855, 0.29539160523391456,
        0.7114236611315388, 0.2885763388684612, 0.7384173879649243, 0.26158261203507593}}};
  expect_to_follow(recorded, Train::learnt);
}

}  // namespace
}  // namespace heed::linkage
