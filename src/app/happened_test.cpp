#include "app/happened.hpp"

#include <gmock/gmock.h>

namespace heed::app {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Date told_on{2026, 11, 24};

std::vector<std::string> days(std::string_view text) {
  std::vector<std::string> all;
  for (const auto day : days_said(text, told_on)) all.push_back(day.to_string());
  return all;
}

TEST(Happened, ReadsTheDaysThatAreNamed) {
  EXPECT_THAT(days("2026-11-20"), ElementsAre("2026-11-20"));
  EXPECT_THAT(days("on 20/11/2026, and 1.2.26"), ElementsAre("2026-11-20", "2026-02-01"));
  EXPECT_THAT(days("20 November 2025"), ElementsAre("2025-11-20"));
  EXPECT_THAT(days("the 3rd of Nov at 10"), ElementsAre("2026-11-03"));
  EXPECT_THAT(days("November 20"), ElementsAre("2026-11-20"));
  EXPECT_THAT(days("25 December"), ElementsAre("2025-12-25")) << "the last one that there was";
  EXPECT_THAT(days("Yesterday, and again this morning"), ElementsAre("2026-11-23", "2026-11-24"));
  EXPECT_THAT(days("last night"), ElementsAre("2026-11-23"));
}

TEST(Happened, GuessesNoDay) {
  for (const char* text : {"", "Friday", "every Friday", "for weeks", "in November", "2024", "31/02/2026", "20/11/2031",
                           "at 10.30", "30 mayhem", "he is 14", "may 2012", "room 12 3"})
    EXPECT_THAT(days(text), IsEmpty()) << text;
}

TEST(Happened, IsFromTheFirstToTheLastDayOfTheAnswers) {
  domain::Concern concern;
  concern.worry = "On 1 November, in words that nobody asked a day for.";
  EXPECT_EQ(happened_on(concern, told_on), std::nullopt);
  concern.when_where = "20 November, by the arcade";
  concern.observations.resize(2);
  concern.observations[0].when = "18/11/2026";
  concern.observations[1].when = "1 November";
  concern.observations[1].how_known = domain::HowKnown::not_seen;
  EXPECT_EQ(happened_on(concern, told_on), (HappenedDays{{2026, 11, 18}, {2026, 11, 20}}));
}

}  // namespace
}  // namespace heed::app
