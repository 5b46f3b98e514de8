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
  return family_of(judged_model(kind), reasons(kind, left, right));
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
