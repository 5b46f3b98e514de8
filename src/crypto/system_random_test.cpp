#include "crypto/system_random.hpp"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

namespace heed::crypto {
namespace {

TEST(SystemRandom, StartsAndStartsAgain) {
  EXPECT_TRUE(initialise());
  EXPECT_TRUE(initialise());
}

TEST(SystemRandom, TokensAreLongAndDifferent) {
  SystemRandom random;
  std::set<std::string> tokens;
  for (int i = 0; i < 1000; ++i) tokens.insert(random_token(random));
  EXPECT_EQ(tokens.size(), 1000U);
  EXPECT_EQ(tokens.begin()->size(), 43U);
}

TEST(ShortHash, DependsOnKeyAndText) {
  const Secret key(Bytes(16, 1));
  EXPECT_EQ(short_hash(key, "192.0.2.1"), short_hash(key, "192.0.2.1"));
  EXPECT_NE(short_hash(key, "192.0.2.1"), short_hash(key, "192.0.2.2"));
  EXPECT_NE(short_hash(key, "192.0.2.1"), short_hash(Secret(Bytes(16, 2)), "192.0.2.1"));
  EXPECT_THROW(static_cast<void>(short_hash(Secret(Bytes(15)), "")), std::invalid_argument);
}

TEST(EqualText, ComparesWholeTexts) {
  EXPECT_TRUE(equal_text("", ""));
  EXPECT_TRUE(equal_text("abc", "abc"));
  for (const char* other : {"", "ab", "abd", "abcd", "ABC"}) EXPECT_FALSE(equal_text("abc", other)) << other;
}

}  // namespace
}  // namespace heed::crypto
