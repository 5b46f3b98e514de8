// Any text in plain letters: what all normal forms begin with.
#pragma once

#include <string>
#include <string_view>

namespace heed::matching {

// At most so many bytes of a value are looked at, and so many make up a normal form.
inline constexpr std::size_t longest_value = 1'000;

constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return is_lower(c) || is_upper(c); }
constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char to_upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

// Lower-case ASCII: letters of every script as Latin ones without accents, signs that have an ASCII look-alike as that, line ends and
// control characters as spaces. What has no Latin form goes. Text that is ASCII already never meets ICU.
std::string fold(std::string_view text);
// As fold, then only letters and digits in words with one space between them; a dash or dot parts words, an apostrophe between
// letters goes without a trace.
std::string fold_words(std::string_view text);
// At most longest_value bytes, ending with a whole word where there are words.
void shorten(std::string& text);

// Takes the first word off a text whose words stand one space apart; "" when there is none.
inline std::string_view take_word(std::string_view& text) {
  const std::size_t end = text.find(' ');
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return word;
}

inline void append_word(std::string& text, std::string_view word) {
  if (word.empty()) return;
  if (!text.empty()) text.push_back(' ');
  text.append(word);
}

}  // namespace heed::matching
