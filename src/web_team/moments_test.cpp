#include "web_team/moments.hpp"

#include "web_team/library_for_test.hpp"

namespace heed::web_team {
namespace {

using namespace std::chrono_literals;

content::Words words() { return library_for_test().words("en-GB"); }

TEST(Duration, never_promises_more_than_there_is) {
  const auto t = words();
  EXPECT_EQ(duration(t, 59s), "less than a minute");
  EXPECT_EQ(duration(t, 60s), "1 minute");
  EXPECT_EQ(duration(t, 119min), "119 minutes");
  EXPECT_EQ(duration(t, 120min), "2 hours");
  EXPECT_EQ(duration(t, 47h + 59min), "47 hours");
  EXPECT_EQ(duration(t, 71h), "71 hours");
}

TEST(ClockWords, say_that_it_cannot_wait) {
  EXPECT_EQ(decide_clock(true, true), ClockName::danger);
  EXPECT_EQ(decide_clock(false, true), ClockName::same_day);
  EXPECT_EQ(decide_clock(false, false), ClockName::decide);
}

TEST(ClockWords, say_hours_for_danger_however_many) {
  const auto t = words();
  EXPECT_NE(clock(t, ClockName::danger, now_for_test + 60min, now_for_test).markup().find("60 minutes left"),
            std::string::npos);
  EXPECT_NE(clock(t, ClockName::danger, now_for_test - 71h, now_for_test).markup().find("overdue by 71 hours"),
            std::string::npos);
}

TEST(ClockWords, say_time_left_and_by_when) {
  const auto t = words();
  const std::string markup = clock(t, ClockName::decide, now_for_test + 26h, now_for_test).markup();
  EXPECT_NE(markup.find("Decide: 26 hours left (by <time datetime=\"2026-11-25T11:30Z\">25 Nov, 11:30am</time>)"),
            std::string::npos)
      << markup;
  EXPECT_EQ(markup.find("heed-clock--"), std::string::npos);
}

// now_for_test is Tuesday 24 November 2026, 9:30am.
TEST(ClockWords, name_the_day_of_what_is_due_after_tomorrow_and_no_number_of_days) {
  const auto t = words();
  const Instant friday = now_for_test + 72h;
  const auto says = [&](ClockName name, Instant by, Instant now, const std::string& text) {
    const std::string markup = clock(t, name, by, now).markup();
    EXPECT_NE(markup.find(text), std::string::npos) << markup;
  };
  says(ClockName::decide, friday + 72h, friday,
       "Decide by <time datetime=\"2026-11-30T09:30Z\">Monday 30 November, 9:30am</time>");
  says(ClockName::decide, friday + 7h, friday, "Decide: 7 hours left (by ");
  says(ClockName::decide, friday, now_for_test + 48h, "Decide: 24 hours left (by ");
  says(ClockName::decide, friday, friday + 71h, "Decide: overdue since <time datetime=\"2026-11-27T09:30Z\">Friday 27");
  says(ClockName::designated_officer, friday + 72h, friday, "Tell the designated officer by <time");
  says(ClockName::designated_officer, friday, friday + 72h, "Tell the designated officer: overdue since <time");
  says(ClockName::decide, friday, friday + 5h, "Decide: overdue by 5 hours (since ");
  says(ClockName::same_day, friday + 72h, friday, "72 hours left");
}

TEST(ClockWords, say_that_it_is_late_before_any_colour_does) {
  const auto t = words();
  EXPECT_NE(clock(t, ClockName::decide, now_for_test + 3h, now_for_test).markup().find("heed-clock--due"),
            std::string::npos);
  const std::string late = clock(t, ClockName::designated_officer, now_for_test - 90min, now_for_test).markup();
  EXPECT_NE(late.find("heed-clock--late"), std::string::npos);
  EXPECT_NE(late.find("Tell the designated officer: overdue by 90 minutes"), std::string::npos) << late;
}

// Daylight saving is the area's, and the machine-readable time is UTC.
TEST(Moment, is_local_in_words_and_utc_for_machines) {
  const std::string markup = moment(words(), Instant{1'782'896'400'000}).markup();  // 1 July 2026, 09:00 UTC
  EXPECT_EQ(markup, "<time datetime=\"2026-07-01T09:00Z\">1 Jul, 10am</time>");
}

}  // namespace
}  // namespace heed::web_team
