#include "mentions/words.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "base/text.hpp"

namespace heed::mentions {

namespace {

// “ ” ‘ ’ « »
constexpr std::u32string_view quotes = U"\u201C\u201D\u2018\u2019\u00AB\u00BB\"'`";
constexpr std::u32string_view sentence_ends = U".!?;\u2026\u3002\u061F";

struct Point {
  char32_t value = 0;
  std::size_t from = 0, until = 0;
};

Point point_at(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto next = at;
  UChar32 point = 0;
  U8_NEXT(bytes, next, text.size(), point);
  return {point < 0 ? U'\uFFFD' : static_cast<char32_t>(point), at, next};
}

bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }
// What can begin or end a word: letters and digits, and the signs of telephones, online names and what cannot be read of a plate.
bool is_core(char32_t c) {
  return u_isalnum(static_cast<UChar32>(c)) != 0 || u_charType(static_cast<UChar32>(c)) == U_COMBINING_SPACING_MARK ||
         u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK || c == U'@' || c == U'+' || c == U'_' || c == U'*';
}
bool has(std::u32string_view list, char32_t c) { return list.find(c) != std::u32string_view::npos; }

// Of the characters between two white spaces: the word without what stands around it.
void add_word(std::string_view text, const std::vector<Point>& points, std::vector<Word>& words) {
  const auto core = [](const Point& point) { return is_core(point.value); };
  const auto first = std::ranges::find_if(points, core);
  if (first == points.end()) {
    const bool ends = std::ranges::any_of(points, [](const Point& point) { return has(sentence_ends, point.value); });
    if (!words.empty() && ends) words.back().ends_sentence = true;
    return;
  }
  const auto last = std::ranges::find_if(points.rbegin(), points.rend(), core).base();
  Word word;
  word.from = first->from;
  word.until = std::prev(last)->until;
  word.text = text.substr(word.from, word.until - word.from);
  word.lower = ascii_lower(word.text);
  word.quoted = std::any_of(points.begin(), first, [](const Point& point) { return has(quotes, point.value); });
  word.ends_quote = std::any_of(last, points.end(), [](const Point& point) { return has(quotes, point.value); });
  word.ends_sentence =
      std::any_of(last, points.end(), [](const Point& point) { return has(sentence_ends, point.value); });
  words.push_back(std::move(word));
}

}  // namespace

bool Word::is_capital() const {
  const auto first = point_at(text, 0).value;
  return u_isalpha(static_cast<UChar32>(first)) != 0 && u_islower(static_cast<UChar32>(first)) == 0;
}

bool Word::has_digit() const {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::vector<Point> points;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = point_at(text, at);
    at = point.until;
    if (!is_space(point.value)) {
      points.push_back(point);
      continue;
    }
    add_word(text, points, words);
    points.clear();
    if (point.value == U'\n' && !words.empty()) words.back().ends_sentence = true;
  }
  add_word(text, points, words);
  return words;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace heed::mentions
