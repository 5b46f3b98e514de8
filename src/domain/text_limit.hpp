// The codes of a text that is too long: which limit it broke.
#pragma once

#include <optional>
#include <string_view>

#include "domain/concern.hpp"

namespace heed::domain {

inline constexpr std::string_view long_text_too_long = "problem.text.too_long";
inline constexpr std::string_view short_text_too_long = "problem.line.too_long";

// The most characters of the box that an error of this code is about; nothing for other codes.
inline std::optional<std::size_t> most_characters(std::string_view code) {
  if (code == long_text_too_long) return long_text_characters;
  if (code == short_text_too_long) return short_text_characters;
  return std::nullopt;
}

}  // namespace heed::domain
