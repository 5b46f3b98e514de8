#include "base/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace heed {
namespace {

struct Tidying {
  const char* name;
  std::string typed;
  std::string lines;
  std::string line;
};

const Tidying tidyings[] = {
    {"plain", "she came home late", "she came home late", "she came home late"},
    {"empty", "", "", ""},
    {"only space", " \t\r\n\xC2\xA0 ", "", ""},
    {"line ends", "a\r\nb\rc\nd", "a\nb\nc\nd", "a b c d"},
    {"blank lines stay", "a\r\n\r\nb", "a\n\nb", "a b"},
    {"outer space goes", "  \n a  b \n", "a  b", "a b"},
    {"no-break and ideographic space",
     "\xE3\x80\x80"
     "a\xC2\xA0"
     "b",
     "a\xC2\xA0"
     "b",
     "a b"},
    {"tab stays inside", "a\tb", "a\tb", "a b"},
    {"controls go", std::string("a\0b\x1B[31mc\x7F", 10), "ab[31mc", "ab[31mc"},
    {"C1 controls go",
     "a\xC2\x85"
     "b",
     "ab", "ab"},
    {"ill-formed bytes",
     "a\xFF"
     "b",
     "a\xEF\xBF\xBD"
     "b",
     "a\xEF\xBF\xBD"
     "b"},
    {"cut-off character", "a\xE2\x82", "a\xEF\xBF\xBD", "a\xEF\xBF\xBD"},
    {"composed", "e\xCC\x81", "\xC3\xA9", "\xC3\xA9"},
    {"joiners stay", "\xE2\x80\x8D\xF0\x9F\x91\xA7", "\xE2\x80\x8D\xF0\x9F\x91\xA7", "\xE2\x80\x8D\xF0\x9F\x91\xA7"},
    {"right to left stays", "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85", "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85",
     "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85"},
};

TEST(Text, TidiesWhatPeopleType) {
  for (const auto& tidying : tidyings) {
    EXPECT_EQ(tidy_lines(tidying.typed), tidying.lines) << tidying.name;
    EXPECT_EQ(tidy_line(tidying.typed), tidying.line) << tidying.name;
  }
}

std::string times(int count, const std::string& text) {
  std::string many;
  for (int i = 0; i < count; ++i) many += text;
  return many;
}

// Strings likely to hold what breaks tidiers: odd bytes, spaces of all kinds, combining marks.
rc::Gen<std::string> messy() {
  const auto piece = rc::gen::elementOf(std::vector<std::string>{"a",
                                                                 "b",
                                                                 " ",
                                                                 "\t",
                                                                 "\r",
                                                                 "\n",
                                                                 "\r\n",
                                                                 std::string(1, '\0'),
                                                                 "\x1B",
                                                                 "\xC2\xA0",
                                                                 "\xC2\x85",
                                                                 "\xE2\x80\x80",
                                                                 "\xE2\x80\x81",
                                                                 "\xE2\x80\xA8",
                                                                 "\xE3\x80\x80",
                                                                 "e",
                                                                 "\xCC\x81",
                                                                 "\xCC\xA3",
                                                                 "\xE1\xBF\xAF",
                                                                 "\xFF",
                                                                 "\xE2\x82",
                                                                 "\xED\xA0\x80",
                                                                 "\xF0\x9F\x98\x80",
                                                                 "\xF4\x90\x80\x80",
                                                                 "\xC0\x80",
                                                                 times(29, "\xCC\x96"),
                                                                 "\xCD\x84",
                                                                 "\xE1\x84\x80",
                                                                 "\xE1\x85\xA1"});
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const std::vector<std::string>& pieces) {
    std::string text;
    for (const auto& part : pieces) text += part;
    return text;
  });
}

TEST(Text, TidyTextIsWellFormedAndStaysAsItIs) {
  EXPECT_TRUE(rc::check([] {
    const auto text = *messy();
    const auto lines = tidy_lines(text);
    const auto line = tidy_line(text);
    RC_ASSERT(is_utf8(lines));
    RC_ASSERT(is_utf8(line));
    RC_ASSERT(tidy_lines(lines) == lines);
    RC_ASSERT(tidy_line(line) == line);
    RC_ASSERT(tidy_line(lines) == line);
    RC_ASSERT(lines.find('\r') == std::string::npos);
    RC_ASSERT(line.find_first_of("\r\n\t") == std::string::npos);
  }));
  EXPECT_TRUE(rc::check([](const std::string& text) { RC_ASSERT(is_utf8(tidy_lines(text))); }));
}

// As ICU composes it, with no bound at all.
std::string composed(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string utf8;
  icu::Normalizer2::getNFCInstance(status)->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(utf8);
  EXPECT_TRUE(U_SUCCESS(status));
  return utf8;
}

const std::string acute = "\xCC\x81", grave_below = "\xCC\x96", dialytika_tonos = "\xCD\x84", joiner = "\xCD\x8F";

