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

// How long, in words, rounded down so that it never promises more than there is: "40 minutes", "3 hours", "71 hours".
std::string duration(const content::Words& words, milliseconds length);

// Which deadline: the message keys are team.clock.<name>.left and .late; of those of working days also .by and .since.
enum class ClockName { decide, danger, same_day, designated_officer, alert };
// Of the clock to decide.
ClockName decide_clock(bool danger_now, bool same_day);

// "Decide: 3 hours left (by 24 Nov, 5pm)"; where it is due later than tomorrow, or was before yesterday, "Decide by Tuesday 1
// December, 5pm". The words say it; from four hours before, and when late, it also stands out.
html::Html clock(const content::Words& words, ClockName name, Instant by, Instant now);

}  // namespace heed::web_team
