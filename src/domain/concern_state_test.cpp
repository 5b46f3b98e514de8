#include "domain/concern_state.hpp"

#include <gtest/gtest.h>

#include "domain/retention.hpp"

namespace heed::domain {
namespace {

WorkCalendar weekdays() {
  WorkCalendar calendar;
  calendar.holidays = {Date{2026, 12, 25}, Date{2026, 12, 28}};
  return calendar;
}

Instant local(Date date, int minutes) { return to_instant(date, minutes, "Europe/London"); }

TEST(Clocks, DangerNowHasHoursThatRunOverAWeekend) {
  const auto saturday_night = local({2026, 11, 28}, 23 * 60);
  const auto clocks = start_clocks(saturday_night, true, weekdays(), std::chrono::hours(2));
  EXPECT_EQ(clocks.decide_by, local({2026, 11, 29}, 60));
  EXPECT_EQ(clocks.designated_officer_by, local({2026, 12, 1}, 0)) << "the officer's clock is in working days";
}

TEST(Clocks, OneWorkingDay) {
  struct Case {
    Instant received, decide_by;
  };
  const std::vector<Case> cases{
      {local({2026, 11, 24}, 10 * 60), local({2026, 11, 25}, 10 * 60)},  // Tuesday
      {local({2026, 11, 27}, 17 * 60), local({2026, 11, 30}, 17 * 60)},  // Friday → Monday
      {local({2026, 12, 24}, 9 * 60), local({2026, 12, 29}, 9 * 60)},    // over Christmas and its substitute day
      {local({2026, 11, 28}, 12 * 60), local({2026, 12, 1}, 0)}};        // Saturday counts as come on Monday at 00:00
  for (const auto& [received, decide_by] : cases) {
    const auto clocks = start_clocks(received, false, weekdays());
    EXPECT_EQ(clocks.decide_by, decide_by);
    EXPECT_FALSE(clocks.designated_officer_by);
    EXPECT_EQ(start_clocks(received, true, weekdays()).designated_officer_by, decide_by);
  }
}

TEST(ConcernStates, ReadBack) {
  for (const auto state : {ConcernState::received, ConcernState::read, ConcernState::in_progress, ConcernState::closed})
    EXPECT_EQ(parse_concern_state(to_string(state)), state);
  for (const auto lane : {Lane::standard, Lane::quarantine}) EXPECT_EQ(parse_lane(to_string(lane)), lane);
  EXPECT_FALSE(parse_concern_state("deleted"));
  EXPECT_FALSE(parse_lane("spam"));
}

TEST(Retention, IsHeldAndReviewedByAPerson) {
  const auto made = local({2026, 11, 24}, 0);
  const auto years = [&](RetentionClass retention_class) {
    return local_date(make_retention(retention_class, made, "team").review_at, "Europe/London").year - 2026;
  };
  EXPECT_EQ(years(RetentionClass::child_safeguarding), 75);
  EXPECT_EQ(years(RetentionClass::account), 7);
  EXPECT_EQ(years(RetentionClass::audit), 7);
  const auto retention = make_retention(RetentionClass::child_safeguarding, made, "public form");
  EXPECT_TRUE(retention.legal_hold);
  EXPECT_EQ(retention.provenance, "public form");
  EXPECT_EQ(to_string(retention.retention_class), "child_safeguarding");
}

}  // namespace
}  // namespace heed::domain
