#include "domain/hard_floor.hpp"

#include <gtest/gtest.h>

namespace heed::domain {
namespace {

using Floors = std::set<HardFloor>;
const std::vector<std::string> english{"en"};

Concern plain() {
  Concern concern;
  concern.worry = "A worry.";
  concern.language = "en";
  return concern;
}

Observation noticed(std::string item, ObservationKind kind, HowKnown how_known) {
  Observation observation;
  observation.item = std::move(item);
  observation.kind = kind;
  observation.how_known = how_known;
  return observation;
}

Child aged(int from, int until) {
  Child child;
  child.age_from = from;
  child.age_until = until;
  return child;
}

TEST(HardFloors, NothingSaidReachesNone) { EXPECT_EQ(hard_floors(plain(), english), Floors{}); }

TEST(HardFloors, EveryTickedDangerReachesItsOwn) {
  for (const auto floor : askable_hard_floors()) {
    auto concern = plain();
    concern.dangers = {std::string(to_string(floor))};
    EXPECT_EQ(hard_floors(concern, english), Floors{floor}) << to_string(floor);
  }
}

TEST(HardFloors, UnderThirteenWhereTheAgeMayBeUnderThirteen) {
  const std::vector<std::tuple<int, int, bool>> cases{
      {12, 12, true}, {13, 13, false}, {12, 14, true}, {13, 15, false}, {0, 0, true}};
  for (const auto& [from, until, reached] : cases) {
    auto concern = plain();
    concern.children = {aged(15, 15), aged(from, until)};
    EXPECT_EQ(hard_floors(concern, english).contains(HardFloor::under_13), reached) << from << "–" << until;
  }
}

TEST(HardFloors, AnAgeThatCannotBeReadGoesToAPerson) {
  const std::vector<std::tuple<std::string, std::string, bool>> cases{{"very young", "", true},
                                                                      {"not known", "", false},
                                                                      {"", "long ago", true},
                                                                      {"", "", false},
                                                                      {"I don't know", "unknown", false}};
  for (const auto& [age, born, reached] : cases) {
    auto concern = plain();
    concern.children.resize(1);
    concern.children[0].age_text = age;
    concern.children[0].date_of_birth_text = born;
    EXPECT_EQ(hard_floors(concern, english).contains(HardFloor::under_13), reached) << age << born;
  }
}

TEST(HardFloors, LettersThatAreNotOfTheLanguageSaid) {
  const std::string cyrillic = "\xD0\xA0\xD0\xB5\xD0\xB1\xD0\xB5\xD0\xBD\xD0\xBE\xD0\xBA";
  const std::vector<std::tuple<std::string, std::string, bool>> cases{
      {"", cyrillic, true},
      {"en", cyrillic, true},
      {"uk", cyrillic, false},
      {"", "A worry about " + cyrillic, true},
      {"", "A worry, at length and in English, about " + cyrillic, false},
      {"", "Wyst\xC4\x85pi\xC5\x82", false},
      {"", "123", false}};
  for (const auto& [language, worry, reached] : cases) {
    auto concern = plain();
    concern.language = language;
    concern.worry = worry;
    EXPECT_EQ(hard_floors(concern, {"en", "uk"}).contains(HardFloor::unread_language), reached) << language << worry;
  }
}

TEST(HardFloors, ADisabilityAndASign) {
  const std::vector<std::tuple<ObservationKind, HowKnown, bool>> cases{
      {ObservationKind::sign, HowKnown::seen, true},      {ObservationKind::sign, HowKnown::told, true},
      {ObservationKind::sign, HowKnown::possible, true},  {ObservationKind::sign, HowKnown::not_answered, true},
      {ObservationKind::sign, HowKnown::not_seen, false}, {ObservationKind::sign, HowKnown::dont_know, false},
      {ObservationKind::context, HowKnown::seen, false},  {ObservationKind::adult_or_place, HowKnown::seen, false},
      {ObservationKind::harm, HowKnown::told, true}};
  for (const auto& [kind, how_known, reached] : cases) {
    auto concern = plain();
    concern.children.resize(1);
    concern.children[0].disability = YesNo::yes;
    concern.observations = {noticed("gifts-money", kind, how_known)};
    EXPECT_EQ(hard_floors(concern, english).contains(HardFloor::disability_and_sign), reached);
    concern.children[0].disability = YesNo::dont_know;
    EXPECT_FALSE(hard_floors(concern, english).contains(HardFloor::disability_and_sign));
  }
}

TEST(HardFloors, ContextAloneNeverEscalates) {
  auto concern = plain();
  concern.children.resize(1);
  concern.children[0].disability = YesNo::yes;
  for (const auto* item : {"self-harm", "missing", "in-care", "disability"})
    concern.observations.push_back(noticed(item, ObservationKind::context, HowKnown::seen));
  EXPECT_EQ(hard_floors(concern, english), Floors{});
}

TEST(HardFloors, SignsThatReachOneByThemselves) {
  auto concern = plain();
  concern.observations = {noticed("self-harm", ObservationKind::sign, HowKnown::possible)};
  EXPECT_EQ(hard_floors(concern, english), Floors{HardFloor::self_harm_or_suicide});
  concern.observations = {noticed("missing", ObservationKind::sign, HowKnown::told)};
  EXPECT_EQ(hard_floors(concern, english), Floors{HardFloor::missing});
  concern.observations = {noticed("missing", ObservationKind::sign, HowKnown::not_seen)};
  EXPECT_EQ(hard_floors(concern, english), Floors{});
  concern.observations = {noticed("child-says", ObservationKind::harm, HowKnown::told)};
  EXPECT_EQ(hard_floors(concern, english), Floors{HardFloor::own_account_of_harm});
}

TEST(HardFloors, AChildsOwnWordsGoToAPerson) {
  auto concern = plain();
  concern.child_words = "he said I owe him";
  EXPECT_EQ(hard_floors(concern, english), Floors{HardFloor::own_account_of_harm});
  concern.child_words.clear();
  concern.reporter_kind = ReporterKind::young_person;
  EXPECT_EQ(hard_floors(concern, english), Floors{HardFloor::own_account_of_harm});
}

TEST(HardFloors, BruisesAreNobodysAccount) {
  auto concern = plain();
  for (const auto* item : {"injury", "infection", "online-pressure", ""}) {
    concern.observations = {noticed(item, ObservationKind::harm, HowKnown::seen)};
    EXPECT_EQ(hard_floors(concern, english), Floors{HardFloor::harm_noticed}) << item;
  }
  concern.observations = {noticed("self-harm", ObservationKind::harm, HowKnown::seen)};
  EXPECT_EQ(hard_floors(concern, english), (Floors{HardFloor::harm_noticed, HardFloor::self_harm_or_suicide}));
}

TEST(HardFloors, ABoxThatSaysThatThereAreNoWordsIsNoAccount) {
  for (const auto* text : {"No information available", "Nothing.", "nothing", "N/A", "-", "Not spoken to",
                           "The child has not been spoken to.", "She has not said anything"}) {
    auto concern = plain();
    concern.child_words = text;
    EXPECT_EQ(hard_floors(concern, english), Floors{}) << text;
  }
  for (const auto* text : {"nothing happened, he just drove us", "no", "nic", "she said nothing is wrong"}) {
    auto concern = plain();
    concern.child_words = text;
    EXPECT_EQ(hard_floors(concern, english), Floors{HardFloor::own_account_of_harm}) << text;
  }
  auto concern = plain();
  concern.child_words = "ничего";
  EXPECT_EQ(hard_floors(concern, english), (Floors{HardFloor::own_account_of_harm, HardFloor::unread_language}))
      << "letters that nobody reads are no word for nothing";
}

TEST(HardFloors, NotSafeOrNotSureIsAsUrgentAsDangerAndNotTheSame) {
  auto concern = plain();
  concern.dangers = {"not_safe_or_unsure"};
  const auto floors = hard_floors(concern, english);
  EXPECT_EQ(floors, Floors{HardFloor::not_safe_or_unsure});
  EXPECT_TRUE(is_danger_now(floors));
}

TEST(HardFloors, AnAdultWhoCanReachAChildNow) {
  auto concern = plain();
  concern.adults.resize(1);
  EXPECT_EQ(hard_floors(concern, english), Floors{});
  concern.adults[0].access_now = YesNo::yes;
  EXPECT_EQ(hard_floors(concern, english), Floors{HardFloor::suspect_has_access});
}

TEST(HardFloors, WordsThatNobodyReads) {
  const std::vector<std::tuple<std::string, std::vector<std::string>, bool>> cases{
      {"pl", {"en"}, true},     {"pl", {"en", "pl"}, false}, {"en-GB", {"en"}, false},
      {"EN", {"en-GB"}, false}, {"", {"en"}, false},         {"en", {}, true}};
  for (const auto& [language, read, reached] : cases) {
    auto concern = plain();
    concern.language = language;
    EXPECT_EQ(hard_floors(concern, read).contains(HardFloor::unread_language), reached) << language;
  }
}

TEST(HardFloors, CodesReadBack) {
  EXPECT_EQ(all_hard_floors().size(), 13U);
  EXPECT_EQ(askable_hard_floors().size(), 11U);
  for (const auto floor : all_hard_floors()) EXPECT_EQ(parse_hard_floor(to_string(floor)), floor);
  EXPECT_FALSE(parse_hard_floor("low_risk"));
}

TEST(AboutUs, OnlyAYesCounts) {
  auto concern = plain();
  concern.adults.resize(2);
  EXPECT_FALSE(is_about_us(concern));
  EXPECT_FALSE(needs_designated_officer(concern));
  concern.adults[1].works_for_us = YesNo::yes;
  EXPECT_TRUE(is_about_us(concern));
  EXPECT_FALSE(needs_designated_officer(concern));
  concern.adults[0].works_with_children = YesNo::yes;
  EXPECT_TRUE(needs_designated_officer(concern));
}

}  // namespace
}  // namespace heed::domain
