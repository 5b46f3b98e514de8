#include "domain/age_words.hpp"

#include <gtest/gtest.h>

namespace heed::domain {
namespace {

std::string times(int count, const std::string& text) {
  std::string many;
  for (int i = 0; i < count; ++i) many += text;
  return many;
}

TEST(AgeWords, JoinsTensWithTheirUnit) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(take_apart("twenty one").words, Words{"21"});
  EXPECT_EQ(take_apart("Twenty\u2013one or thirty").words, (Words{"21", "or", "30"}));
  EXPECT_EQ(take_apart("twenty twenty two").words, (Words{"20", "22"}));
  EXPECT_EQ(take_apart("twenty 2 - thirty -").words, (Words{"20", "2", "-", "30", "-"}));
  EXPECT_EQ(take_apart("\u2019\u2019a\u2014\u2026b\u00A0").words, (Words{"a", "-", "b"}));
}

// A page reads a date from as much as a form may hold. With a shift of all that follows for each of these, hours would not do.
TEST(AgeWords, GoThroughALongTextOnce) {
  constexpr int many = 1'000'000;
  EXPECT_EQ(take_apart(times(many, "twenty one ")).words.size(), std::size_t{many});
  EXPECT_TRUE(take_apart(times(many * 5, "\u2019")).words.empty());
}

}  // namespace
}  // namespace heed::domain
