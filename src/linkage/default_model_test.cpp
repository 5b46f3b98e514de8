// What every default comparison keeps to, whatever is typed.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "linkage/batch.hpp"
#include "linkage/test_records.hpp"
#include "matching/normalise.hpp"

namespace heed::linkage {
namespace {

std::vector<Column> every_type() {
  std::vector<Column> columns;
  for (const AttributeType type : matching::all_attribute_types()) {
    columns.push_back({std::string(matching::to_string(type)), type, Preparation::normal});
  }
  return columns;
}

std::string any_text() {
  if (*rc::gen::inRange(0, 4) == 0) return *rc::gen::string<std::string>();
  const auto stem = *rc::gen::element<std::string>("jane", "smith", "elizabeth", "liz", "2009-05-01", "2009", "14",
                                                   "AB12CDE", "ZZ1 1AA", "07700900123", "jane@example.org", "shadow_99",
                                                   "14 high street", "st mary's school", "ж", "王小明");
  std::string text = stem;
  const int slips = *rc::gen::inRange(0, 3);
  for (int i = 0; i < slips && !text.empty(); ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    const char letter = *rc::gen::inRange('0', 'z');
    const int deed = *rc::gen::inRange(0, 3);
    if (deed == 0) text.erase(at, 1);
    if (deed == 1) text.insert(at, 1, letter);
    if (deed == 2) text[at] = letter;
  }
  return text;
}

void fill(TestRecord& record, std::size_t columns) {
  for (std::size_t column = 0; column < columns; ++column) {
    std::vector<std::string> texts(static_cast<std::size_t>(*rc::gen::weightedElement<int>({{1, 0}, {6, 1}, {2, 3}})));
    for (std::string& text : texts) text = any_text();
    record.set(column, std::move(texts));
  }
}

RC_GTEST_PROP(DefaultModelProperty, EveryComparisonIsTheSameBothWaysRound, ()) {
  const Model model = make_model(every_type());
  TestRecord left(model.columns), right(model.columns);
  left.qualify("2024-01-15");
  right.qualify("2024-01-15");
  fill(left, model.columns.size());
  fill(right, model.columns.size());
  const Record one = left.record(), other = right.record();
  for (const Comparison& comparison : model.comparisons) {
    const Reached there = compare(comparison, one, other), back = compare(comparison, other, one);
    if (there.level != back.level)
      RC_FAIL(comparison.name + ": " + comparison.levels[there.level].label + ", back " +
              comparison.levels[back.level].label);
  }
}

RC_GTEST_PROP(DefaultModelProperty, ARecordAgreesWithItself, ()) {
  const Model model = make_model(every_type());
  TestRecord record(model.columns);
  fill(record, model.columns.size());
  const Record one = record.record();
  for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
    const auto values = one.of(i);
    const bool day = !values.empty() && (values[0]->days.empty() || values[0]->days.exact());
    const std::uint16_t level = compare(model.comparisons[i], one, one).level;
    if (values.empty()) RC_ASSERT(model.comparisons[i].levels[level].null_level);
    const bool part =
        !values.empty() && model.columns[i].type == AttributeType::plate && !matching::is_whole_plate(values[0]->text);
    if (day && !part) RC_ASSERT(level == 1);
    if (part) RC_ASSERT(level + 1U < model.comparisons[i].levels.size());
  }
}

TEST(DefaultModel, AFragmentOfAPlateTellsTheMoreTheMoreSignsAreKnown) {
  const Model model = make_model({{"plate", AttributeType::plate}, {"colour", AttributeType::vehicle_colour}});
  const auto chance_of = [&](std::string_view label) {
    for (const Level& level : model.comparisons[0].levels) {
      if (level.label == label) return level.u;
    }
    return 1.0;
  };
  EXPECT_LE(chance_of("the same"), chance_of("fits, seven known"));
  EXPECT_LT(chance_of("fits, seven known"), chance_of("fits, six known"));
  EXPECT_LT(chance_of("fits, six known"), chance_of("fits, five known"));
  EXPECT_LT(chance_of("fits, five known"), chance_of("fits, four known"));
  EXPECT_LT(chance_of("one slip, six agree"), chance_of("one slip, five agree"));
  EXPECT_GT(chance_of("fits, four known"), 1e-6);  // a quarter of a million cars: four signs alone are none of them
}

// Ends at all, that is: what grows with the square of a megabyte does not before the test is given up.
TEST(DefaultModel, AValueOfAMegabyteIsCompared) {
  const Model model = make_model(every_type());
  std::string words, plate;
  for (int i = 0; i < 100'000; ++i) words += "w" + std::to_string(i) + " ";
  for (int i = 0; i < 300'000; ++i) plate += "*?";
  const std::vector<std::string> texts = {std::string(1'000'000, 'a'), std::string(1'000'000, '\xff'), words, plate,
                                          std::string("a\0b", 3)};
  for (const std::string& one : texts) {
    for (const std::string& other : texts) {
      TestRecord left(model.columns), right(model.columns);
      for (std::size_t column = 0; column < model.columns.size(); ++column) {
        left.set(column, {one});
        right.set(column, {other, one});
      }
      EXPECT_TRUE(std::isfinite(score(model, left.record(), right.record()).weight));
    }
  }
}

}  // namespace
}  // namespace heed::linkage
