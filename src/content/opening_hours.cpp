#include "content/opening_hours.hpp"

#include "base/text.hpp"

namespace heed::content {

namespace {

// "09:30" → 570; "24:00" is the end of the day.
std::optional<int> parse_minutes(std::string_view text) {
  const auto colon = text.find(':');
  if (colon != 2 || text.size() != 5) return std::nullopt;
  const auto hours = parse_number(text.substr(0, 2));
  const auto minutes = parse_number(text.substr(3));
  if (!hours || !minutes || *minutes > 59 || *hours * 60 + *minutes > 24 * 60) return std::nullopt;
  return *hours * 60 + *minutes;
}

}  // namespace

std::optional<Hours> parse_hours(std::string_view text) {
  const auto hyphen = text.find('-');
  if (hyphen == std::string_view::npos) return std::nullopt;
  const auto from = parse_minutes(trim(text.substr(0, hyphen)));
  const auto until = parse_minutes(trim(text.substr(hyphen + 1)));
  if (!from || !until || *from >= *until) return std::nullopt;
  return Hours{*from, *until};
}

}  // namespace heed::content
