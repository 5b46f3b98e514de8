#include "domain/child_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"

namespace heed::domain {

namespace {

constexpr std::array<std::string_view, 35> ways_to_leave_it{
    "",
    "n a",
    "na",
    "nil",
    "no comment",
    "no disclosure",
    "no disclosure made",
    "no information",
    "no information available",
    "no information given",
    "none",
    "none known",
    "not applicable",
    "not asked",
    "not available",
    "not known",
    "not spoken to",
    "not yet asked",
    "not yet spoken to",
    "nothing",
    "nothing at all",
    "nothing known",
    "nothing said",
    "nothing so far",
    "nothing yet",
    "not disclosed anything",
    "has not been spoken to",
    "has not said anything",
    "has said nothing",
    "have not been spoken to",
    "have not asked",
    "have not spoken to them",
    "unknown",
    "was not spoken to",
    "not said anything",
};

// Lower case, letters and digits of ASCII alone, single spaces; a byte of any other script stays and matches nothing.
std::string plain(std::string_view text) {
  std::string words;
  for (const char c : ascii_lower(text)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (kept)
      words.push_back(c);
    else if (!words.empty() && words.back() != ' ')
      words.push_back(' ');
  }
  return std::string(trim(words));
}

// "The child has not been spoken to" is the same as its end.
std::string_view without_who(std::string_view words) {
  for (const std::string_view who : {"the child ", "child ", "they ", "she ", "he ", "we ", "i "})
    if (words.starts_with(who)) words.remove_prefix(who.size());
  return words;
}

}  // namespace

bool says_that_nothing_was_said(std::string_view text) {
  const auto words = plain(text);
  const auto left = without_who(words);
  return std::find(ways_to_leave_it.begin(), ways_to_leave_it.end(), left) != ways_to_leave_it.end();
}

}  // namespace heed::domain
