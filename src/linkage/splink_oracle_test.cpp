// Equal to Splink, to a millionth: what Splink 5 gave every pair of its fake_1000 data, and one waterfall of Splink 2.
#include <gtest/gtest.h>

#include <charconv>
#include <cmath>

#include "linkage/blocking.hpp"
#include "linkage/splink_json.hpp"
#include "linkage/test_records.hpp"

namespace heed::linkage {
namespace {

double number(const std::string& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Term frequencies as Splink computes them: the share among the values that are there.
TermFrequencies frequencies_of(const std::vector<std::vector<std::string>>& table) {
  TermFrequencies frequencies;
  for (std::size_t column = 0; column < table[0].size(); ++column) {
    std::unordered_map<std::string, double> shares;
    double values = 0;
    for (std::size_t row = 1; row < table.size(); ++row) {
      if (table[row][column].empty()) continue;
      shares[table[row][column]] += 1;
      values += 1;
    }
    for (auto& [text, share] : shares) share /= values;
    frequencies.set(table[0][column], shares, values);
  }
  return frequencies;
}

struct Predictions {
  std::vector<std::vector<std::string>> rows;

  std::size_t column(const std::string& name) const {
    return static_cast<std::size_t>(std::find(rows[0].begin(), rows[0].end(), name) - rows[0].begin());
  }
  Record record(TestRecord& record, const Model& model, std::size_t row, const std::string& side) const {
    for (std::size_t i = 0; i < model.columns.size(); ++i) {
      const std::string& text = rows[row][column(model.columns[i].name + side)];
      record.set(i, text.empty() ? std::vector<std::string>{} : std::vector<std::string>{text});
    }
    return record.record();
  }
};

// Splink's number of a level: −1 missing, else from 0 upwards from the weakest.
int splink_level(const Comparison& comparison, std::uint16_t level) {
  if (comparison.levels[level].null_level) return -1;
  return static_cast<int>(comparison.levels.size()) - 1 - level;
}

TEST(SplinkOracle, EveryRecordedPairHasSplinksLevelsWeightAndProbability) {
  const std::string json = linkdata("oracles/splink_fake_1000_model.json");
  if (json.empty()) GTEST_SKIP() << "the reference data is not here (HEED_LINKDATA)";
  const auto model = read_model(whole_file(json));
  ASSERT_TRUE(model.ok()) << model.error().detail;
  const auto frequencies = frequencies_of(simple_csv(linkdata("splink/fake_1000.csv")));
  const Predictions predictions{simple_csv(linkdata("oracles/splink_fake_1000_predictions.csv"))};
  ASSERT_EQ(predictions.rows.size(), 2680U);
  TestRecord left_texts(model->columns), right_texts(model->columns);
  for (std::size_t row = 1; row < predictions.rows.size(); ++row) {
    const Record left = predictions.record(left_texts, *model, row, "_l");
    const Record right = predictions.record(right_texts, *model, row, "_r");
    const Score scored = score(*model, left, right, &frequencies);
    for (const Step& step : scored.steps) {
      const Comparison& comparison = model->comparisons[step.comparison];
      const std::string& recorded = predictions.rows[row][predictions.column("gamma_" + comparison.name)];
      ASSERT_EQ(std::to_string(splink_level(comparison, step.reached.level)), recorded)
          << "row " << row << " " << comparison.name;
    }
    ASSERT_NEAR(scored.weight, number(predictions.rows[row][0]), 1e-6) << "row " << row;
    ASSERT_NEAR(scored.probability(), number(predictions.rows[row][1]), 1e-6) << "row " << row;
  }
}

// The rules of the recorded model find every recorded pair (Splink left out the weakest), and 0.812 of all true pairs as Splink's did.
TEST(SplinkOracle, TheModelsBlockingRulesFindEveryRecordedPair) {
  const std::string json = linkdata("oracles/splink_fake_1000_model.json");
  if (json.empty()) GTEST_SKIP() << "no recorded predictions at \"../shared/linkdata\"";
  const auto model = read_model(whole_file(json));
  ASSERT_TRUE(model.ok()) << model.error().detail;
  ASSERT_EQ(model->plan.rules.size(), 4U);
  const auto rows = simple_csv(linkdata("splink/fake_1000.csv"));
  Table table(model->columns);
  std::vector<std::vector<matching::OwnedValue>> values(model->columns.size());
  for (std::size_t row = 1; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < values.size(); ++column) {
      const auto at = std::ranges::find(rows[0], model->columns[column].name) - rows[0].begin();
      values[column] = {matching::make_value(model->columns[column].type, rows[row][static_cast<std::size_t>(at)], {},
                                             model->columns[column].preparation)};
    }
    table.add(values);
  }
  const KeyMaker keys(model->plan.rules, table);
  const Predictions predictions{simple_csv(linkdata("oracles/splink_fake_1000_predictions.csv"))};
  const std::size_t left = predictions.column("unique_id_l"), right = predictions.column("unique_id_r");
  for (std::size_t row = 1; row < predictions.rows.size(); ++row) {
    const auto keys_of = [&](std::size_t column) {
      return keys.keys(table.cells(static_cast<std::uint32_t>(std::stoul(predictions.rows[row][column]))));
    };
    const auto of_left = keys_of(left), of_right = keys_of(right);
    EXPECT_TRUE(std::ranges::any_of(of_left, [&](auto key) { return std::ranges::binary_search(of_right, key); }))
        << row;
  }
}

// splink2_479_vs_481.csv, with the settings of Splink's tests/basic_settings.py. 0.0088888… is the share of "Jack " there.
constexpr std::string_view splink_2 = R"({
  "link_type": "dedupe_only", "probability_two_random_records_match": 0.045454545454545456,
  "comparisons": [
    {"output_column_name": "first_name", "comparison_levels": [
      {"sql_condition": "first_name_l IS NULL OR first_name_r IS NULL", "is_null_level": true},
      {"sql_condition": "first_name_l = first_name_r", "m_probability": 0.7, "u_probability": 0.1,
       "tf_adjustment_column": "first_name", "tf_adjustment_weight": 0.6},
      {"sql_condition": "levenshtein(first_name_l, first_name_r) <= 2", "m_probability": 0.2, "u_probability": 0.1},
      {"sql_condition": "ELSE", "m_probability": 0.1, "u_probability": 0.8}]},
    {"output_column_name": "surname", "comparison_levels": [
      {"sql_condition": "surname_l IS NULL OR surname_r IS NULL", "is_null_level": true},
      {"sql_condition": "surname_l = surname_r", "m_probability": 0.9, "u_probability": 0.1},
      {"sql_condition": "ELSE", "m_probability": 0.1, "u_probability": 0.9}]},
    {"output_column_name": "dob", "comparison_levels": [
      {"sql_condition": "dob_l IS NULL OR dob_r IS NULL", "is_null_level": true},
      {"sql_condition": "dob_l = dob_r", "m_probability": 0.9, "u_probability": 0.1},
      {"sql_condition": "ELSE", "m_probability": 0.1, "u_probability": 0.9}]},
    {"output_column_name": "city", "comparison_levels": [
      {"sql_condition": "city_l IS NULL OR city_r IS NULL", "is_null_level": true},
      {"sql_condition": "city_l = city_r", "m_probability": 0.9, "u_probability": 0.1},
      {"sql_condition": "ELSE", "m_probability": 0.1, "u_probability": 0.9}]},
    {"output_column_name": "email", "comparison_levels": [
      {"sql_condition": "email_l IS NULL OR email_r IS NULL", "is_null_level": true},
      {"sql_condition": "email_l = email_r", "m_probability": 0.9, "u_probability": 0.1},
      {"sql_condition": "ELSE", "m_probability": 0.1, "u_probability": 0.9}]}],
  "blocking_rules_to_generate_predictions": ["l.surname = r.surname"]})";

