#include "base/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

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
