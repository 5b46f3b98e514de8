#include "content/alert_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "content/findings_test.hpp"

namespace heed::content {
namespace {

const std::string right_file = R"(look_back_days = 92
[[rule]]
kind = "several_concerns"
on = true
concerns = 3
origins = 2
days = 28
hours = 8
[[rule]]
kind = "shared"
on = false
children = 3
concerns = 2
days = 90
hours = 16
)";

TEST(AlertRulesFile, IsRead) {
  std::vector<Finding> findings;
  const auto rules = read_alert_rules(right_file, "rules.toml", findings);
  EXPECT_EQ(told(findings), "");
  EXPECT_EQ(rules.look_back_days, 92);
  ASSERT_EQ(rules.rules.size(), 2U);
  EXPECT_EQ(rules.find(AlertKind::several_concerns)->origins, 2);
  EXPECT_FALSE(rules.find(AlertKind::shared)->on);
  EXPECT_EQ(rules.find(AlertKind::new_adult), nullptr);
}

class AlertRulesMistake : public testing::TestWithParam<Mistake> {};

TEST_P(AlertRulesMistake, IsNamedWithItsLine) {
  const auto text = with_mistake(right_file, GetParam());
  ASSERT_FALSE(text.empty());
  std::vector<Finding> findings;
  read_alert_rules(text, "rules.toml", findings);
  EXPECT_TRUE(holds_finding(findings, GetParam().line, GetParam().says)) << told(findings);
}

INSTANTIATE_TEST_SUITE_P(
    Each, AlertRulesMistake,
    testing::Values(Mistake{"UnknownKey", "days = 28", "days = 28\ndayz = 3", 8, "dayz"},
                    Mistake{"MissingKey", "days = 28\n", "", 2, "days"},
                    Mistake{"KeyOfAnotherRule", "days = 28", "days = 28\nchildren = 3", 8, "children"},
                    Mistake{"TooMany", "days = 28", "days = 9000", 7, "1830"},
                    Mistake{"TooFew", "concerns = 3", "concerns = 1", 5, "2"},
                    Mistake{"NoNumber", "hours = 8", "hours = \"soon\"", 8, "hours"},
                    Mistake{"MoreOriginsThanConcerns", "origins = 2", "origins = 4", 6, "smaller number"},
                    Mistake{"UnknownKind", "\"shared\"", "\"shard\"", 10, "shared"},
                    Mistake{"Twice", "kind = \"shared\"\non = false\nchildren = 3",
                            "kind = \"several_concerns\"\non = false\norigins = 1", 10, "listed twice"},
                    Mistake{"NoToml", "days = 28", "days =", 7, ""}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(AlertRulesFile, WithoutRulesIsAMistake) {
  std::vector<Finding> findings;
  read_alert_rules("look_back_days = 3\n", "rules.toml", findings);
  EXPECT_TRUE(holds_finding(findings, 0, "no rules")) << told(findings);
}

TEST(AlertRulesFile, OfTheProgramHoldsEveryKindOnce) {
  for (const auto kind : {AlertKind::several_concerns, AlertKind::new_adult, AlertKind::shared,
                          AlertKind::missing_and_gift, AlertKind::closed_before, AlertKind::sibling_known}) {
    EXPECT_NE(alert_rules().find(kind), nullptr) << to_string(kind);
    EXPECT_EQ(parse_alert_kind(to_string(kind)), kind);
  }
}

TEST(AlertRulesFile, NamesSignsThatThePackHolds) {
  std::ifstream file("content/packs/child-exploitation/signs.toml");
  std::stringstream signs;
  signs << file.rdbuf();
  const auto& rule = *alert_rules().find(AlertKind::missing_and_gift);
  for (const auto* list : {&rule.missing_signs, &rule.gift_signs})
    for (const auto& sign : *list) EXPECT_NE(signs.str().find("id = \"" + sign + "\""), std::string::npos) << sign;
}

}  // namespace
}  // namespace heed::content
