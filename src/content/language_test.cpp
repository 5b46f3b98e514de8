#include <gtest/gtest.h>

#include "content/findings_test.hpp"
#include "content/reading.hpp"

namespace heed::content {
namespace {

std::vector<Language> read(std::string_view toml, std::vector<Finding>& findings) {
  const Wording wording;
  Gathered gathered;
  Reading reading{"languages.toml", wording, gathered, findings};
  return read_languages(toml, reading);
}

TEST(Languages, AreReadInTheirOrder) {
  std::vector<Finding> findings;
  const auto languages = read(R"([[language]]
code = "en"
name = "English"
english = "English"
[[language]]
code = "ckb"
name = "کوردی"
english = "Kurdish"
)",
                              findings);
  EXPECT_EQ(told(findings), "");
  ASSERT_EQ(languages.size(), 2U);
  EXPECT_EQ(find_language(languages, "ckb-IQ"), &languages[1]);
  EXPECT_EQ(find_language(languages, "pl"), nullptr);
  EXPECT_EQ(find_language(languages, ""), nullptr);
}

TEST(Languages, WithMistakesAreNamed) {
  const std::string polish = "[[language]]\nname = \"Polski\"\nenglish = \"Polish\"\ncode = ";
  for (const auto& [toml, says] :
       std::vector<std::pair<std::string, std::string>>{{"", "at least one"},
                                                        {polish + "\"pl-PL\"\n", "two or three small letters"},
                                                        {polish + "\"pl\"\n" + polish + "\"pl\"\n", "listed twice"},
                                                        {polish + "\"pl\"\nfont = \"x\"\n", "font"}}) {
    std::vector<Finding> findings;
    read(toml, findings);
    EXPECT_NE(told(findings).find(says), std::string::npos) << toml;
  }
}

TEST(Languages, AreNamedInTheReadersLanguage) {
  EXPECT_EQ(language_name("pl", "en-GB"), "Polish");
  EXPECT_EQ(language_name("en", "pl"), "angielski");
  EXPECT_EQ(language_name("xx-nothing", "en-GB"), "xx");
}

}  // namespace
}  // namespace heed::content
