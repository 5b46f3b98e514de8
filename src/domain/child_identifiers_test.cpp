#include "domain/child_identifiers.hpp"

#include <gtest/gtest.h>

#include "domain/age_words.hpp"

namespace heed::domain {
namespace {

constexpr Date today{2026, 11, 24};

TEST(ChildIdentifiers, ABirthIsReadInTheOrderOfTheUnitedKingdom) {
  for (const char* text : {"14/3/2012", "14 03 2012", " 14.3.2012 ", "14-3-2012", "14 March 2012", "14 mar 2012",
                           "2012-03-14", "14th of March 2012", "14th March 2012", "14.03.12", "14/3/12", "14 mar 12",
                           "2012/3/14", "14mar2012", "DOB 14.3.2012", "March 14, 2012", "14 03 2012?"}) {
    EXPECT_EQ(read_birth_date(text, today), (Date{2012, 3, 14})) << text;
    const auto age = age_from_birth(text, today);
    EXPECT_TRUE(age && age->from == 14) << text << ": the hard floors read the same day";
  }
  EXPECT_EQ(read_birth_date("14.03.27", today), (Date{2027, 3, 14})) << "the day that an unborn child is due";
  for (const char* text :
       {"31/2/2012", "3/14/2012", "14/3/98", "14.3.30", "14/3/2028", "14 2012", "5 juin 2012", "14/3", "summer", ""})
    EXPECT_FALSE(read_birth_date(text, today)) << text;
}

TEST(ChildIdentifiers, WhatCannotBeReadAsADayOrAYearIsUnclear) {
  for (const char* text : {"", "not known", "2012", "about 2012", "2012?", "14/3/2012", "2012-05-01", "March 2015",
                           "1st of March 2015", "03/2012", "14/3/12", "summer 2012"})
    EXPECT_TRUE(is_clear_birth(text, today)) << text;
  for (const char* text :
       {"14/3/98", "5 juin 2012", "12 or 13 March 2012", "3/14/2012", "31/2/2012", "14", "1403", "14/3"})
    EXPECT_FALSE(is_clear_birth(text, today)) << text;
}

TEST(ChildIdentifiers, ADayThatDoesNotExistIsSaidToBeNone) {
  for (const char* text : {"31/02/2012", "2012-02-31", "29.2.2013", "31 June 2012", "31st June 2012", "30/2/12"}) {
    std::vector<ChildDraft> children(1);
    children[0].date_of_birth = text;
    const auto slips = slips_of(children, today);
    ASSERT_EQ(slips.size(), 1U) << text;
    EXPECT_EQ(slips[0].code, "problem.date_of_birth.no_such_day") << text;
  }
  for (const char* text :
       {"", "29/2/2012", "3/14/2012", "14/13/2012", "45/2/2012", "31/2", "31/2/1812", "2012", "1 2 3 4"})
    EXPECT_FALSE(is_no_such_day(text, today)) << text;
}

TEST(ChildIdentifiers, AnNhsNumberHasTenFiguresThatFitTogether) {
  for (const char* text : {"", "not known", "999 000 0018", "999-000-0026", "9990000034"})
    EXPECT_TRUE(is_possible_nhs_number(text)) << text;
  for (const char* text : {"999 000 0019", "999 000 001", "999 000 00180", "99900000X8"})
    EXPECT_FALSE(is_possible_nhs_number(text)) << text;
}

TEST(ChildIdentifiers, SlipsAreNamedByChildAndField) {
  std::vector<ChildDraft> children(2);
  EXPECT_TRUE(slips_of(children, today).empty());
  children[1].date_of_birth = "3/14/2012";
  children[1].nhs_number = "12";
  const auto slips = slips_of(children, today);
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
