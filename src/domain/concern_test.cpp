#include "domain/concern.hpp"

#include <gtest/gtest.h>
#include "domain/child_identifiers.hpp"

#include <algorithm>

namespace heed::domain {
namespace {

ConcernDraft worry_only() {
  ConcernDraft draft;
  draft.worry = "She has a new phone and will not say who gave it to her.";
  return draft;
}

Concern made(const ConcernDraft& draft, std::optional<Date> told_on = std::nullopt) {
  auto outcome = make_concern(draft, told_on);
  EXPECT_TRUE(std::holds_alternative<Concern>(outcome));
  return std::holds_alternative<Concern>(outcome) ? std::get<Concern>(outcome) : Concern{};
}

std::vector<FieldError> errors_of(const ConcernDraft& draft) {
  auto outcome = make_concern(draft);
  return std::holds_alternative<Concern>(outcome) ? std::vector<FieldError>{}
                                                  : std::get<std::vector<FieldError>>(outcome);
}

TEST(MakeConcern, NeedsOnlyTheWorry) {
  const auto concern = made(worry_only());
  EXPECT_EQ(concern.reporter_kind, ReporterKind::adult);
  EXPECT_TRUE(concern.children.empty());
  EXPECT_EQ(concern.reporter.contact_wanted, YesNo::dont_know);
}

TEST(MakeConcern, SaysThatTheWorryIsMissing) {
  ConcernDraft draft;
  draft.worry = " \r\n ";
  EXPECT_EQ(errors_of(draft), (std::vector<FieldError>{{"worry", "problem.worry.missing"}}));
}

TEST(MakeConcern, LeavesOutPartsOfWhichNothingIsSaid) {
  auto draft = worry_only();
  draft.children.resize(3);
  draft.children[1].nicknames = "Bee";
  draft.adults.resize(2);
  draft.vehicles.resize(1);
  draft.places.resize(1);
  draft.contact_points.resize(1);
  draft.observations.resize(2);
  draft.observations[0].item = "phone";
  draft.observations[1] = {"phone", "sign", "not_seen", "", "", ""};
  const auto concern = made(draft);
  ASSERT_EQ(concern.children.size(), 1U);
  EXPECT_EQ(concern.children[0].nicknames, "Bee");
  EXPECT_TRUE(concern.adults.empty() && concern.vehicles.empty() && concern.places.empty() &&
              concern.contact_points.empty());
  ASSERT_EQ(concern.observations.size(), 1U);
  EXPECT_EQ(concern.observations[0].how_known, HowKnown::not_seen);
}

TEST(MakeConcern, KeepsAYesWithoutWords) {
  auto draft = worry_only();
  draft.adults.resize(1);
  draft.adults[0].access_now = "yes";
  draft.children.resize(1);
  draft.children[0].disability = "yes";
  const auto concern = made(draft);
  EXPECT_EQ(concern.adults.size(), 1U);
  EXPECT_EQ(concern.children.size(), 1U);
}

TEST(MakeConcern, NamesEveryMistakeAtOnce) {
  ConcernDraft draft;
  draft.reporter_kind = "robot";
  draft.children.resize(1);
  draft.children[0].name = std::string(301, 'x');
  draft.dangers = {"missing", "no_such_floor", "unread_language"};
  draft.reporter.email = "not an address";
  draft.observations.resize(1);
  draft.observations[0] = {"../etc", "rumour", "seen", "", "", "words"};
  draft.places.resize(21);
  draft.language = "not a language";
  const auto errors = errors_of(draft);
  const std::vector<FieldError> expected{{"reporter_kind", "problem.choice.unknown"},
                                         {"worry", "problem.worry.missing"},
                                         {"language", "problem.choice.unknown"},
                                         {"dangers.1", "problem.choice.unknown"},
                                         {"dangers.2", "problem.choice.unknown"},
                                         {"children.0.name", "problem.line.too_long"},
                                         {"observations.0.item", "problem.choice.unknown"},
                                         {"observations.0.kind", "problem.choice.unknown"},
                                         {"places", "problem.too_many"},
                                         {"reporter.email", "problem.email.invalid"}};
  for (const auto& error : expected)
    EXPECT_NE(std::find(errors.begin(), errors.end(), error), errors.end()) << error.field << " " << error.code;
  EXPECT_EQ(errors.size(), expected.size());
}

TEST(MakeConcern, CountsCharactersNotBytes) {
  auto draft = worry_only();
  draft.worry.clear();
  for (std::size_t i = 0; i < long_text_characters; ++i) draft.worry += "é";
  EXPECT_TRUE(errors_of(draft).empty());
  draft.worry += "é";
  EXPECT_EQ(errors_of(draft), (std::vector<FieldError>{{"worry", "problem.text.too_long"}}));
}

TEST(MakeConcern, AsksAProfessionalWhoTheyAre) {
  auto draft = worry_only();
  draft.reporter_kind = "professional";
  const std::vector<FieldError> expected{{"reporter.name", "problem.professional.name"},
                                         {"referral.role", "problem.professional.role"},
                                         {"referral.organisation", "problem.professional.organisation"},
                                         {"referral.work_phone", "problem.professional.contact"}};
  EXPECT_EQ(errors_of(draft), expected);
  draft.reporter.name = "Hollis Example";
  draft.referral.role = "School nurse";
  draft.referral.organisation = "Exampleshire School Nursing";
  draft.referral.work_email = "hollis@nursing.example";
  draft.referral.consent = "not_safe_to_ask";
  EXPECT_EQ(made(draft).referral.consent, Consent::not_safe_to_ask);
}

TEST(MakeConcern, AcceptsAddressesPeopleHave) {
  const std::vector<std::pair<std::string, bool>> cases{{"a@b.example", true},
                                                        {"first.last+tag@sub.b.example", true},
                                                        {"", true},
                                                        {"a@b", false},
                                                        {"@b.example", false},
                                                        {"a@@b.example", false},
                                                        {"a b@c.example", false},
                                                        {"a@.example", false},
                                                        {"a@b.", false}};
  for (const auto& [address, fine] : cases) {
    auto draft = worry_only();
    draft.reporter.email = address;
    EXPECT_EQ(errors_of(draft).empty(), fine) << address;
  }
}

TEST(MakeConcern, TicksEachDangerOnce) {
  auto draft = worry_only();
  draft.dangers = {"missing", "missing", "immediate_danger"};
  EXPECT_EQ(made(draft).dangers, (std::vector<std::string>{"missing", "immediate_danger"}));
}

TEST(MakeConcern, TakesAnAgeFromTheDateOfBirth) {
  auto draft = worry_only();
  draft.children.resize(1);
  draft.children[0].date_of_birth = "2014-11-25";
  EXPECT_FALSE(made(draft).children[0].age_from);
  const auto child = made(draft, Date{2026, 11, 24}).children[0];
  EXPECT_EQ(child.age_from, 11);
  draft.children[0].age = "about 14";
  const auto both = made(draft, Date{2026, 11, 24}).children[0];
  EXPECT_EQ(both.age_from, 11);
  EXPECT_EQ(both.age_until, 15);
}

TEST(MakeConcern, KeepsWhatAChildSaid) {
  auto draft = worry_only();
  draft.child_words = "he sed  “dont tell”\r\nor else";
  EXPECT_EQ(made(draft).child_words, "he sed  “dont tell”\nor else");
}

TEST(ReadAge, Table) {
  using Case = std::pair<std::string, std::optional<AgeRange>>;
  const std::vector<Case> cases{{"14", AgeRange{14, 14}},
                                {" 14 ", AgeRange{14, 14}},
                                {"14 years old", AgeRange{14, 14}},
                                {"14yrs", AgeRange{14, 14}},
                                {"aged 9", AgeRange{9, 9}},
                                {"about 14", AgeRange{13, 15}},
                                {"About 14 or so", AgeRange{13, 15}},
                                {"14ish", AgeRange{13, 15}},
                                {"14?", AgeRange{13, 15}},
                                {"~14", AgeRange{13, 15}},
                                {"nearly 13", AgeRange{12, 13}},
                                {"13 or 14", AgeRange{13, 14}},
                                {"13-15", AgeRange{13, 15}},
                                {"13–15", AgeRange{13, 15}},
                                {"15 to 13", AgeRange{13, 15}},
                                {"about 13 or 14", AgeRange{13, 14}},
                                {"under 13", AgeRange{0, 12}},
                                {"less than 13", AgeRange{0, 12}},
                                {"not yet 13", AgeRange{0, 12}},
                                {"8 months", AgeRange{0, 0}},
                                {"14 months", AgeRange{0, 1}},
                                {"0", AgeRange{0, 0}},
                                {"fourteen", AgeRange{14, 14}},
                                {"", std::nullopt},
                                {"200", std::nullopt},
                                {"-5", AgeRange{5, 5}},
                                {"1.5", AgeRange{1, 1}},
                                {"year 9", AgeRange{13, 14}},
                                {"13 and a half", AgeRange{13, 13}},
                                {"14 and 16 and 17", AgeRange{14, 17}},
                                {"czternaście 14", std::nullopt}};
  for (const auto& [text, expected] : cases) {
    const auto age = read_age(text);
    ASSERT_EQ(age.has_value(), expected.has_value()) << text;
    if (!age) continue;
    EXPECT_EQ(*age, *expected) << text << " gave " << age->from << "–" << age->until;
  }
}

TEST(ReadAge, WhatMayMeanAChildUnderThirteenDoes) {
  for (const char* text : {"twelve",
                           "eleven years old",
                           "he's 12",
                           "he\xE2\x80\x99s 12",
                           "12 I think",
                           "just turned 12",
                           "12 (13 in May)",
                           "12, nearly 13",
                           "12 and a half",
                           "12 years 3 months",
                           "10.5",
                           "under thirteen",
                           "baby",
                           "toddler",
                           "nursery",
                           "primary school",
                           "infant school",
                           "12\xC2\xBD",
                           "12 1/2",
                           "13 next week",
                           "13 in 2 months",
                           "13 and 9",
                           "year 7",
                           "Y8",
                           "preteen",
                           "pre-teen",
                           "not 13 yet",
                           "thirteen or under",
                           "going on 13",
                           "she will be 13",
                           "14m",
                           "14 Monate",
                           "6 months old",
                           "13 and under"}) {
    const auto age = read_age(text);
    ASSERT_TRUE(age) << text;
    EXPECT_LT(age->from, 13) << text;
  }
}

TEST(ReadAge, WhatMeansAnOlderChildDoesNotCryWolf) {
  for (const char* text : {"14",
                           "fourteen",
                           "he's 14",
                           "14, nearly 15",
                           "13, nearly 14",
                           "13 (14 in May)",
                           "13 and a half",
                           "13 1/2",
                           "13.5",
                           "14 years 3 months",
                           "14 years and 3 months",
                           "turned 13 in May",
                           "year 10",
                           "14 (year 9)",
                           "14 year 9",
                           "teenager",
                           "17, sixth form",
                           "over 13",
                           "14+",
                           "fifteen-year-old girl",
                           "twenty-one",
                           "14 in secondary school",
                           "the older one is 15",
                           "14 in Invented Town"}) {
    const auto age = read_age(text);
    ASSERT_TRUE(age) << text;
    EXPECT_GE(age->from, 13) << text << " gave " << age->from;
  }
}

TEST(ReadAge, WhatIsNotKnownIsNotSaid) {
  for (const char* text :
       {"", "?", "-", "not known", "I don't know", "Don\xE2\x80\x99t know", "unknown", "not sure", "n/a"})
    EXPECT_FALSE(is_age_said(text)) << text;
  for (const char* text : {"young", "small", "czternaście", "12", "\xD0\xB4\xD0\xB2\xD0\xB0"})
    EXPECT_TRUE(is_age_said(text)) << text;
  EXPECT_FALSE(is_clear_age("young", {2026, 11, 24}));
  EXPECT_TRUE(is_clear_age("not known", {2026, 11, 24}));
  EXPECT_TRUE(is_clear_age("born in 2014", {2026, 11, 24}));
}

TEST(AgeFromBirth, Table) {
  const Date told_on{2026, 11, 24};
  EXPECT_EQ(age_from_birth("2012-11-24", told_on), (AgeRange{14, 14}));
  EXPECT_EQ(age_from_birth("2012-11-25", told_on), (AgeRange{13, 13}));
  EXPECT_EQ(age_from_birth("24/11/2012", told_on), (AgeRange{14, 14})) << "or a child under 13 is missed";
  EXPECT_EQ(age_from_birth("2012", told_on), (AgeRange{13, 14}));
  EXPECT_EQ(age_from_birth("about 2012", told_on), (AgeRange{12, 15}));
  EXPECT_FALSE(age_from_birth("2027-01-01", told_on));
  EXPECT_FALSE(age_from_birth("2012-02-31", told_on));
  EXPECT_FALSE(age_from_birth("summer", told_on));
  EXPECT_EQ(age_from_birth("March 2015", told_on), (AgeRange{11, 11}));
  EXPECT_EQ(age_from_birth("December 2013", told_on), (AgeRange{12, 12}));
  EXPECT_EQ(age_from_birth("Nov 2013", told_on), (AgeRange{12, 13}));
  EXPECT_EQ(age_from_birth("1st of March 2015", told_on), (AgeRange{11, 11}));
  EXPECT_EQ(age_from_birth("March 1st, 2015", told_on), (AgeRange{11, 11}));
  EXPECT_EQ(age_from_birth("born on 1 Mar 15", told_on), (AgeRange{11, 11}));
  EXPECT_EQ(age_from_birth("01/03/15", told_on), (AgeRange{11, 11}));
  EXPECT_EQ(age_from_birth("1.3.15", told_on), (AgeRange{11, 11}));
  EXPECT_EQ(age_from_birth("3/14/2012", told_on), (AgeRange{14, 14}));
  EXPECT_EQ(age_from_birth("03/2015", told_on), (AgeRange{11, 11}));
  EXPECT_EQ(age_from_birth("summer 2015", told_on), (AgeRange{10, 11}));
  EXPECT_EQ(age_from_birth("24/11/80", told_on), (AgeRange{46, 46}));
}

template <class Enum>
void reads_back(const std::vector<Enum>& values) {
  for (const auto value : values) {
    EXPECT_FALSE(to_string(value).empty());
    EXPECT_EQ(parse<Enum>(to_string(value)), value);
  }
  EXPECT_FALSE(parse<Enum>("no such code"));
  EXPECT_FALSE(parse<Enum>(""));
}

TEST(ConcernCodes, ReadBack) {
  reads_back<ReporterKind>({ReporterKind::adult, ReporterKind::young_person, ReporterKind::friend_of_child,
                            ReporterKind::professional, ReporterKind::survivor});
  reads_back<ObservationKind>(
      {ObservationKind::harm, ObservationKind::sign, ObservationKind::context, ObservationKind::adult_or_place});
  reads_back<HowKnown>({HowKnown::seen, HowKnown::told, HowKnown::possible, HowKnown::not_seen, HowKnown::dont_know});
  reads_back<YesNo>({YesNo::yes, YesNo::no, YesNo::dont_know});
  reads_back<ContactPointKind>(
      {ContactPointKind::phone, ContactPointKind::email, ContactPointKind::handle, ContactPointKind::other});
  reads_back<Consent>({Consent::agreed, Consent::informed_not_agreed, Consent::not_asked, Consent::not_safe_to_ask,
                       Consent::dont_know});
  EXPECT_EQ(parse<ObservationKind>("adult-or-place"), ObservationKind::adult_or_place);
}

}  // namespace
}  // namespace heed::domain
