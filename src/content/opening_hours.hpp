// Spans of a day as content files write them: "09:00-17:00".
#pragma once

#include <optional>
#include <string_view>

#include "base/calendar.hpp"

namespace heed::content {

// Nothing when the text is no span of one day; "24:00" is its end.
std::optional<Hours> parse_hours(std::string_view text);

}  // namespace heed::content
