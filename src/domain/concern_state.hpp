// Where a concern stands, and the clocks on it.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "base/calendar.hpp"
#include "base/clock.hpp"

namespace heed::domain {

// received: stored, read by nobody. read: someone has opened it. in_progress: someone has taken it. closed: decided, and closed.
enum class ConcernState { received, read, in_progress, closed };
// standard, or quarantine: came from a source that is over its limit. The same clocks and floors hold in both.
enum class Lane { standard, quarantine };

std::string_view to_string(ConcernState state);
std::string_view to_string(Lane lane);
std::optional<ConcernState> parse_concern_state(std::string_view text);
std::optional<Lane> parse_lane(std::string_view text);

// "Acknowledge and decide within one working day": Working Together to Safeguard Children, chapter on referrals.
inline constexpr int decide_working_days = 1;
// The designated officer hears of an adult who works with children within one working day: same guidance.
inline constexpr int designated_officer_working_days = 1;

// What someone needs within minutes (is_danger_now) cannot wait an hour. No guidance gives a figure; an area may set a longer
// one that its cover can keep.
inline constexpr std::chrono::hours danger_decide_within{1};

struct Clocks {
  Instant decide_by;
  std::optional<Instant> designated_officer_by;
};
// With `danger_within`, danger now: the clock to decide runs through nights, weekends and holidays.
Clocks start_clocks(Instant received, bool needs_designated_officer, const WorkCalendar& calendar,
                    std::optional<std::chrono::hours> danger_within = std::nullopt);

}  // namespace heed::domain
