#include "base/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <charconv>

namespace heed {

namespace {

constexpr UChar32 line_feed = 0x0A;
constexpr UChar32 carriage_return = 0x0D;
constexpr UChar32 tab = 0x09;

// Ill-formed bytes become U+FFFD, line ends LF, and control characters go.
icu::UnicodeString clean(std::string_view text) {
  const auto raw = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  icu::UnicodeString kept;
  for (int32_t i = 0; i < raw.length(); i = raw.moveIndex32(i, 1)) {
    const UChar32 c = raw.char32At(i);
    if (c == carriage_return) {
      const bool paired = i + 1 < raw.length() && raw.charAt(i + 1) == line_feed;
      if (!paired) kept.append(line_feed);
    } else if (c == line_feed || c == tab || u_charType(c) != U_CONTROL_CHAR) {
      kept.append(c);
    }
  }
  return kept;
}

icu::UnicodeString without_outer_space(const icu::UnicodeString& text) {
  int32_t from = 0;
  int32_t until = text.length();
  while (from < until && u_isUWhiteSpace(text.charAt(from))) ++from;
  while (until > from && u_isUWhiteSpace(text.charAt(until - 1))) --until;
  return text.tempSubStringBetween(from, until);
}

icu::UnicodeString with_single_spaces(const icu::UnicodeString& text) {
  icu::UnicodeString line;
  bool in_space = false;
  for (int32_t i = 0; i < text.length(); ++i) {
    const bool space = u_isUWhiteSpace(text.charAt(i));
    if (!space) line.append(text.charAt(i));
    if (space && !in_space) line.append(UChar{' '});
    in_space = space;
  }
  return line;
}

// ICU's own; nothing where its data is missing. Once each: that ICU's own guard orders the threads, no sanitizer sees.
const icu::Normalizer2* composing() {
  static const icu::Normalizer2* const nfc = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
  }();
  return nfc;
}

const icu::Normalizer2* taking_apart() {
  static const icu::Normalizer2* const nfkd = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKDInstance(status);
  }();
  return nfkd;
}

// How many combining marks (of a combining class other than 0) a character begins and ends with, taken apart.
struct Marks {
  int first = 0, last = 0;
  bool all = false;
};

Marks marks_of(UChar32 c, const icu::Normalizer2& nfkd) {
  constexpr UChar32 first_with_marks = 0xA0;
  if (c < first_with_marks) return {};
  icu::UnicodeString apart;
  if (!nfkd.getDecomposition(c, apart)) {
    const int one = nfkd.getCombiningClass(c) != 0 ? 1 : 0;
    return {one, one, one == 1};
  }
  Marks marks;
  int characters = 0;
  for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1), ++characters) {
    const bool mark = nfkd.getCombiningClass(apart.char32At(i)) != 0;
    if (mark && marks.first == characters) ++marks.first;
    marks.last = mark ? marks.last + 1 : 0;
  }
  marks.all = marks.first == characters;
  return marks;
}

// Unicode's stream-safe text (UAX #15): a combining grapheme joiner after every thirty combining marks in a row. ICU puts
// each mark in its place among all those before it, so that a run without end would take the square of its length.
icu::UnicodeString with_bounded_marks(const icu::UnicodeString& text) {
  constexpr int most_marks = 30;
  constexpr UChar32 grapheme_joiner = 0x34F;
  const icu::Normalizer2* const nfkd = taking_apart();
  if (nfkd == nullptr) return text;
  icu::UnicodeString bounded;
  int in_a_row = 0;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    const Marks marks = marks_of(c, *nfkd);
    if (in_a_row + marks.first > most_marks) {
      bounded.append(grapheme_joiner);
      in_a_row = 0;
    }
    bounded.append(c);
    in_a_row = marks.all ? in_a_row + marks.last : marks.last;
  }
  return bounded;
}

// Composed last: NFC never makes white space of anything else, so that a second tidying changes nothing.
std::string composed_utf8(const icu::UnicodeString& text) {
  const icu::Normalizer2* const nfc = composing();
  const icu::UnicodeString bounded = with_bounded_marks(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString composed = nfc != nullptr ? nfc->normalize(bounded, status) : bounded;
  std::string utf8;
  (U_SUCCESS(status) ? composed : bounded).toUTF8String(utf8);
  return utf8;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

bool is_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t i = 0;
  while (i < text.size()) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, text.size(), c);  // NOLINT(bugprone-inc-dec-in-conditions): ICU's macro
    if (c < 0) return false;
  }
  return true;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += is_continuation(c) ? 0 : 1;
  return count;
}

std::string tidy_lines(std::string_view text) { return composed_utf8(without_outer_space(clean(text))); }

std::string tidy_line(std::string_view text) {
  return composed_utf8(with_single_spaces(without_outer_space(clean(text))));
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<int> parse_number(std::string_view text) {
  if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string_view cut_to_bytes(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && is_continuation(text[bytes])) --bytes;
  return text.substr(0, bytes);
}

}  // namespace heed
