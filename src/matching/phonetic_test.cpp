#include "matching/phonetic.hpp"

#include <gtest/gtest.h>

#include "matching/cases_for_test.hpp"

namespace heed::matching {

namespace {

std::string joined(const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : " ") + code;
  return text;
}

std::string sounds_of(const std::string& code, const std::string& name) {
  if (code == "soundex") return soundex(name);
  if (code == "daitch_mokotoff") return joined(daitch_mokotoff(name));
  const auto codes = double_metaphone(name);
  return codes[0] == codes[1] ? codes[0] : codes[0] + " " + codes[1];
}

}  // namespace

TEST(Phonetic, AgreesWithThePublishedCodes) {
  for (const Case& each : read_cases("tests/linkage/phonetic.cases", 3))
    EXPECT_EQ(sounds_of(each.fields[0], each.fields[1]), each.fields[2])
        << "phonetic.cases:" << each.line << " " << each.fields[1];
}

TEST(Phonetic, OfNothingIsNothing) {
  for (const std::string_view nothing : {"", " ", "12", "  7 "}) {
    EXPECT_EQ(soundex(nothing), "");
    EXPECT_EQ(double_metaphone(nothing)[0], "");
    EXPECT_TRUE(daitch_mokotoff(nothing).empty());
    EXPECT_EQ(phonetic_codes(nothing)[0], 0U);
  }
}

TEST(Phonetic, CodesAreOfTheLongestWord) {
  EXPECT_EQ(phonetic_codes("de la fontaine"), phonetic_codes("fontaine"));
  EXPECT_EQ(phonetic_codes("smith")[1], phonetic_codes("schmidt")[0]);
  EXPECT_NE(phonetic_codes("smith")[0], 0U);
}

TEST(Phonetic, EndsOnAnyText) {
  std::string bytes;
  for (int i = 0; i < 1'000'000; ++i) bytes.push_back(static_cast<char>(i * 31));
  for (const std::string& text :
       {bytes, std::string(1'000'000, 'j'), std::string(1'000'000, 'c'), std::string(500, 'z')}) {
    soundex(text);
    double_metaphone(text);
    EXPECT_LE(daitch_mokotoff(text).size(), 128U);
    phonetic_codes(text);
  }
}

}  // namespace heed::matching
