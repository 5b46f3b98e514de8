#include "content/language_names.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace heed::content {
namespace {

TEST(LanguageNamesTest, EachLanguageHasItsOwnNameAndStandsOnce) {
  const auto& languages = written_languages();
  for (std::size_t i = 0; i < languages.size(); ++i) {
    EXPECT_FALSE(languages[i].own_name.empty());
    EXPECT_NE(languages[i].own_name, languages[i].code) << "ICU does not know its name";
    if (i == 0) continue;
    EXPECT_LT(languages[i - 1].code, languages[i].code);
  }
  const auto polish =
      std::find_if(languages.begin(), languages.end(), [](const LanguageName& one) { return one.code == "pl"; });
  ASSERT_NE(polish, languages.end());
  EXPECT_EQ(polish->own_name, "polski");
}

TEST(LanguageNamesTest, ANameIsGivenInTheReadersLanguage) {
  EXPECT_EQ(language_name("pl", "en-GB"), "Polish");
  EXPECT_EQ(language_name("en", "pl"), "angielski");
  EXPECT_EQ(language_name("xx-nothing", "en-GB"), "xx");
}

}  // namespace
}  // namespace heed::content
