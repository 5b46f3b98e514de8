// On which days something happened, where the answer to "when" says it plainly: "20/11/2026", "20 November", "yesterday". A day of the
// week, a month alone or "for weeks" names no day, and none is guessed: then only when it was told is known.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "domain/concern.hpp"

namespace heed::app {

struct HappenedDays {
  Date first, last;
  bool operator==(const HappenedDays&) const = default;
};

// The days that a text names, as somebody means them who says them on `told_on`: the day before the month; without a year the last
// such day. Days that had not come yet are none.
std::vector<Date> days_said(std::string_view text, Date told_on);

// From the first to the last day that the answers about when it happened name. Nothing: they name none.
std::optional<HappenedDays> happened_on(const domain::Concern& concern, Date told_on);

}  // namespace heed::app
