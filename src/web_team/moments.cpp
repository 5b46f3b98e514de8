#include "web_team/moments.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "base/calendar.hpp"

namespace heed::web_team {

using namespace html;
using namespace std::chrono_literals;

namespace {

constexpr milliseconds soon = 4h;

std::string iso(Instant instant) {
  const int minutes = local_minutes(instant, "UTC");
  return fmt::format("{}T{:02}:{:02}Z", local_date(instant, "UTC").to_string(), minutes / 60, minutes % 60);
}

std::string key_of(ClockName name) {
  switch (name) {
    case ClockName::decide: return "team.clock.decide.";
    case ClockName::danger: return "team.clock.danger.";
    case ClockName::same_day: return "team.clock.same_day.";
    case ClockName::designated_officer: return "team.clock.designated_officer.";
    case ClockName::alert: return "team.clock.alert.";
  }
  return "team.clock.decide.";
}

// A clock of working days stands still over a weekend: "2 days left", read on a Friday, would be taken for Sunday. Hours mislead
// nobody where it is due today or tomorrow, or was yesterday; what runs day and night is always told in hours.
bool counts_in_hours(const content::Words& words, ClockName name, Instant by, Instant now) {
  if (name == ClockName::danger || name == ClockName::same_day) return true;
  return std::abs(days_between(words.local_day(now), words.local_day(by))) <= 1;
}

}  // namespace

ClockName decide_clock(bool danger_now, bool same_day) {
  if (danger_now) return ClockName::danger;
  return same_day ? ClockName::same_day : ClockName::decide;
}

Html moment(const content::Words& words, Instant instant) {
  return html::time({attribute("datetime", iso(instant))}, words.short_day_and_time(instant));
}

std::string duration(const content::Words& words, milliseconds length) {
  const std::int64_t minutes = length / 1min;
  if (minutes < 1) return words("team.duration.moment");
  if (minutes < 120) return words("team.duration.minutes", {{"count", minutes}});
  return words("team.duration.hours", {{"count", minutes / 60}});
}

Html clock(const content::Words& words, ClockName name, Instant by, Instant now) {
  const std::string key = key_of(name);
  const bool late = now > by;
  const milliseconds length = late ? now - by : by - now;
  const std::string_view classes = late            ? "heed-clock heed-clock--late"
                                   : length < soon ? "heed-clock heed-clock--due"
                                                   : "heed-clock";
  if (!counts_in_hours(words, name, by, now))
    return span({cls(classes)}, words(key + (late ? "since" : "by")), " ",
                html::time({attribute("datetime", iso(by))}, words.weekday_and_time(by)));
  const std::string text = words(key + (late ? "late" : "left"), {{"time", duration(words, length)}});
  return span({cls(classes)}, text, " (", words(late ? "team.clock.since" : "team.clock.by"), " ", moment(words, by),
              ")");
}

}  // namespace heed::web_team
