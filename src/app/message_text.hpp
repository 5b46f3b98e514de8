// The text of a message or note, as typed: tidied, not empty, and not too long.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/text.hpp"
#include "domain/concern.hpp"

namespace heed::app {

// Errors: invalid with `empty_code`, or problem.text.too_long.
inline Result<std::string> message_text(std::string_view typed, const char* empty_code) {
  auto text = tidy_lines(typed);
  if (text.empty()) return Error{ErrorKind::invalid, empty_code, {}};
  if (count_characters(text) > domain::long_text_characters)
    return Error{ErrorKind::invalid, "problem.text.too_long", {}};
  return text;
}

}  // namespace heed::app
