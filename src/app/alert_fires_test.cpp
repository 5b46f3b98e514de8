#include "app/alert_fires.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/alert_facts.hpp"

namespace heed::app {
namespace {

using content::AlertKind;
using content::AlertRule;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

const Date first_day{2026, 9, 1};

ConcernId concern(int number) {
  std::array<std::uint8_t, 16> bytes{};
  bytes[15] = static_cast<std::uint8_t>(number);
  return ConcernId(bytes);
}

// The concern of this number, told so many days after the first day, by somebody of their own.
Sighting told(int number, int day) {
  Sighting one;
  one.concern = concern(number);
  one.place = "children.0";
  one.told_on = add_days(first_day, day);
  one.received_at = to_instant(one.told_on, 600, "Europe/London");
  one.origin = static_cast<std::uint64_t>(number);
  return one;
}
Sighting by(Sighting one, std::uint64_t origin) {
  one.origin = origin;
  return one;
}
Sighting on(Sighting one, int first, int last) {
  one.happened = HappenedDays{add_days(first_day, first), add_days(first_day, last)};
  return one;
}
Sighting with(Sighting one, std::vector<std::size_t> children) {
  for (std::size_t at = 0; at < children.size(); ++at)
    one.children.push_back({children[at], "children." + std::to_string(at)});
  return one;
}
Sighting missing(Sighting one) {
  one.missing = true;
  return one;
}
Sighting gift(Sighting one) {
  one.gift = true;
  return one;
}
Sighting closed(Sighting one, int day) {
  one.closed_on = add_days(first_day, day);
  return one;
}
Sighting suggested(Sighting one) {
  one.suggested = true;
  return one;
}

AlertRule rule(AlertKind kind) { return *content::alert_rules().find(kind); }

// "1 also", by entry, the concern's number and its part; "~" for what nobody confirmed. Empty: it did not fire.
std::vector<std::string> cited(const std::optional<Fired>& fired) {
  std::vector<std::string> texts;
  if (!fired) return texts;
  for (const auto& entry : fired->entries)
    texts.push_back(std::to_string(entry.concern.bytes()[15]) + " " + std::string(to_string(entry.part)) +
                    (entry.suggested ? " ~" : ""));
  return texts;
}

struct SeveralCase {
  const char* name;
  Sighting now;
  Sightings others;
  bool fires;
  friend std::ostream& operator<<(std::ostream& out, const SeveralCase& one) { return out << one.name; }
};

class SeveralConcerns : public testing::TestWithParam<SeveralCase> {};

TEST_P(SeveralConcerns, FireOrNot) {
  const auto& one = GetParam();
  EXPECT_EQ(several_concerns(rule(AlertKind::several_concerns), one.now, one.others).has_value(), one.fires);
}

INSTANTIATE_TEST_SUITE_P(
    Each, SeveralConcerns,
    testing::Values(
        SeveralCase{"ThreeIn27Days", told(3, 27), {told(1, 0), told(2, 10)}, true},
        SeveralCase{"ThreeIn28Days", told(3, 28), {told(1, 0), told(2, 10)}, true},
        SeveralCase{"ThreeIn29Days", told(3, 29), {told(1, 0), told(2, 10)}, false},
        SeveralCase{"TwoAreNotEnough", told(2, 1), {told(1, 0)}, false},
        SeveralCase{"TheSamePersonThreeTimes", by(told(3, 2), 7), {by(told(1, 0), 7), by(told(2, 1), 7)}, false},
        SeveralCase{"TwoOriginsAreEnough", by(told(3, 2), 7), {by(told(1, 0), 7), told(2, 1)}, true},
        SeveralCase{"OfUnknownOriginEachByItself", by(told(3, 2), 0), {by(told(1, 0), 0), by(told(2, 1), 0)}, true},
        SeveralCase{
            "ToldLateOfTheSameWeek", on(told(3, 80), 3, 3), {on(told(1, 2), 1, 1), on(told(2, 40), 2, 2)}, true},
        SeveralCase{"HappenedLongAgoButToldTogether", on(told(3, 27), -400, -400), {told(1, 0), told(2, 9)}, true},
        SeveralCase{
            "ToldAndHappenedFarApart", on(told(3, 80), 79, 80), {on(told(1, 2), 1, 1), on(told(2, 4), 2, 2)}, false},
        SeveralCase{
            "OverManyWeeksTouchesTheWindow", on(told(3, 90), 10, 90), {on(told(1, 12), 12, 12), told(2, 20)}, true},
        SeveralCase{"ConcernsToldLaterCountToo", told(1, 0), {told(2, 1), told(3, 2)}, true},
        SeveralCase{"OthersWithoutTheOneLookedAt", told(4, 90), {told(1, 0), told(2, 1), told(3, 2)}, false}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(SeveralConcernsFired, CitesEachOnceAndSaysWhatNobodyConfirmed) {
  const auto fired = several_concerns(rule(AlertKind::several_concerns), told(4, 20),
                                      {told(1, 0), suggested(told(2, 1)), told(3, 10), told(9, 60)});
  EXPECT_THAT(cited(fired), UnorderedElementsAre("4 now", "1 also", "2 also ~", "3 also"));
  EXPECT_EQ(fired->last_told, told(4, 20).received_at);
}

TEST(SharedFired, AsksForDifferentChildrenInMoreThanOneConcern) {
  const auto numbers = rule(AlertKind::shared);
  EXPECT_TRUE(shared(numbers, with(told(3, 90), {3}), {with(told(1, 0), {1}), with(told(2, 5), {2})}));
  EXPECT_FALSE(shared(numbers, with(told(3, 91), {3}), {with(told(1, 0), {1}), with(told(2, 5), {2})}));
  EXPECT_FALSE(shared(numbers, with(told(3, 1), {1}), {with(told(1, 0), {1}), with(told(2, 1), {2})}));  // two children
  EXPECT_FALSE(shared(numbers, with(told(1, 0), {1, 2, 3}), {}));            // a family in one concern
  EXPECT_FALSE(shared(numbers, told(3, 1), {with(told(1, 0), {1, 2, 3})}));  // nobody beside it now
  EXPECT_THAT(cited(shared(numbers, with(told(2, 1), {3}), {with(told(1, 0), {1, 2}), told(5, 1)})),
              UnorderedElementsAre("2 now", "2 child", "1 also", "1 child", "1 child"));
}

TEST(MissingAndGift, GoByWhenThingsHappened) {
  const auto numbers = rule(AlertKind::missing_and_gift);
  EXPECT_THAT(cited(missing_and_gift(numbers, gift(told(2, 14)), {missing(told(1, 0))})),
              ElementsAre("1 missing", "2 gift"));
  EXPECT_FALSE(missing_and_gift(numbers, gift(told(2, 15)), {missing(told(1, 0))}));
  EXPECT_TRUE(missing_and_gift(numbers, gift(on(told(2, 60), 3, 3)), {missing(told(1, 0))}));
  EXPECT_FALSE(missing_and_gift(numbers, gift(on(told(2, 1), -60, -60)), {missing(told(1, 0))}));
  EXPECT_TRUE(missing_and_gift(numbers, gift(missing(told(1, 0))), {}));
  EXPECT_FALSE(missing_and_gift(numbers, gift(told(2, 1)), {gift(told(1, 0))}));
  EXPECT_FALSE(missing_and_gift(numbers, told(3, 1), {missing(told(1, 0)), gift(told(2, 0))}));
}

TEST(ClosedBefore, AndNamedAgain) {
  const auto numbers = rule(AlertKind::closed_before);
  EXPECT_THAT(cited(closed_before(numbers, told(2, 370), {closed(told(1, 0), 5)})), ElementsAre("2 now", "1 closed"));
  EXPECT_FALSE(closed_before(numbers, told(2, 371), {closed(told(1, 0), 5)}));
  EXPECT_FALSE(closed_before(numbers, told(2, 4), {closed(told(1, 0), 5)}));  // not closed yet when it was told
  EXPECT_FALSE(closed_before(numbers, told(2, 9), {told(1, 0)}));
}

TEST(NewAdult, WasNeverNamedWithThisChild) {
  const auto numbers = rule(AlertKind::new_adult);
  const auto adult = [](int number, int day) {
    auto one = told(number, day);
    one.place = "adults.0";
    return one;
  };
  EXPECT_THAT(cited(new_adult(numbers, told(2, 365), {told(1, 0)}, adult(2, 365), {})),
              ElementsAre("2 now", "2 adult", "1 also"));
  EXPECT_FALSE(new_adult(numbers, told(2, 366), {told(1, 0)}, adult(2, 366), {}));
  EXPECT_FALSE(new_adult(numbers, told(2, 9), {}, adult(2, 9), {}));                       // the child is not known
  EXPECT_FALSE(new_adult(numbers, told(2, 9), {told(3, 20)}, adult(2, 9), {}));            // … only later
  EXPECT_FALSE(new_adult(numbers, told(2, 9), {told(1, 0)}, adult(2, 9), {adult(1, 0)}));  // nor is the adult new
  EXPECT_TRUE(new_adult(numbers, told(2, 9), {told(1, 0)}, adult(2, 9), {adult(5, 0)}));   // known, but not with her
}

TEST(SiblingKnown, OnlyOfTheFirstConcern) {
  const auto numbers = rule(AlertKind::sibling_known);
  EXPECT_THAT(cited(sibling_known(numbers, told(2, 365), {}, {told(1, 0)})), ElementsAre("2 now", "1 sibling"));
  EXPECT_FALSE(sibling_known(numbers, told(2, 366), {}, {told(1, 0)}));
  EXPECT_FALSE(sibling_known(numbers, told(3, 9), {told(2, 3)}, {told(1, 0)}));
  EXPECT_FALSE(sibling_known(numbers, told(2, 9), {}, {told(4, 12)}));  // told of later
  EXPECT_FALSE(sibling_known(numbers, told(2, 9), {}, {}));
}

TEST(AlertWords, AreFoundWhole) {
  const std::vector<std::string> words{"new phone", "gift"};
  EXPECT_TRUE(holds_words("She has a New Phone.", words));
  EXPECT_TRUE(holds_words("gift", words));
  EXPECT_FALSE(holds_words("She is gifted.", words));
  EXPECT_FALSE(holds_words("renew phone contract", words));
  EXPECT_FALSE(holds_words("", words));
}

TEST(AlertFacts, CountWhatWasNoticedAndNotWhatWasNotSeen) {
  domain::Concern concern;
  domain::Observation observation;
  observation.item = "missing";
  observation.how_known = domain::HowKnown::not_seen;
  concern.observations = {observation};
  const auto facts = [&] {
    return concern_facts(concern, {}, to_instant(first_day, 600, "Europe/London"), "Europe/London",
                         content::alert_rules());
  };
  EXPECT_FALSE(facts().missing);
  concern.observations[0].how_known = domain::HowKnown::told;
  EXPECT_TRUE(facts().missing);
  EXPECT_FALSE(facts().gift);
  concern.worry = "He gave her a phone.";
  EXPECT_TRUE(facts().gift);
}

}  // namespace
}  // namespace heed::app
