#include "base/calendar.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace heed {
namespace {

const std::string london = "Europe/London";

WorkCalendar office() {
  WorkCalendar calendar;
  for (std::size_t day = 0; day < 5; ++day) calendar.weekly_hours[day] = {{9 * 60, 17 * 60}};
  // England and Wales, gov.uk/bank-holidays.
  calendar.holidays = {{2026, 4, 3}, {2026, 4, 6}, {2026, 5, 4}, {2026, 12, 25}, {2026, 12, 28}, {2027, 1, 1}};
  return calendar;
}

Instant at(const std::string& date, int hour, int minute, const std::string& zone = london) {
  return to_instant(parse_date(date).value(), hour * 60 + minute, zone);
}

std::string shown(Instant instant, const std::string& zone = london) {
  const int minutes = local_minutes(instant, zone);
  const auto two = [](int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
  return local_date(instant, zone).to_string() + " " + two(minutes / 60) + ":" + two(minutes % 60);
}

TEST(Date, ParsesDaysThatExist) {
  EXPECT_EQ(parse_date("2026-11-24").value(), (Date{2026, 11, 24}));
  EXPECT_EQ(parse_date("2024-02-29").value(), (Date{2024, 2, 29}));
  for (const char* text : {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-04-30", "2026/04/30",
                           "2026-4-3", "2026-04-03 ", "-026-04-03", "2026-04-+3"}) {
    ASSERT_FALSE(parse_date(text)) << text;
    EXPECT_EQ(parse_date(text).error().kind, ErrorKind::invalid);
  }
}

TEST(Date, CountsDays) {
  EXPECT_EQ(weekday({1970, 1, 1}), 3);
  EXPECT_EQ(weekday({2026, 11, 23}), 0);
  EXPECT_EQ(weekday({2026, 11, 29}), 6);
  EXPECT_EQ(add_days({2026, 12, 31}, 1), (Date{2027, 1, 1}));
  EXPECT_EQ(add_days({2024, 3, 1}, -1), (Date{2024, 2, 29}));
  EXPECT_EQ(days_between({2026, 3, 1}, {2026, 3, 31}), 30);
  EXPECT_TRUE(rc::check([] {
    const Date from = add_days({1970, 1, 1}, *rc::gen::inRange(-20000, 40000));
    const int days = *rc::gen::inRange(-4000, 4000);
    const Date to = add_days(from, days);
    RC_ASSERT(days_between(from, to) == days);
    RC_ASSERT(parse_date(to.to_string()).value() == to);
    RC_ASSERT((weekday(from) + days % 7 + 7) % 7 == weekday(to));
  }));
}

TEST(TimeZone, KnowsRealNamesOnly) {
  EXPECT_TRUE(is_time_zone("Europe/London"));
  EXPECT_TRUE(is_time_zone("UTC"));
  for (const char* name : {"", "London", "Europe/Nowhere", "europe london"}) EXPECT_FALSE(is_time_zone(name)) << name;
}

TEST(LocalTime, FollowsSummerTime) {
  const Instant winter{1'768'478'400'000};  // 2026-01-15T12:00:00Z
  const Instant summer{1'784'116'800'000};  // 2026-07-15T12:00:00Z
  EXPECT_EQ(shown(winter), "2026-01-15 12:00");
  EXPECT_EQ(shown(summer), "2026-07-15 13:00");
  EXPECT_EQ(shown(summer, "America/New_York"), "2026-07-15 08:00");
  EXPECT_EQ(shown(Instant{-1}, "UTC"), "1969-12-31 23:59");
}

TEST(LocalTime, SkippedHourInSpringIsTheFirstInstantAfterIt) {
  const Instant change{1'774'746'000'000};  // 2026-03-29T01:00:00Z: 01:00 becomes 02:00
  EXPECT_EQ(at("2026-03-29", 0, 59), change - milliseconds(60'000));
  EXPECT_EQ(at("2026-03-29", 1, 0), change);
  EXPECT_EQ(at("2026-03-29", 1, 30), change);
  EXPECT_EQ(at("2026-03-29", 1, 59), change);
  EXPECT_EQ(at("2026-03-29", 2, 0), change);
  EXPECT_EQ(at("2026-03-29", 2, 1), change + milliseconds(60'000));
}

TEST(LocalTime, RepeatedHourInAutumnIsTheEarlierOne) {
  const Instant change{1'792'890'000'000};  // 2026-10-25T01:00:00Z: 02:00 becomes 01:00
  EXPECT_EQ(at("2026-10-25", 1, 30), change - milliseconds(30 * 60'000));
  EXPECT_EQ(at("2026-10-25", 0, 59), change - milliseconds(61 * 60'000));
  EXPECT_EQ(at("2026-10-25", 2, 0), change + milliseconds(60 * 60'000));
}

TEST(LocalTime, MinutesBeyondTheDayAreTheNextDay) { EXPECT_EQ(at("2026-03-29", 24, 0), at("2026-03-30", 0, 0)); }

TEST(LocalTime, ComesBackOutsideClockChanges) {
  EXPECT_TRUE(rc::check([] {
    const auto zone = *rc::gen::element<std::string>("Europe/London", "Asia/Karachi", "America/St_Johns",
                                                     "Australia/Lord_Howe", "Pacific/Apia");
    const Date date = add_days({2000, 1, 1}, *rc::gen::inRange(0, 20000));
    const int minutes = *rc::gen::inRange(0, 1440);
    const Instant instant = to_instant(date, minutes, zone);
    const bool same = local_date(instant, zone) == date && local_minutes(instant, zone) == minutes;
    // What does not come back lies in a gap, and then the answer is the very instant of the jump.
    if (!same)
      RC_ASSERT(local_minutes(instant - milliseconds(1), zone) != (local_minutes(instant, zone) + 1439) % 1440);
  }));
}

struct Deadline {
  const char* why;
  const char* date;
  int hour, minute, days;
  const char* expected;
};

const Deadline deadlines[] = {
    {"a plain Tuesday", "2026-11-24", 10, 15, 1, "2026-11-25 10:15"},
    {"Friday 16:30", "2026-11-27", 16, 30, 1, "2026-11-30 16:30"},
    {"Friday midnight", "2026-11-27", 0, 0, 1, "2026-11-30 00:00"},
    {"Friday 23:59", "2026-11-27", 23, 59, 1, "2026-11-30 23:59"},
    {"Saturday: the end of Monday", "2026-11-28", 11, 0, 1, "2026-12-01 00:00"},
    {"Sunday 23:59: the end of Monday", "2026-11-29", 23, 59, 1, "2026-12-01 00:00"},
    {"Saturday, two days: the end of Tuesday", "2026-11-28", 11, 0, 2, "2026-12-02 00:00"},
    {"the day before Good Friday", "2026-04-02", 15, 0, 1, "2026-04-07 15:00"},
    {"Good Friday: the end of Easter Tuesday", "2026-04-03", 15, 0, 1, "2026-04-08 00:00"},
    {"Easter Monday: the end of Tuesday", "2026-04-06", 9, 0, 1, "2026-04-08 00:00"},
    {"Christmas Eve over two holidays and a weekend", "2026-12-24", 12, 0, 1, "2026-12-29 12:00"},
    {"five days over New Year", "2026-12-30", 12, 0, 5, "2027-01-07 12:00"},
    {"Friday over the spring change keeps the local time", "2026-03-27", 9, 0, 1, "2026-03-30 09:00"},
    {"Friday over the autumn change keeps the local time", "2026-10-23", 9, 0, 1, "2026-10-26 09:00"},
    {"New Year’s Eve over a holiday and a weekend", "2026-12-31", 9, 0, 1, "2027-01-04 09:00"},
};

TEST(WorkingDays, GiveTheDeadline) {
  for (const auto& deadline : deadlines) {
    const Instant from = at(deadline.date, deadline.hour, deadline.minute);
    EXPECT_EQ(shown(add_working_days(from, deadline.days, office())), deadline.expected) << deadline.why;
  }
}

TEST(WorkingDays, HolidayBeforeAWorkingFridayEndsThatFriday) {
  WorkCalendar calendar = office();
  calendar.holidays.insert({2026, 11, 26});  // a Thursday
  EXPECT_EQ(shown(add_working_days(at("2026-11-26", 9, 0), 1, calendar)), "2026-11-28 00:00");
}

TEST(WorkingDays, KeepSecondsAndMilliseconds) {
  const Instant from = at("2026-11-24", 10, 15) + milliseconds(59'999);
  EXPECT_EQ(add_working_days(from, 1, office()), at("2026-11-25", 10, 15) + milliseconds(59'999));
}

TEST(WorkingDays, LaterNeverMeansAnEarlierDeadline) {
  EXPECT_TRUE(rc::check([] {
    const auto calendar = office();
    const Instant from = at("2026-01-01", 0, 0) + milliseconds(*rc::gen::inRange(0, 365 * 1440)) * 60'000;
    const Instant later = from + milliseconds(*rc::gen::inRange(0, 5 * 1440)) * 60'000;
    const int days = *rc::gen::inRange(1, 6);
    RC_ASSERT(add_working_days(from, days, calendar) > from);
    RC_ASSERT(add_working_days(from, days, calendar) <= add_working_days(later, days, calendar));
    RC_ASSERT(add_working_days(from, days, calendar) < add_working_days(from, days + 1, calendar));
  }));
}

struct Opening {
  const char* date;
  int hour, minute;
  const char* expected;
};

TEST(OpeningHours, GiveTheNextInstantWithinThem) {
  const Opening openings[] = {
      {"2026-11-24", 8, 0, "2026-11-24 09:00"},   {"2026-11-24", 9, 0, "2026-11-24 09:00"},
      {"2026-11-24", 12, 34, "2026-11-24 12:34"}, {"2026-11-24", 16, 59, "2026-11-24 16:59"},
      {"2026-11-24", 17, 0, "2026-11-25 09:00"},  {"2026-11-27", 16, 30, "2026-11-27 16:30"},
      {"2026-11-27", 17, 30, "2026-11-30 09:00"}, {"2026-11-28", 10, 0, "2026-11-30 09:00"},
      {"2026-04-02", 18, 0, "2026-04-07 09:00"},  {"2026-12-25", 10, 0, "2026-12-29 09:00"},
      {"2026-03-28", 23, 0, "2026-03-30 09:00"},  {"2026-10-25", 1, 30, "2026-10-26 09:00"},
  };
  for (const auto& opening : openings) {
    const auto opens = next_open(at(opening.date, opening.hour, opening.minute), office());
    ASSERT_TRUE(opens);
    EXPECT_EQ(shown(*opens), opening.expected) << opening.date << " " << opening.hour;
  }
}

TEST(OpeningHours, KeepLunchBreaksInAnyOrder) {
  WorkCalendar calendar;
  calendar.weekly_hours[1] = {{13 * 60, 17 * 60}, {9 * 60, 12 * 60}};
  EXPECT_EQ(shown(*next_open(at("2026-11-24", 7, 0), calendar)), "2026-11-24 09:00");
  EXPECT_EQ(shown(*next_open(at("2026-11-24", 12, 15), calendar)), "2026-11-24 13:00");
  EXPECT_EQ(shown(*next_open(at("2026-11-24", 18, 0), calendar)), "2026-12-01 09:00");
}

TEST(OpeningHours, RoundTheClockIsAlwaysNow) {
  WorkCalendar calendar;
  for (auto& day : calendar.weekly_hours) day = {{0, 1440}};
  EXPECT_TRUE(rc::check([&] {
    const Instant now = at("2026-01-01", 0, 0) + milliseconds(*rc::gen::inRange(0, 365 * 1440)) * 60'000;
    RC_ASSERT(next_open(now, calendar) == now);
  }));
}

TEST(OpeningHours, NoneSetGivesNothing) { EXPECT_FALSE(next_open(at("2026-11-24", 8, 0), WorkCalendar{})); }

TEST(WorkingHours, AreSpentOnlyWhileOpen) {
  WorkCalendar calendar;
  for (std::size_t day = 0; day < 5; ++day) calendar.weekly_hours[day] = {{9 * 60, 12 * 60}, {13 * 60, 17 * 60}};
  EXPECT_EQ(shown(add_working_hours(at("2026-11-24", 9, 0), 2, calendar)), "2026-11-24 11:00");
  EXPECT_EQ(shown(add_working_hours(at("2026-11-24", 9, 0), 4, calendar)), "2026-11-24 14:00");
  EXPECT_EQ(shown(add_working_hours(at("2026-11-24", 16, 30), 1, calendar)), "2026-11-25 09:30");
  EXPECT_EQ(shown(add_working_hours(at("2026-11-27", 16, 0), 8, calendar)), "2026-11-30 17:00");  // over a weekend
  calendar.holidays.insert({2026, 11, 30});
  EXPECT_EQ(shown(add_working_hours(at("2026-11-27", 16, 0), 8, calendar)), "2026-12-01 17:00");
}

TEST(WorkingHours, WithoutOpeningHoursAreWorkingDaysOfEight) {
  const WorkCalendar calendar;
  EXPECT_EQ(add_working_hours(at("2026-11-24", 10, 0), 8, calendar),
            add_working_days(at("2026-11-24", 10, 0), 1, calendar));
  EXPECT_EQ(add_working_hours(at("2026-11-24", 10, 0), 9, calendar),
            add_working_days(at("2026-11-24", 10, 0), 2, calendar));
}

TEST(OpeningHours, SwallowedBySpringOpenAWeekLater) {
  WorkCalendar calendar;
  calendar.weekly_hours[6] = {{60, 120}};
  EXPECT_EQ(shown(*next_open(at("2026-03-29", 0, 0), calendar)), "2026-04-05 01:00");
}

}  // namespace
}  // namespace heed
