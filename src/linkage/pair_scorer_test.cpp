// The quick way to weigh a pair gives what the explained way gives.
#include "linkage/pair_scorer.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "linkage/batch.hpp"
#include "linkage/splink_json.hpp"

namespace heed::linkage {
namespace {

using Values = std::vector<std::vector<matching::OwnedValue>>;

const std::vector<std::string>& words() {
  static const std::vector<std::string> all = {
      "ann",        "anne",        "smith",       "smyth",       "liz",         "elizabeth",      "2009-05-01",
      "2009-01-05", "2009",        "about 14",    "AB12CDE",     "AB1?CDE",     "AB1*",           "ZZ1 1AA",
      "ZZ1 1AB",    "07700900123", "07700900124", "x@y.example", "high street", "the high street"};
  return all;
}

Values any_values(const std::vector<Column>& columns) {
  Values values(columns.size());
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const int count = *rc::gen::weightedElement<int>({{1, 0}, {6, 1}, {2, 2}, {1, 3}});
    for (int i = 0; i < count; ++i) {
      const std::string& text = *rc::gen::elementOf(words());
      values[column].push_back(
          matching::make_value(columns[column].type, text, "2024-01-01", columns[column].preparation));
    }
  }
  return values;
}

void make_up_probabilities(Model& model) {
  model.prior = *rc::gen::inRange(1, 500) / 1000.0;
  for (double& prior : model.alike_prior) prior = *rc::gen::element(0.0, 0.001, 0.2);
  const auto probability = [] { return *rc::gen::inRange(0, 50) / 50.0; };
  for (Comparison& comparison : model.comparisons) {
    for (Level& level : comparison.levels) {
      if (level.null_level) continue;
      level.m = probability();
      level.u = probability();
      for (double& alike : level.alike) alike = probability();
      level.minimum_u = *rc::gen::element(0.0, 0.0, 0.2);
    }
  }
}

Model any_model() {
  if (*rc::gen::inRange(0, 3) > 0) {
    std::vector<Column> columns;
    const int count = *rc::gen::inRange(1, 5);
    for (int i = 0; i < count; ++i) {
      const auto type = static_cast<AttributeType>(*rc::gen::inRange(0, static_cast<int>(matching::attribute_types)));
      columns.push_back({"c" + std::to_string(i), type, *rc::gen::element(Preparation::normal, Preparation::verbatim)});
    }
    return make_model(columns);
  }
  // Shapes that cross columns, that miss by two columns and that take their frequency elsewhere.
  return read_model(R"json({"comparisons": [
    {"output_column_name": "name", "comparison_levels": [
      {"sql_condition": "(a_l IS NULL OR a_r IS NULL) AND (b_l IS NULL OR b_r IS NULL)", "is_null_level": true},
      {"sql_condition": "whole_l = whole_r", "tf_adjustment_column": "whole"},
      {"sql_condition": "a_l = b_r AND a_r = b_l"},
      {"sql_condition": "jaro_winkler_similarity(a_l, a_r) >= 0.7 AND jaro_winkler_similarity(b_l, b_r) >= 0.7",
       "tf_adjustment_column": "whole", "tf_adjustment_weight": 0.5},
      {"sql_condition": "a_l = a_r", "tf_adjustment_column": "a"},
      {"sql_condition": "b_l = b_r", "tf_adjustment_column": "b", "tf_minimum_u_value": 0.1},
      {"sql_condition": "NOT (levenshtein(a_l, a_r) <= 4)"},
      {"sql_condition": "c_l IS NULL OR c_r IS NULL", "is_null_level": true},
      {"sql_condition": "ELSE", "tf_adjustment_column": "a"}]},
    {"output_column_name": "c", "comparison_levels": [
      {"sql_condition": "try_strptime(c_l, '%Y-%m-%d') IS NULL OR try_strptime(c_r, '%Y-%m-%d') IS NULL", "is_null_level": true},
      {"sql_condition": "c_l = c_r", "tf_adjustment_column": "c"}, {"sql_condition": "c_l = a_r"}, {"sql_condition": "ELSE"}]}]})json")
      .value();
}

RC_GTEST_PROP(PairScorerProperty, GivesTheWeightOfTheWholeWaterfall, ()) {
  Model model = any_model();
  make_up_probabilities(model);
  Table table(model.columns);
  const int records = *rc::gen::inRange(2, 9);
  for (int i = 0; i < records; ++i) table.add(any_values(model.columns));
  table.freeze_frequencies();
  PairScorer scorer(model, table);
  Table::Space left_space, right_space;
  std::vector<std::uint16_t> levels(model.comparisons.size());
  for (std::uint32_t left = 0; left < table.size(); ++left) {
    for (std::uint32_t right = 0; right < table.size(); ++right) {
      const Score whole = score(model, table.record(left, left_space), table.record(right, right_space));
      RC_ASSERT(std::abs(scorer.weight(left, right, -1e6F) - whole.weight) < 1e-3 * (1 + std::abs(whole.weight) / 100));
      RC_ASSERT(scorer.weight(left, right, static_cast<float>(whole.weight) - 0.01F) > PairScorer::below);
      RC_ASSERT(scorer.weight(left, right, static_cast<float>(whole.weight) + 0.01F) == PairScorer::below);
      scorer.levels(left, right, levels);
      for (const Step& step : whole.steps) RC_ASSERT(levels[step.comparison] == step.reached.level);
    }
  }
}

}  // namespace
}  // namespace heed::linkage
