// Local dates, opening hours and working days, on ICU's time zones.
//
// A working day is a weekday (Monday to Friday) that is not a bank holiday. Working Together to Safeguard Children asks
// for a decision within one working day of a referral; add_working_days gives the exact rule of counting.
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace heed {

// A day in a local calendar (proleptic Gregorian).
struct Date {
  int year = 1970;
  int month = 1;  // 1–12
  int day = 1;    // 1–31
  auto operator<=>(const Date&) const = default;
  std::string to_string() const;  // YYYY-MM-DD
};

// "YYYY-MM-DD" and a day that exists, or an error of kind invalid.
Result<Date> parse_date(std::string_view text);
// 0 = Monday … 6 = Sunday.
int weekday(Date date);
Date add_days(Date date, int days);
int days_between(Date from, Date to);

// A span of a day in local minutes after midnight, 0–1440, from < until.
struct Hours {
  int from = 0;
  int until = 0;
  auto operator<=>(const Hours&) const = default;
};

// When people are at work: weekly hours (index 0 = Monday), bank holidays, and the zone both are in.
struct WorkCalendar {
  std::string time_zone = "Europe/London";
  std::array<std::vector<Hours>, 7> weekly_hours;
  std::set<Date> holidays;
  std::string version;  // says which edition of the calendar a deadline was counted with
};

// True when ICU knows the zone.
bool is_time_zone(const std::string& name);
Date local_date(Instant instant, const std::string& time_zone);
// Minutes after local midnight.
int local_minutes(Instant instant, const std::string& time_zone);
// The instant of a local time. In the hour that spring skips, the first instant after it; in the hour that autumn
// repeats, the earlier one.
Instant to_instant(Date date, int minutes, const std::string& time_zone);

bool is_working_day(Date date, const WorkCalendar& calendar);
// The deadline `days` working days after `from`: the same local time on the n-th working day after the local date of
// `from`. What comes on a day that is not a working day counts as come at 00:00 of the next working day, so its deadline
// is the end of that working day (24:00) for days = 1. Precondition: days ≥ 1.
Instant add_working_days(Instant from, int days, const WorkCalendar& calendar);
// The first instant at or after `from` that lies within the weekly hours of a day that is no holiday. Gives `from`
// itself when it is within them, and nothing when no hours are set.
std::optional<Instant> next_open(Instant from, const WorkCalendar& calendar);
// The instant at which so many hours of these were spent after `from`. Where no hours are set, eight of them are a working day:
// add_working_days of as many as that takes. Precondition: hours ≥ 1.
Instant add_working_hours(Instant from, int hours, const WorkCalendar& calendar);

}  // namespace heed
