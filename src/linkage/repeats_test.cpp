#include "linkage/repeats.hpp"

#include <gtest/gtest.h>

#include <set>

#include "linkage/batch.hpp"

namespace heed::linkage {
namespace {

const std::vector<Column> person = {
    {"forename", AttributeType::forename}, {"surname", AttributeType::surname}, {"dob", AttributeType::date_of_birth}};
const std::vector<Column> vehicle = {{"plate", AttributeType::plate}, {"colour", AttributeType::vehicle_colour}};

void add(Table& table, const std::vector<std::string>& texts, std::size_t times) {
  std::vector<std::vector<matching::OwnedValue>> values(texts.size());
  for (std::size_t column = 0; column < texts.size(); ++column) {
    if (!texts[column].empty())
      values[column].push_back(matching::make_value(table.columns()[column].type, texts[column]));
  }
  for (std::size_t i = 0; i < times; ++i) table.add(values);
}

std::size_t repeats_of(const std::vector<Column>& columns, const std::vector<std::string>& texts, std::size_t times) {
  Table table(columns);
  add(table, texts, times);
  return find_repeats(table).repeats.size();
}

TEST(Repeats, ManyThatSayWhoItIsAreStoodForByTheFirst) {
  EXPECT_EQ(repeats_of(person, {"Imogen", "Testcase", "2009-04-05"}, 100), 99U);
  EXPECT_EQ(repeats_of(vehicle, {"ZZ19 ABC", "red"}, 100), 99U);
}

TEST(Repeats, FewAreWeighedOneByOne) {
  EXPECT_EQ(repeats_of(person, {"Imogen", "Testcase", "2009-04-05"}, Repeats::most), 0U);
}

TEST(Repeats, ThoseThatSayNearlyNothingAreNotOne) {
  EXPECT_EQ(repeats_of(person, {"Imogen", "", ""}, 100), 0U);
  EXPECT_EQ(repeats_of(person, {"Imogen", "Testcase", "2009"}, 100), 0U);
  EXPECT_EQ(repeats_of(person, {"", "", ""}, 100), 0U);
  EXPECT_EQ(repeats_of(vehicle, {"ZZ1?", "red"}, 100), 0U);
  EXPECT_EQ(repeats_of(vehicle, {"", "red"}, 100), 0U);
}

TEST(Repeats, TenThousandEqualRecordsAreOneCluster) {
  Table table(person);
  add(table, {"Imogen", "Testcase", "2009-04-05"}, 10'000);
  const BatchResult result = link(table, nullptr, {});
  EXPECT_EQ(std::set<std::uint32_t>(result.cluster.begin(), result.cluster.end()), std::set<std::uint32_t>{0});
  EXPECT_EQ(result.report.repeats, 9'999U);
  EXPECT_EQ(table.size(), 10'000U);
  EXPECT_EQ(table.dictionary(0).count(0), 10'000U);  // the table is as it was
}

TEST(Repeats, WhoeverIsLikeTheFirstIsFoundAsWithoutThem) {
  Table few(person), many(person);
  for (Table* table : {&few, &many}) {
    for (int i = 0; i < 200; ++i) {
      const std::string letters{static_cast<char>('a' + i % 26), static_cast<char>('a' + i / 26)};
      const std::string day = std::to_string(10 + i % 18);
      add(*table, {letters + "ilda", "Q" + letters + "worth", "19" + std::to_string(40 + i % 50) + "-03-" + day},
          1 + i % 2);
    }
    add(*table, {"Imogen", "Testcase", "2009-04-05"}, 1);
    add(*table, {"Imogen", "Testcaze", "2009-04-05"}, 1);
  }
  const auto first = static_cast<std::uint32_t>(few.size() - 2);
  add(many, {"Imogen", "Testcase", "2009-04-05"}, 5'000);
  const BatchResult of_few = link(few, nullptr, {}), of_many = link(many, nullptr, {});
  for (std::uint32_t record = 0; record < few.size(); ++record)
    EXPECT_EQ(of_few.cluster[record], of_many.cluster[record]) << record;
  EXPECT_EQ(of_many.cluster[first + 1], first);
  for (std::uint32_t record = first + 2; record < many.size(); ++record) ASSERT_EQ(of_many.cluster[record], first);
}

TEST(Repeats, ARunSaysHowManyNothingFinds) {
  Table table(person);
  for (int i = 0; i < 300; ++i) add(table, {"Imogen", "", ""}, 1);
  add(table, {"", "", ""}, 3);
  Model model = make_model(person);
  model.plan.rules = {{{{0, FeatureKind::whole}}}};
  const BatchResult result = link(table, &model, {});
  EXPECT_EQ(result.report.crowded_keys, 1U);
  EXPECT_EQ(result.report.records_without_key, 303U);
  EXPECT_EQ(result.report.candidates, 0U);
}

}  // namespace
}  // namespace heed::linkage
