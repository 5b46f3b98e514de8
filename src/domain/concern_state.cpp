#include "domain/concern_state.hpp"

#include "domain/codes.hpp"

namespace heed::domain {

namespace {

constexpr Codes<ConcernState, 4> states{{
    {ConcernState::received, "received"},
    {ConcernState::read, "read"},
    {ConcernState::in_progress, "in_progress"},
    {ConcernState::closed, "closed"},
}};

constexpr Codes<Lane, 2> lanes{{
    {Lane::standard, "standard"},
    {Lane::quarantine, "quarantine"},
}};

}  // namespace

std::string_view to_string(ConcernState state) { return code_of(states, state); }
std::string_view to_string(Lane lane) { return code_of(lanes, lane); }
std::optional<ConcernState> parse_concern_state(std::string_view text) { return value_of(states, text); }
std::optional<Lane> parse_lane(std::string_view text) { return value_of(lanes, text); }

Clocks start_clocks(Instant received, bool needs_designated_officer, const WorkCalendar& calendar,
                    std::optional<std::chrono::hours> danger_within) {
  Clocks clocks;
  clocks.decide_by = danger_within ? received + std::chrono::milliseconds(*danger_within)
                                   : add_working_days(received, decide_working_days, calendar);
  if (needs_designated_officer)
    clocks.designated_officer_by = add_working_days(received, designated_officer_working_days, calendar);
  return clocks;
}

}  // namespace heed::domain
