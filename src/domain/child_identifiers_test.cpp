#include "domain/child_identifiers.hpp"

#include <gtest/gtest.h>

namespace heed::domain {
namespace {

TEST(ChildIdentifiers, ABirthIsReadInTheOrderOfTheUnitedKingdom) {
  for (const char* text :
       {"14/3/2012", "14 03 2012", " 14.3.2012 ", "14-3-2012", "14 March 2012", "14 mar 2012", "2012-03-14"})
    EXPECT_EQ(read_birth_date(text), (Date{2012, 3, 14})) << text;
  for (const char* text : {"31/2/2012", "3/14/2012", "14/3/12", "2012/3/14", "14 2012", "summer", ""})
    EXPECT_FALSE(read_birth_date(text)) << text;
}

TEST(ChildIdentifiers, WhatCannotBeReadAsADayOrAYearIsUnclear) {
  for (const char* text : {"", "not known", "2012", "about 2012", "2012?", "14/3/2012", "2012-05-01"})
    EXPECT_TRUE(is_clear_birth(text)) << text;
  for (const char* text : {"14/3/12", "3/14/2012", "31/2/2012", "14", "1403", "14/3"})
    EXPECT_FALSE(is_clear_birth(text)) << text;
}

TEST(ChildIdentifiers, AnNhsNumberHasTenFiguresThatFitTogether) {
  for (const char* text : {"", "not known", "999 000 0018", "999-000-0026", "9990000034"})
    EXPECT_TRUE(is_possible_nhs_number(text)) << text;
  for (const char* text : {"999 000 0019", "999 000 001", "999 000 00180", "99900000X8"})
    EXPECT_FALSE(is_possible_nhs_number(text)) << text;
}

TEST(ChildIdentifiers, SlipsAreNamedByChildAndField) {
  std::vector<ChildDraft> children(2);
  EXPECT_TRUE(slips_of(children).empty());
  children[1].date_of_birth = "3/14/2012";
  children[1].nhs_number = "12";
  const auto slips = slips_of(children);
  ASSERT_EQ(slips.size(), 2U);
  EXPECT_EQ(slips[0].field, "children.1.date_of_birth");
  EXPECT_EQ(slips[1].code, "problem.nhs_number.wrong");
  ConcernDraft draft;
  draft.worry = "A worry.";
  draft.children = children;
  EXPECT_TRUE(std::holds_alternative<Concern>(make_concern(draft))) << "no concern is refused for a slip";
}

}  // namespace
}  // namespace heed::domain
