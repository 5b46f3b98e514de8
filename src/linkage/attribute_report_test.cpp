#include "linkage/attribute_report.hpp"

#include <gtest/gtest.h>

#include "linkage/test_judged_model.hpp"
#include "linkage/test_mentions.hpp"

namespace heed::linkage {
namespace {

struct AttributeReport : testing::Test {
  AttributeReport() : model(judged_model(EntityKind::contact)), table(model.columns) {
    // phone, e-mail, online name; records 0 and 1 are of one, so are 2 and 3; 4 is alone.
    for (const std::vector<std::string>& texts : std::vector<std::vector<std::string>>{{"07700900001", "", "ace_zz"},
                                                                                       {"07700900001", "", "ace_zz"},
                                                                                       {"07700900001", "", "sunny_day"},
                                                                                       {"07700900899", "", "sunny_day"},
                                                                                       {"07700900001", "", ""}})
      table.add(values_of(model.columns, texts));
    table.freeze_frequencies();
  }
  Model model;
  Table table;
  std::vector<std::uint32_t> cluster{0, 0, 2, 2, 4};
};

TEST_F(AttributeReport, SaysHowManyShareAValueAndHowOftenItChanges) {
  const auto report = attribute_report(table, model, cluster);
  ASSERT_EQ(report.size(), 3U);
  const AttributeUse &phone = report[0], &email = report[1], &handle = report[2];
  EXPECT_DOUBLE_EQ(phone.known, 1);
  EXPECT_EQ(phone.values, 2U);
  EXPECT_EQ(phone.shared_by_most, 3U);
  EXPECT_DOUBLE_EQ(phone.shared_by, 10.0 / 4) << "three have the one, one has the other";
  EXPECT_EQ(phone.pairs, 2U);
  EXPECT_DOUBLE_EQ(phone.changed, 0.5);
  EXPECT_EQ(email.values, 0U);
  EXPECT_DOUBLE_EQ(email.shared_by, 0);
  EXPECT_DOUBLE_EQ(handle.known, 0.8);
  EXPECT_DOUBLE_EQ(handle.shared_by, 1) << "each has its own";
  EXPECT_DOUBLE_EQ(handle.changed, 0);
}

TEST_F(AttributeReport, CountsTheRecordsThatHoldAValue) {
  EXPECT_EQ(holders_of(table, 0, {0, 0}), 4U);
  EXPECT_EQ(holders_of(table, 3, {0, 0}), 1U);
  EXPECT_EQ(holders_of(table, 0, {1, 0}), 0U);
  EXPECT_EQ(holders_of(table, 0, {0, 1}), 0U);
}

TEST_F(AttributeReport, IsEmptyForClustersOfAnotherTable) {
  cluster.pop_back();
  EXPECT_TRUE(attribute_report(table, model, cluster).empty());
}

}  // namespace
}  // namespace heed::linkage
