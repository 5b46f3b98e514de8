// Times on the team's pages: when something was, and how long there is.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "content/text.hpp"
#include "html/builder.hpp"

namespace heed::web_team {

// <time datetime="2026-11-24T09:30Z">24 Nov, 9:30am</time>
html::Html moment(const content::Words& words, Instant instant);

// How long, in words, rounded down so that it never promises more than there is: "40 minutes", "3 hours", "2 days"; with hours as
// the longest unit "71 hours".
enum class LongestUnit { hours, days };
std::string duration(const content::Words& words, milliseconds length, LongestUnit longest = LongestUnit::days);

// Which deadline: the message keys are team.clock.<name>.left and .late.
enum class ClockName { decide, danger, designated_officer };

// "Decide: 3 hours left (by 24 Nov, 5pm)". The words say it; from four hours before, and when late, it also stands out.
html::Html clock(const content::Words& words, ClockName name, Instant by, Instant now);

}  // namespace heed::web_team
