#include "base/calendar.hpp"

#include <fmt/format.h>
#include <unicode/basictz.h>
#include <unicode/tztrans.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <unordered_map>

#include "base/text.hpp"

namespace heed {

namespace {

using std::chrono::sys_days;

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 1'440 * minute_ms;

std::int64_t to_day_number(Date date) {
  return sys_days(std::chrono::year(date.year) / date.month / date.day).time_since_epoch().count();
}

Date from_day_number(std::int64_t number) {
  const std::chrono::year_month_day day{sys_days(std::chrono::days(number))};
  return {int(day.year()), static_cast<int>(unsigned(day.month())), static_cast<int>(unsigned(day.day()))};
}

std::int64_t floor_divide(std::int64_t value, std::int64_t by) { return value / by - (value % by < 0 ? 1 : 0); }

// Making an ICU zone costs a resource look-up, and its rules cache inside it: one of each per thread.
const icu::BasicTimeZone& zone_of(const std::string& name) {
  thread_local std::unordered_map<std::string, std::unique_ptr<icu::BasicTimeZone>> zones;
  auto& zone = zones[name];
  if (!zone) {
    // Every zone that ICU makes is a BasicTimeZone; an unknown name makes Etc/Unknown, which is UTC.
    zone.reset(static_cast<icu::BasicTimeZone*>(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name))));
  }
  return *zone;
}

std::int64_t to_local_ms(Instant instant, const icu::BasicTimeZone& zone) {
  int32_t standard = 0;
  int32_t summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone.getOffset(static_cast<UDate>(instant.milliseconds_since_epoch), false, standard, summer, status);
  return instant.milliseconds_since_epoch + standard + summer;
}

Instant from_local_ms(std::int64_t local, const icu::BasicTimeZone& zone) {
  int32_t standard = 0;
  int32_t summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone.getOffsetFromLocal(static_cast<UDate>(local), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, standard, summer,
                          status);
  const Instant instant{local - standard - summer};
  if (to_local_ms(instant, zone) == local) return instant;
  // The clock never showed this time: it jumped over it, at the transition just before `instant`.
  icu::TimeZoneTransition transition;
  if (!zone.getPreviousTransition(static_cast<UDate>(instant.milliseconds_since_epoch), true, transition))
    return instant;
  return {static_cast<std::int64_t>(transition.getTime())};
}

std::int64_t next_working_day_number(std::int64_t day, const WorkCalendar& calendar) {
  do ++day;
  while (!is_working_day(from_day_number(day), calendar));
  return day;
}

// The earliest open instant of one day that is not before `from`.
// Until when it is open at an instant at which it is.
Instant closing_of(Instant at, const WorkCalendar& calendar) {
  const Date date = local_date(at, calendar.time_zone);
  Instant closes = at;
  for (const Hours& hours : calendar.weekly_hours[static_cast<std::size_t>(weekday(date))]) {
    const Instant opens = to_instant(date, hours.from, calendar.time_zone);
    if (opens <= at) closes = std::max(closes, to_instant(date, hours.until, calendar.time_zone));
  }
  return closes;
}

std::optional<Instant> open_on(std::int64_t day, Instant from, const WorkCalendar& calendar) {
  const Date date = from_day_number(day);
  if (calendar.holidays.contains(date)) return std::nullopt;
  std::optional<Instant> earliest;
  for (const Hours& hours : calendar.weekly_hours[static_cast<std::size_t>(weekday(date))]) {
    const Instant opens = std::max(from, to_instant(date, hours.from, calendar.time_zone));
    const Instant closes = to_instant(date, hours.until, calendar.time_zone);
    if (opens < closes && (!earliest || opens < *earliest)) earliest = opens;
  }
  return earliest;
}

}  // namespace

std::string Date::to_string() const { return fmt::format("{:04}-{:02}-{:02}", year, month, day); }

Result<Date> parse_date(std::string_view text) {
  const Error wrong{ErrorKind::invalid, "date.invalid", ""};
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return wrong;
  const auto year = parse_number(text.substr(0, 4));
  const auto month = parse_number(text.substr(5, 2));
  const auto day = parse_number(text.substr(8, 2));
  if (!year || !month || !day) return wrong;
  if (!(std::chrono::year(*year) / *month / *day).ok()) return wrong;
  return Date{*year, *month, *day};
}

int weekday(Date date) {
  return static_cast<int>(std::chrono::weekday(sys_days(std::chrono::days(to_day_number(date)))).iso_encoding()) - 1;
}

Date add_days(Date date, int days) { return from_day_number(to_day_number(date) + days); }

int days_between(Date from, Date to) { return static_cast<int>(to_day_number(to) - to_day_number(from)); }

bool is_time_zone(const std::string& name) {
  const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  return *zone != icu::TimeZone::getUnknown();
}

Date local_date(Instant instant, const std::string& time_zone) {
  return from_day_number(floor_divide(to_local_ms(instant, zone_of(time_zone)), day_ms));
}

int local_minutes(Instant instant, const std::string& time_zone) {
  const std::int64_t local = to_local_ms(instant, zone_of(time_zone));
  return static_cast<int>((local - floor_divide(local, day_ms) * day_ms) / minute_ms);
}

Instant to_instant(Date date, int minutes, const std::string& time_zone) {
  return from_local_ms(to_day_number(date) * day_ms + minutes * minute_ms, zone_of(time_zone));
}

bool is_working_day(Date date, const WorkCalendar& calendar) {
  return weekday(date) < 5 && !calendar.holidays.contains(date);
}

Instant add_working_days(Instant from, int days, const WorkCalendar& calendar) {
  const auto& zone = zone_of(calendar.time_zone);
  const std::int64_t local = to_local_ms(from, zone);
  std::int64_t day = floor_divide(local, day_ms);
  const std::int64_t time_of_day = local - day * day_ms;
  const bool working = is_working_day(from_day_number(day), calendar);
  for (int i = 0; i < days; ++i) day = next_working_day_number(day, calendar);
  return from_local_ms(day * day_ms + (working ? time_of_day : day_ms), zone);
}

std::optional<Instant> next_open(Instant from, const WorkCalendar& calendar) {
  const std::int64_t today = floor_divide(to_local_ms(from, zone_of(calendar.time_zone)), day_ms);
  // A weekday with hours comes every seven days, and each holiday can shut one of them; one week more covers hours that
  // a clock change swallows whole.
  const auto search_days = static_cast<std::int64_t>(7 * (calendar.holidays.size() + 3));
  for (std::int64_t day = today; day <= today + search_days; ++day) {
    if (const auto opens = open_on(day, from, calendar)) return opens;
  }
  return std::nullopt;
}

Instant add_working_hours(Instant from, int hours, const WorkCalendar& calendar) {
  constexpr int hours_of_day = 8;
  constexpr std::chrono::minutes step{1};
  auto at = next_open(from, calendar);
  if (!at) return add_working_days(from, (hours + hours_of_day - 1) / hours_of_day, calendar);
  for (std::chrono::milliseconds left = std::chrono::hours(hours);;) {
    const Instant closes = closing_of(*at, calendar);
    if (closes - *at >= left) return *at + left;
    left -= closes - *at;
    const auto next = next_open(std::max(closes, *at + step), calendar);
    if (!next) return *at + left;
    at = next;
  }
}

}  // namespace heed