TEST(SplinkOracle, TheWaterfallOf479Against481) {
  const auto model = read_model(splink_2);
  ASSERT_TRUE(model.ok()) << model.error().detail;
  TestRecord left(model->columns), right(model->columns);
  left.set(0, {"Jack "})
      .set(1, {"Brown"})
      .set(2, {"1976-08-27"})
      .set(3, {"Leicester"})
      .set(4, {"becky18@roberts-frazier.info"});
  right.set(0, {"Jack "})
      .set(1, {"Brown"})
      .set(2, {"1976-08-27"})
      .set(3, {"reiesteL"})
      .set(4, {"b1cky8@roberts-frazier.info"});
  TermFrequencies frequencies;
  const double share = 0.1 / std::pow(4.272592890212634, 1 / 0.6);
  frequencies.set("first_name", {{"Jack ", share}});
  const Score scored = score(*model, left.record(), right.record(), &frequencies);
  EXPECT_NEAR(scored.weight, 0.5101493570766487, 1e-9);
  EXPECT_NEAR(scored.probability(), 0.5874923778509089, 1e-9);
  ASSERT_EQ(scored.steps.size(), 5U);
  EXPECT_NEAR(std::exp2(scored.steps[0].weight), 6.999999999999999, 1e-9);
  EXPECT_NEAR(std::exp2(scored.steps[0].frequency_weight), 4.272592890212634, 1e-9);
  EXPECT_NEAR(std::exp2(scored.steps[2].weight), 9.0, 1e-9);
  EXPECT_NEAR(std::exp2(scored.steps[3].weight), 0.11111111111111112, 1e-9);
  EXPECT_NEAR(std::exp2(scored.steps[4].weight), 0.11111111111111112, 1e-9);
}

}  // namespace
}  // namespace heed::linkage
