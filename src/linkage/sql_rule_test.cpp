#include <gtest/gtest.h>

#include "linkage/blocking.hpp"
#include "linkage/splink_json.hpp"

namespace heed::linkage {
namespace {

struct Read {
  std::string sql, written;
};
class ReadableRule : public testing::TestWithParam<Read> {};

TEST_P(ReadableRule, IsWrittenAndReadAgainTheSame) {
  std::vector<Column> columns;
  const auto rules = parse_rules(GetParam().sql, columns);
  ASSERT_TRUE(rules.ok()) << rules.error().detail;
  ASSERT_EQ(rules->size(), 1U);
  EXPECT_EQ(to_sql(rules->front(), columns), GetParam().written);
  std::vector<Column> again = columns;
  const auto reread = parse_rules(GetParam().written, again);
  ASSERT_TRUE(reread.ok()) << reread.error().detail;
  EXPECT_EQ(*reread, *rules);
  EXPECT_EQ(again, columns);
}

INSTANTIATE_TEST_SUITE_P(
    SqlRule, ReadableRule,
    testing::Values(
        Read{R"(l."surname" = r."surname")", R"((l."surname" = r."surname"))"},
        Read{"r.surname=l.surname", R"((l."surname" = r."surname"))"},
        Read{"(l.dob = r.dob) AND (l.town = r.town) and l.sex = r.sex AND l.school = r.school",
             R"((l."dob" = r."dob") AND (l."town" = r."town") AND (l."sex" = r."sex") AND (l."school" = r."school"))"},
        Read{"SUBSTR(l.x, 1, 3) = SUBSTR(r.x, 1, 3)", R"((SUBSTR(l."x", 1, 3) = SUBSTR(r."x", 1, 3)))"},
        Read{"substring(l.x, 2) = substring(r.x, 2)", R"((SUBSTR(l."x", 2) = SUBSTR(r."x", 2)))"},
        Read{"LEFT(l.x, 2) = LEFT(r.x, 2)", R"((SUBSTR(l."x", 1, 2) = SUBSTR(r."x", 1, 2)))"},
        Read{"right(l.x, 4) = right(r.x, 4)", R"((RIGHT(l."x", 4) = RIGHT(r."x", 4)))"},
        Read{"LOWER(l.x) = LOWER(r.x)", R"((LOWER(l."x") = LOWER(r."x")))"},
        Read{"SUBSTR(UPPER(l.x), 1, 1) = SUBSTR(UPPER(r.x), 1, 1)",
             R"((LOWER(SUBSTR(l."x", 1, 1)) = LOWER(SUBSTR(r."x", 1, 1))))"},
        Read{"CAST(l.x AS varchar) = r.x::text", R"((l."x" = r."x"))"}));

TEST(SqlRule, OrMakesSeveralOfOne) {
  std::vector<Column> columns;
  const auto rules = parse_rules("(l.a = r.a AND l.b = r.b) OR l.c = r.c", columns);
  ASSERT_TRUE(rules.ok()) << rules.error().detail;
  ASSERT_EQ(rules->size(), 2U);
  EXPECT_EQ(describe((*rules)[0], columns), "a (whole) + b (whole)");
  EXPECT_EQ(describe((*rules)[1], columns), "c (whole)");
}

TEST(SqlRule, WhatCannotBeReadIsNamedAndLeavesNoColumn) {
  const std::vector<Read> cases = {
      {"1=1", "a number = a number"},
      {"l.a = r.b", "l.a = r.b"},
      {"l.a = l.a", "l.a = l.a"},
      {"l.a = r.a AND levenshtein(l.b, r.b) <= 2", "levenshtein(…) <= a number"},
      {"SUBSTR(l.a, 1, 3) = SUBSTR(r.a, 1, 4)", "substr(…) = substr(…)"},
      {"SUBSTR(l.a, 0, 3) = SUBSTR(r.a, 0, 3)", "substr(…) from 0"},
      {"soundex(l.a) = soundex(r.a)", "soundex(…)"},
      {"l.a=r.a and l.b=r.b and l.c=r.c and l.d=r.d and l.e=r.e and l.f=r.f and l.g=r.g",
       "more than six equalities in one rule"},
  };
  for (const Read& each : cases) {
    std::vector<Column> columns;
    const auto rules = parse_rules(each.sql, columns);
    ASSERT_FALSE(rules.ok()) << each.sql;
    EXPECT_EQ(rules.error().detail, "cannot read " + each.written);
    EXPECT_TRUE(columns.empty()) << each.sql;
  }
}

constexpr std::string_view model_with_rules = R"({"link_type": "dedupe_only",
  "blocking_rules_to_generate_predictions": [
    {"blocking_rule": "l.\"a\" = r.\"a\"", "sql_dialect": "duckdb"}, "haversine(l.b, r.b) <= 2",
    "SUBSTR(l.b, 1, 3) = SUBSTR(r.b, 1, 3) AND l.c = r.c"],
  "comparisons": [{"output_column_name": "a", "comparison_levels": [
    {"sql_condition": "a_l IS NULL OR a_r IS NULL", "is_null_level": true},
    {"sql_condition": "a_l = a_r", "m_probability": 0.9, "u_probability": 0.1},
    {"sql_condition": "ELSE", "m_probability": 0.1, "u_probability": 0.9}]}]})";

