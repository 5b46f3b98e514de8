#include "web_team/moments.hpp"

#include <fmt/format.h>

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
    case ClockName::designated_officer: return "team.clock.designated_officer.";
  }
  return "team.clock.decide.";
}

}  // namespace

Html moment(const content::Words& words, Instant instant) {
  return html::time({attribute("datetime", iso(instant))}, words.short_day_and_time(instant));
}

std::string duration(const content::Words& words, milliseconds length, LongestUnit longest) {
  const std::int64_t minutes = length / 1min;
  if (minutes < 1) return words("team.duration.moment");
  if (minutes < 120) return words("team.duration.minutes", {{"count", minutes}});
  if (longest == LongestUnit::hours || minutes < std::int64_t{48} * 60)
    return words("team.duration.hours", {{"count", minutes / 60}});
  return words("team.duration.days", {{"count", minutes / (std::int64_t{24} * 60)}});
}

Html clock(const content::Words& words, ClockName name, Instant by, Instant now) {
  const std::string key = key_of(name);
  const LongestUnit longest = name == ClockName::danger ? LongestUnit::hours : LongestUnit::days;
  const bool late = now > by;
  const milliseconds length = late ? now - by : by - now;
  const std::string text = words(key + (late ? "late" : "left"), {{"time", duration(words, length, longest)}});
  const std::string_view classes = late            ? "heed-clock heed-clock--late"
                                   : length < soon ? "heed-clock heed-clock--due"
                                                   : "heed-clock";
  return span({cls(classes)}, text, " (", words("team.clock.by"), " ", moment(words, by), ")");
}

}  // namespace heed::web_team