TEST(Text, WhatPeopleWriteIsComposedAsEver) {
  for (
      const char* text : {
          "\u0645\u064F\u062D\u064E\u0645\u0651\u064E\u062F\u064C \u0647\u064F\u0648\u064E",  // Arabic with its marks
          "Nguye\u0302\u0303n Thi\u0323 A\u0301nh nguye\u0323\u0302n",                        // Vietnamese, decomposed
          "\u0E17\u0E35\u0E48\u0E19\u0E35\u0E48 \u0E19\u0E49\u0E33 \u0E1C\u0E39\u0E49",       // Thai
          "\u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD "
          "\u05D1\u05BC\u05B0\u05E8\u05B5\u05D0\u05E9\u05B4\u05C1\u05D9\u05EA",         // Hebrew with points
          "\u0939\u093F\u0928\u094D\u0926\u0940 \u1112\u1161\u11AB\u1100\u1173\u11AF",  // Hindi; Korean in jamo
          "\U0001F468\u200D\U0001F469\u200D\U0001F467 \U0001F44D\U0001F3FD \U0001F1EC\U0001F1E7 1\uFE0F\u20E3",  // emoji
      })
    EXPECT_EQ(tidy_lines(text), composed(text)) << text;
  const auto thirty = times(10, acute + grave_below + "\xCC\xA3");
  EXPECT_EQ(tidy_lines("Z" + thirty + "a" + thirty + "!"), composed("Z" + thirty + "a" + thirty + "!"));
  EXPECT_TRUE(rc::check([&] {
    const auto base = rc::gen::elementOf(std::vector<std::string>{"a", "Z", "\u0430", "\u0645", "\u05E9", "\u0E19",
                                                                  "\u1100", "\u1161", "\U0001F468", "\u200D"});
    const auto mark = rc::gen::elementOf(std::vector<std::string>{acute, grave_below, "\u0323", "\u064B", "\u0651",
                                                                  "\u05B8", "\u05C1", "\u0E48", "\u3099", "\u0345"});
    std::string text;
    for (int count = *rc::gen::inRange(1, 8); count > 0; --count) {
      text += *base;
      for (int marks = *rc::gen::inRange(0, 31); marks > 0; --marks) text += *mark;
    }
    RC_ASSERT(tidy_lines(text) == composed(text));
  }));
}

// Ordered one by one among all those before them, two million marks would take hours.
TEST(Text, MarksWithoutEndAreBrokenUpAndAllKept) {
  constexpr int many = 1'000'000;
  const auto tidy = tidy_lines("a" + times(many, acute) + times(many, grave_below));
  EXPECT_GE(count_characters(tidy), 2U * many);
  EXPECT_LT(count_characters(tidy), 2U * many + many / 10);
  EXPECT_EQ(tidy_line(times(many, acute + grave_below)), tidy_lines(times(many, acute + grave_below)));
  // Thirty one after the other, counted as they are when taken apart, and then a joiner.
  EXPECT_EQ(tidy_lines("a" + times(31, grave_below)), "a" + times(30, grave_below) + joiner + grave_below);
  EXPECT_EQ(tidy_lines("\xC3\xA9" + times(30, grave_below)),
            "\xC3\xA9" + times(29, grave_below) + joiner + grave_below);
  EXPECT_EQ(tidy_lines("a" + times(16, dialytika_tonos)),
            composed("a" + times(15, dialytika_tonos)) + joiner + composed(dialytika_tonos));
}

TEST(Text, KnowsWellFormedUtf8) {
  for (const char* text : {"", "abc", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\xF4\x8F\xBF\xBF"})
    EXPECT_TRUE(is_utf8(text)) << text;
  // A lone continuation, an overlong slash, a surrogate, beyond U+10FFFF, cut off, and a byte that UTF-8 never has.
  for (const char* text : {"\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\xFE"})
    EXPECT_FALSE(is_utf8(text)) << text;
}

TEST(Text, CountsCharactersNotBytes) {
  EXPECT_EQ(count_characters(""), 0U);
  EXPECT_EQ(count_characters("caf\xC3\xA9"), 4U);
  EXPECT_EQ(count_characters("\xF0\x9F\x98\x80\xE2\x82\xAC"), 2U);
}

TEST(Text, LowersAsciiOnly) { EXPECT_EQ(ascii_lower("ABCXYZ-\xC3\x89"), "abcxyz-\xC3\x89"); }

TEST(Text, TrimsAsciiSpace) {
  EXPECT_EQ(trim("  a b\r\n\t"), "a b");
  EXPECT_EQ(trim(" \n"), "");
}

TEST(Text, SplitsKeepingEmptyParts) {
  using Parts = std::vector<std::string_view>;
  EXPECT_EQ(split("a,b,,c", ','), (Parts{"a", "b", "", "c"}));
  EXPECT_EQ(split("", ','), (Parts{""}));
  EXPECT_EQ(split(",", ','), (Parts{"", ""}));
}

TEST(Text, ParsesNumbersStrictly) {
  EXPECT_EQ(parse_number("0"), 0);
  EXPECT_EQ(parse_number("007"), 7);
  EXPECT_EQ(parse_number("999999999"), 999999999);
  for (const char* text : {"", "-1", "+1", " 1", "1 ", "1.0", "0x1", "1000000000", "\xD9\xA1"})
    EXPECT_FALSE(parse_number(text)) << text;
}

TEST(Text, CutsBetweenCharacters) {
  EXPECT_EQ(cut_to_bytes("abc", 5), "abc");
  EXPECT_EQ(cut_to_bytes("abc", 2), "ab");
  EXPECT_EQ(cut_to_bytes("\xE2\x82\xAC", 2), "");
  EXPECT_EQ(cut_to_bytes("a\xE2\x82\xAC"
                         "b",
                         4),
            "a\xE2\x82\xAC");
  EXPECT_TRUE(rc::check([] {
    const auto text = tidy_lines(*messy());
    const auto bytes = *rc::gen::inRange<std::size_t>(0, text.size() + 2);
    const auto cut = cut_to_bytes(text, bytes);
    RC_ASSERT(cut.size() <= bytes);
    RC_ASSERT(is_utf8(cut));
    RC_ASSERT(bytes >= text.size() || bytes - cut.size() < 4);
  }));
}

}  // namespace
}  // namespace heed