TEST(SqlRule, AModelsRulesAreItsPlanAndTheUnreadAreNoted) {
  const auto model = read_model(model_with_rules);
  ASSERT_TRUE(model.ok()) << model.error().detail;
  ASSERT_EQ(model->plan.rules.size(), 2U);
  EXPECT_EQ(describe(model->plan.rules[0], model->columns), "a (whole)");
  EXPECT_EQ(describe(model->plan.rules[1], model->columns), "b (letters 1 to 3) + c (whole)");
  ASSERT_EQ(model->unread_rules.size(), 1U);
  EXPECT_EQ(model->unread_rules[0], "2: cannot read haversine(…) <= a number");
}

TEST(SqlRule, ASplinkModelIsWrittenWithItsOwnRulesAndNoKeyOfOurs) {
  const auto model = read_model(model_with_rules);
  ASSERT_TRUE(model.ok());
  const std::string text = write_model(*model);
  EXPECT_EQ(text.find("\"heed\""), std::string::npos) << text;
  EXPECT_NE(text.find("haversine"), std::string::npos);
  const auto again = read_model(text);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->plan, model->plan);
}

TEST(SqlRule, APlanOfLettersIsReadAgainTheSame) {
  auto model = read_model(model_with_rules);
  ASSERT_TRUE(model.ok());
  model->plan.rules = {{{{0, FeatureKind::letters, -4, 0, true}, {1, FeatureKind::sound}}}};
  const auto again = read_model(write_model(*model));
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->plan, model->plan);
}

std::vector<std::uint64_t> keys_of(const Feature& feature, std::string_view text) {
  const auto owned = matching::make_value(AttributeType::category, text, {}, Preparation::verbatim);
  std::vector<std::uint64_t> hashes;
  append_hashes(feature, AttributeType::category, matching::view(owned), hashes);
  return hashes;
}

TEST(SqlRule, LettersAreCharactersAndNotBytes) {
  const Feature first_two{0, FeatureKind::letters, 1, 2, false}, last_two{0, FeatureKind::letters, -2, 0, false};
  EXPECT_EQ(keys_of(first_two, "Łukasz"), keys_of(first_two, "Łucja"));
  EXPECT_NE(keys_of(first_two, "Łukasz"), keys_of(first_two, "Łodz"));
  EXPECT_EQ(keys_of(last_two, "Zoë"), keys_of(last_two, "oë"));
  EXPECT_NE(keys_of(first_two, "ab"), keys_of(last_two, "ab"));
}

TEST(SqlRule, ATextThatIsTooShortGivesAllOfItOrNoKey) {
  EXPECT_EQ(keys_of({0, FeatureKind::letters, 1, 3, false}, "ab").size(), 1U);
  EXPECT_EQ(keys_of({0, FeatureKind::letters, 3, 3, false}, "ab").size(), 0U);
}

TEST(SqlRule, CapitalsCountUnlessTheyAreFolded) {
  const Feature folded{0, FeatureKind::letters, 1, 0, true}, plain{0, FeatureKind::letters, 1, 0, false};
  EXPECT_EQ(keys_of(folded, "SMITH"), keys_of(folded, "Smith"));
  EXPECT_NE(keys_of(plain, "SMITH"), keys_of(plain, "Smith"));
}

}  // namespace
}  // namespace heed::linkage
