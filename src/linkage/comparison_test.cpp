#include "linkage/comparison.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "linkage/splink_json.hpp"
#include "linkage/test_records.hpp"

namespace heed::linkage {
namespace {

// Two records over columns a, b (texts as they are) and day (a date), compared by conditions written in SQL.
class ComparisonTest : public testing::Test {
 protected:
  using Texts = std::vector<std::string>;

  bool holds_for(std::string_view sql, const Record& left, const Record& right) {
    const auto condition = parse_condition(sql, m_columns);
    EXPECT_TRUE(condition.ok()) << sql;
    return condition.ok() && holds(*condition, left, right);
  }
  bool of(std::string_view sql, Texts left, Texts right) {
    m_left.set(0, std::move(left));
    m_right.set(0, std::move(right));
    return holds_for(sql, m_left.record(), m_right.record());
  }
  bool of_day(std::string_view sql, Texts left, Texts right) {
    m_left.set(2, std::move(left));
    m_right.set(2, std::move(right));
    return holds_for(sql, m_left.record(), m_right.record());
  }

  std::vector<Column> m_columns = {{"a", AttributeType::category, Preparation::verbatim},
                                   {"b", AttributeType::category, Preparation::verbatim},
                                   {"day", AttributeType::date_of_birth, Preparation::verbatim}};
  TestRecord m_left{m_columns}, m_right{m_columns};
};

TEST_F(ComparisonTest, EqualTextsAreEqualAsTheyStand) {
  EXPECT_TRUE(of("a_l = a_r", {"Ann"}, {"Ann"}));
  EXPECT_FALSE(of("a_l = a_r", {"Ann"}, {"ann"}));
}

TEST_F(ComparisonTest, ATestOfAMissingValueDoesNotHoldAndNorDoesItsOpposite) {
  EXPECT_FALSE(of("a_l = a_r", {}, {"Ann"}));
  EXPECT_FALSE(of("NOT (a_l = a_r)", {}, {"Ann"}));
  EXPECT_TRUE(of("NOT (a_l = a_r)", {"Bea"}, {"Ann"}));
}

TEST_F(ComparisonTest, OrHoldsWhenOnePartHoldsAndTheOtherIsNotKnown) {
  m_left.set(1, {"x"});
  m_right.set(1, {"x"});
  EXPECT_TRUE(of("a_l = a_r OR b_l = b_r", {}, {"Ann"}));
  EXPECT_FALSE(of("a_l = a_r AND b_l = b_r", {}, {"Ann"}));
  // NOT (unknown AND false) is true, NOT (unknown AND true) is not known.
  EXPECT_FALSE(of("NOT (a_l = a_r AND b_l = b_r)", {}, {"Ann"}));
  m_right.set(1, {"y"});
  EXPECT_TRUE(of("NOT (a_l = a_r AND b_l = b_r)", {}, {"Ann"}));
}

TEST_F(ComparisonTest, MissingIsOfEitherSide) {
  EXPECT_TRUE(of("a_l IS NULL OR a_r IS NULL", {}, {"Ann"}));
  EXPECT_TRUE(of("a_l IS NULL OR a_r IS NULL", {"Ann"}, {}));
  EXPECT_FALSE(of("a_l IS NULL OR a_r IS NULL", {"Ann"}, {"Ann"}));
  EXPECT_TRUE(of("a_l IS NOT NULL AND a_r IS NOT NULL", {"Ann"}, {"Bea"}));
  EXPECT_FALSE(of("a_l IS NOT NULL AND a_r IS NOT NULL", {"Ann"}, {}));
}

TEST_F(ComparisonTest, AnyOfNothingNeverHoldsAndElseAlwaysDoes) {
  EXPECT_FALSE(of("FALSE", {"Ann"}, {"Ann"}));
  EXPECT_TRUE(of("ELSE", {}, {}));
}

TEST_F(ComparisonTest, AnyPairOfSeveralValuesWillDo) {
  EXPECT_TRUE(of("a_l = a_r", {"Ann", "Bea"}, {"Cat", "Bea"}));
  EXPECT_FALSE(of("a_l = a_r", {"Ann", "Bea"}, {"Cat", "Dot"}));
}

TEST_F(ComparisonTest, AndSpeaksOfOneValueOfEachSide) {
  const std::string both = "levenshtein(a_l, a_r) <= 1 AND jaro_winkler_similarity(a_l, a_r) >= 0.95";
  // "Bob" and "Rob" are one slip apart and not so alike; "Katherine" and "Katherina" are both.
  EXPECT_FALSE(of(both, {"Bob"}, {"Rob"}));
  EXPECT_TRUE(of(both, {"Bob", "Katherine"}, {"Rob", "Katherina"}));
  EXPECT_FALSE(of("a_l = a_r AND NOT (a_l = a_r)", {"Ann", "Bea"}, {"Ann", "Cat"}));
}

TEST_F(ComparisonTest, WhatIsTakenOfAnEmailOrPostcodeIsWhatSplinkTakes) {
  const std::string user =
      "NULLIF(regexp_extract(a_l, '^[^@]+', 0), '') = NULLIF(regexp_extract(a_r, '^[^@]+', 0), '')";
  EXPECT_TRUE(of(user, {"ann@one.example"}, {"ann@two.example"}));
  EXPECT_FALSE(of(user, {"@one.example"}, {"@one.example"}));
  EXPECT_TRUE(of(user, {"ann"}, {"ann@one.example"}));
  const auto postcode = [&](const std::string& pattern, const std::string& left, const std::string& right) {
    const auto extract = [&](const std::string& name) {
      return "NULLIF(regexp_extract(" + name + ", '" + pattern + "', 0), '')";
    };
    return of(extract("a_l") + " = " + extract("a_r"), {left}, {right});
  };
  const std::string sector = "^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? [0-9]", district = "^[A-Za-z]{1,2}[0-9][A-Za-z0-9]?";
  EXPECT_TRUE(postcode(sector, "ZZ1 1AA", "ZZ1 1BB"));
  EXPECT_FALSE(postcode(sector, "ZZ1 1AA", "ZZ1 2AA"));
  EXPECT_FALSE(postcode(sector, "ZZ11AA", "ZZ11AA"));
  EXPECT_TRUE(postcode(district, "ZZ1A 1AA", "ZZ1A 2AA"));
  EXPECT_FALSE(postcode(district, "ZZ1 1AA", "ZZ12 1AA"));
  EXPECT_FALSE(postcode(district, "ZZZ1 1AA", "ZZZ1 1AA"));
  EXPECT_TRUE(postcode("^[A-Za-z]{1,2}", "ZZ1 1AA", "ZZ9 9AA"));
  EXPECT_FALSE(postcode("^[A-Za-z]{1,2}", "1ZZ", "1ZZ"));
}

TEST_F(ComparisonTest, DatesAreApartBySecondsAndWhatIsNoDateIsNull) {
  const std::string month =
      "ABS(EPOCH(try_strptime(\"day_l\", '%Y-%m-%d')) - EPOCH(try_strptime(\"day_r\", '%Y-%m-%d'))) <= 2629800.0";
  EXPECT_TRUE(of_day(month, {"2009-05-01"}, {"2009-05-31"}));
  EXPECT_FALSE(of_day(month, {"2009-05-01"}, {"2009-06-01"}));
  EXPECT_FALSE(of_day("NOT (" + month + ")", {"2009-05-01"}, {"a while ago"}));
  const std::string no_date =
      "try_strptime(\"day_l\", '%Y-%m-%d') IS NULL OR try_strptime(\"day_r\", '%Y-%m-%d') IS NULL";
  EXPECT_TRUE(of_day(no_date, {"2009-05-01"}, {"a while ago"}));
  EXPECT_TRUE(of_day(no_date, {"2009-05-01"}, {}));
  EXPECT_FALSE(of_day(no_date, {"2009-05-01"}, {"2010-05-01"}));
  EXPECT_FALSE(of_day(no_date, {"2009-05-01"}, {"a while ago", "2010-05-01"}));
}

TEST_F(ComparisonTest, ListsShareWhatStandsInBothAndCountItOnce) {
  EXPECT_TRUE(of("array_length(list_intersect(a_l, a_r)) >= 2", {"x", "y", "z"}, {"z", "y"}));
  EXPECT_FALSE(of("array_length(list_intersect(a_l, a_r)) >= 2", {"x", "x"}, {"x", "y"}));
  EXPECT_FALSE(of("NOT (array_length(list_intersect(a_l, a_r)) >= 1)", {}, {"x"}));
}

TEST_F(ComparisonTest, ForenameAndSurnameTheWrongWayRound) {
  m_left.set(1, {"Smith"});
  m_right.set(1, {"Ann"});
  EXPECT_TRUE(of("a_l = b_r AND a_r = b_l", {"Ann"}, {"Smith"}));
  EXPECT_FALSE(of("a_l = b_r AND a_r = b_l", {"Ann"}, {"Smyth"}));
  EXPECT_TRUE(of("a_l = b_r", {"Ann"}, {"Smyth"}));
}

TEST_F(ComparisonTest, BeginningsAndEndingsAreCountedInCharacters) {
  EXPECT_TRUE(of("heed_same_beginning(a_l, a_r) >= 3", {"Żaneta"}, {"Żankowa"}));
  EXPECT_FALSE(of("heed_same_beginning(a_l, a_r) >= 4", {"Żaneta"}, {"Żankowa"}));
  EXPECT_FALSE(of("heed_same_beginning(a_l, a_r) >= 4", {"Ann"}, {"Ann"}));
  EXPECT_TRUE(of("heed_same_ending(a_l, a_r) >= 4", {"07700900123"}, {"0123"}));
  EXPECT_TRUE(of("heed_same_ending(a_l, a_r) >= 2", {"café"}, {"née fé"}));
}

Comparison named(std::vector<Level> levels) {
  Comparison comparison;
  comparison.levels = std::move(levels);
  return comparison;
}

TEST_F(ComparisonTest, TheFirstLevelThatHoldsIsReachedAndSaysByWhichValues) {
  Level exact, slip, other;
  exact.condition = *parse_condition("a_l = a_r", m_columns);
  slip.condition = *parse_condition("levenshtein(a_l, a_r) <= 1", m_columns);
  other.condition = *parse_condition("ELSE", m_columns);
  const Comparison comparison = named({exact, slip, other});
  m_left.set(0, {"Cat", "Ann"});
  m_right.set(0, {"Dot", "Eve", "Anne"});
  EXPECT_EQ(compare(comparison, m_left.record(), m_right.record()), (Reached{1, 1, 2}));
  m_right.set(0, {"Ann", "Cat"});
  EXPECT_EQ(compare(comparison, m_left.record(), m_right.record()), (Reached{0, 0, 1}));
  m_right.set(0, {"Zoe"});
  EXPECT_EQ(compare(comparison, m_left.record(), m_right.record()), (Reached{2, 0, 0}));
}

TEST_F(ComparisonTest, WithoutALevelThatHoldsTheLastIsReachedAndWithoutLevelsTheFirst) {
  Level exact, never;
  exact.condition = *parse_condition("a_l = a_r", m_columns);
  never.condition = *parse_condition("FALSE", m_columns);
  EXPECT_EQ(compare(named({exact, never}), m_left.record(), m_right.record()).level, 1);
  EXPECT_EQ(compare(named({}), m_left.record(), m_right.record()).level, 0);
}

TEST_F(ComparisonTest, AColumnThatARecordDoesNotHaveIsMissing) {
  EXPECT_FALSE(holds_for("later_l = later_r", m_left.record(), m_right.record()));
  EXPECT_TRUE(holds_for("later_l IS NULL OR later_r IS NULL", m_left.record(), m_right.record()));
}

TEST_F(ComparisonTest, NoThresholdBreaksATest) {
  for (const double threshold : {-1e300, -1.0, 0.0, 1e300, std::numeric_limits<double>::infinity(), std::nan("")}) {
    for (int measure = 0; measure <= static_cast<int>(Measure::suffix); ++measure) {
      Condition condition;
      condition.kind = Condition::Kind::test;
      condition.measure = static_cast<Measure>(measure);
      condition.threshold = threshold;
      m_left.set(0, {"Ann"});
      m_right.set(0, {"Bea"});
      static_cast<void>(holds(condition, m_left.record(), m_right.record()));
    }
  }
}

}  // namespace
}  // namespace heed::linkage
