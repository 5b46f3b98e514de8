#include "linkage/blocking.hpp"

#include <gtest/gtest.h>

namespace heed::linkage {
namespace {

constexpr std::array kinds{FeatureKind::whole,     FeatureKind::sound,    FeatureKind::meaning, FeatureKind::beginning,
                           FeatureKind::ending,    FeatureKind::skeleton, FeatureKind::year,    FeatureKind::year_month,
                           FeatureKind::month_day, FeatureKind::year_day, FeatureKind::user,    FeatureKind::word,
                           FeatureKind::sector,    FeatureKind::trigram,  FeatureKind::letters};

std::vector<Column> every_type() {
  std::vector<Column> columns;
  for (const AttributeType type : matching::all_attribute_types())
    columns.push_back({std::string(to_string(type)), type, Preparation::normal});
  return columns;
}

std::vector<Rule> every_feature() {
  std::vector<Rule> rules;
  for (std::uint16_t column = 0; column < every_type().size(); ++column) {
    for (const FeatureKind kind : kinds) rules.push_back({{{column, kind}}});
  }
  return rules;
}

// Many, so that a bound on what one value gives is no bound on all.
void fill(Table& table, std::size_t records) {
  for (std::size_t record = 0; record < records; ++record) {
    std::vector<std::vector<matching::OwnedValue>> values;
    for (const Column& column : table.columns()) {
      const std::string number = std::to_string(100 + record);
      const std::string text = column.type == AttributeType::date_of_birth
                                   ? "2009-05-" + std::to_string(10 + record % 20)
                               : column.type == AttributeType::plate ? "AB12 C" + number.substr(1)
                               : column.type == AttributeType::email ? "someone" + number + "@example.org"
                                                                     : "Imaginary Somebody " + number;
      values.push_back({matching::make_value(column.type, text)});
    }
    table.add(values);
  }
}

TEST(KeyMaker, AValueThatWasKnownBeforehandGivesTheKeysOfOneThatWasNot) {
  Table table(every_type());
  const KeyMaker before(every_feature(), table);  // knows no value
  fill(table, 60);
  const KeyMaker after(every_feature(), table);
  Table::Space space;
  for (std::uint32_t record = 0; record < table.size(); ++record) {
    const auto keys = after.keys(table.cells(record));
    EXPECT_EQ(keys, before.keys(table.cells(record))) << record;
    EXPECT_EQ(keys, after.keys(table.record(record, space))) << record;
    EXPECT_GT(keys.size(), table.columns().size()) << record;
  }
}

}  // namespace
}  // namespace heed::linkage
