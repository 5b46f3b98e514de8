// What is told of two records as a whole: who says what, and whether all of it is a family's.
#include "linkage/reason.hpp"

#include <gtest/gtest.h>

#include "linkage/test_judged_model.hpp"
#include "linkage/test_records.hpp"

namespace heed::linkage {
namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

std::vector<Reason> reasons(EntityKind kind, const Texts& left_texts, const Texts& right_texts) {
  const Model model = judged_model(kind);
  TestRecord left(model.columns), right(model.columns);
  for (const auto& [name, text] : left_texts) left.set(*model.column(name), {text});
  for (const auto& [name, text] : right_texts) right.set(*model.column(name), {text});
  return reasons_of(model, score(model, left.record(), right.record()));
}

Family family(EntityKind kind, const Texts& left, const Texts& right) {
  const Model model = judged_model(kind);
  TestRecord one(model.columns), other(model.columns);
  for (TestRecord* each : {&one, &other}) each->qualify("2025-01-15");
  for (const auto& [name, text] : left) one.set(*model.column(name), {text});
  for (const auto& [name, text] : right) other.set(*model.column(name), {text});
  return family_of(model, reasons_of(model, score(model, one.record(), other.record())),
                   births_of(model, one.record(), other.record()));
}

const Reason& of_type(const std::vector<Reason>& all, AttributeType type) {
  return *std::ranges::find(all, type, &Reason::type);
}

TEST(Reasons, SayWhichSideDoesNotKnow) {
  const auto all = reasons(EntityKind::child, {{"forename", "Jane"}, {"phone", "unknown"}, {"surname", "Keane"}},
                           {{"forename", "Jane"}, {"email", "j@example.org"}});
  EXPECT_EQ(of_type(all, AttributeType::surname).known, Known::by_left);
  EXPECT_EQ(of_type(all, AttributeType::email).known, Known::by_right);
  EXPECT_EQ(of_type(all, AttributeType::phone).known, Known::by_neither) << "what says nothing is not known";
}

TEST(Reasons, SayThatTooLittleIsKnown) {
  const auto all = reasons(EntityKind::vehicle, {{"plate", "Z??? A??"}}, {{"plate", "?K?? ??C"}});
  EXPECT_EQ(of_type(all, AttributeType::plate).agreement, Agreement::not_known);
  EXPECT_EQ(of_type(all, AttributeType::plate).known, Known::by_both);
}

TEST(Family, IsToldWhereAllThatAgreesIsShared) {
  const Texts home = {{"surname", "Keane"}, {"address", "1 Quay Street"}, {"sex", "female"}};
  EXPECT_EQ(family(EntityKind::child, home, home), Family::siblings);
  Texts born = home;
  born.emplace_back("date_of_birth", "2010-05-11");
  EXPECT_EQ(family(EntityKind::child, born, born), Family::twins);
  EXPECT_EQ(family(EntityKind::child, born, home), Family::siblings) << "the day of birth was not compared";
}

TEST(Family, IsNotToldWhereSomethingPersonalAgreesOrNothingIsShared) {
  const Texts one = {{"surname", "Keane"}, {"address", "1 Quay Street"}, {"forename", "Jane"}};
  EXPECT_EQ(family(EntityKind::child, one, one), Family::no);
  const Texts number = {{"surname", "Keane"}, {"identifier", "9434765919"}};
  EXPECT_EQ(family(EntityKind::child, number, number), Family::no);
  const Texts birth = {{"date_of_birth", "2010-05-11"}};
  EXPECT_EQ(family(EntityKind::child, birth, birth), Family::no);
  const Texts place = {{"address", "1 Quay Street"}};
  EXPECT_EQ(family(EntityKind::place, place, place), Family::no) << "a place has no brother";
}

Family born(const std::string& left, const std::string& right) {
  const Texts home = {{"surname", "Keane"}, {"address", "1 Quay Street"}};
  Texts one = home, other = home;
  one.emplace_back("date_of_birth", left);
  other.emplace_back("date_of_birth", right);
  return family(EntityKind::child, one, other);
}

TEST(Family, OfTwinsIsToldOfDaysAlone) {
  EXPECT_EQ(born("2010-05-11", "2010-05-12"), Family::twins) << "one slip";
  EXPECT_EQ(born("2010-05-11", "about 14"), Family::siblings) << "an age is no day";
  EXPECT_EQ(born("about 14", "about 14"), Family::siblings);
  EXPECT_EQ(born("2010", "2010"), Family::siblings);
}

TEST(Family, OfBrotherAndSisterIsNotToldOfMotherAndChild) {
  EXPECT_EQ(born("2010-05-11", "2002-02-03"), Family::siblings);
  EXPECT_EQ(born("2010-05-11", "1985-02-03"), Family::no);
  EXPECT_EQ(born("about 14", "about 45"), Family::no);
}

TEST(Reasons, SayWhichNameStandsInAnotherField) {
  const auto model = judged_model(EntityKind::child);
  const auto forename = *model.column("forename"), surname = *model.column("surname");
  std::vector<std::string> left(model.columns.size()), right(model.columns.size());
  left[forename] = "Ngoc Kiet", left[surname] = "Lam";
  right[forename] = "Lam", right[surname] = "Bao Min";
  auto all = reasons(EntityKind::child, {{"forename", "Ngoc Kiet"}, {"surname", "Lam"}},
                     {{"forename", "Lam"}, {"surname", "Bao Min"}});
  Reason crossed = of_type(all, AttributeType::forename);
  ASSERT_EQ(crossed.agreement, Agreement::in_another_field);
  find_what_crosses(crossed, left, right);
  EXPECT_EQ(crossed.left.column, surname);
  EXPECT_EQ(crossed.right.column, forename);
  EXPECT_EQ(crossed.type, AttributeType::surname);
  EXPECT_EQ(crossed.right_type, AttributeType::forename);
}

TEST(Reasons, DoNotCallYearsNotFarApart) {
  const auto all = reasons(EntityKind::child, {{"date_of_birth", "2010-05-11"}}, {{"date_of_birth", "2006-09-28"}});
  EXPECT_EQ(of_type(all, AttributeType::date_of_birth).agreement, Agreement::years_apart);
}

TEST(Reasons, SpeakForAndAgainstTheStrongestFirst) {
  const auto all =
      reasons(EntityKind::child, {{"forename", "Jane"}, {"surname", "Keane"}, {"date_of_birth", "2010-05-11"}},
              {{"forename", "Peter"}, {"surname", "Keane"}, {"date_of_birth", "2010-05-11"}});
  const auto speaking = for_of(all), against = against_of(all);
  ASSERT_EQ(speaking.size(), 2U);
  EXPECT_EQ(speaking[0].type, AttributeType::date_of_birth);
  ASSERT_EQ(against.size(), 1U);
  EXPECT_EQ(against[0].type, AttributeType::forename);
}

}  // namespace
}  // namespace heed::linkage
