#include "app/shown_name.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "app/name_words.hpp"

namespace heed::app {

namespace {

constexpr UChar32 zero_width_non_joiner = 0x200C, zero_width_joiner = 0x200D;
constexpr std::array<std::string_view, 5> words_of_the_record{"operator", "program", "reporter", "door", "heed"};

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

bool is_unseen(UChar32 c) {
  switch (u_charType(c)) {
    case U_CONTROL_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE:
    case U_UNASSIGNED: return true;
    case U_FORMAT_CHAR: return c != zero_width_non_joiner && c != zero_width_joiner;
    default: return false;
  }
}

// One text for all that look alike. Twice, because the small letter of a look-alike need not look like the small letter.
std::string look_of(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> checker(uspoof_open(&status), &uspoof_close);
  auto text = from_utf8(name);
  for (int i = 0; i < 2 && U_SUCCESS(status); ++i) {
    icu::UnicodeString skeleton;
    uspoof_getSkeletonUnicodeString(checker.get(), 0, text, skeleton, &status);
    text = skeleton.foldCase();
  }
  std::string look;
  text.toUTF8String(look);
  return name_words(look);
}

}  // namespace

bool is_plain_name(std::string_view name) {
  const auto text = from_utf8(name);
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    if (is_unseen(text.char32At(i))) return false;
  return true;
}

bool look_alike(std::string_view name, std::string_view other) {
  return name_words(name) == name_words(other) || look_of(name) == look_of(other);
}

bool is_word_of_the_record(std::string_view name) {
  return std::any_of(words_of_the_record.begin(), words_of_the_record.end(),
                     [&](std::string_view word) { return look_alike(name, word); });
}

}  // namespace heed::app
