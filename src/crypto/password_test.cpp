#include "crypto/password.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace heed::crypto {
namespace {

TEST(Password, VerifiesItsOwnHashOnly) {
  const auto hash = hash_password(Secret::from_text("correct horse battery"));
  ASSERT_TRUE(hash.ok());
  EXPECT_TRUE(verify_password(*hash, Secret::from_text("correct horse battery")));
  EXPECT_FALSE(verify_password(*hash, Secret::from_text("correct horse batter")));
  EXPECT_FALSE(verify_password(*hash, Secret()));
}

TEST(Password, IsArgon2idWithSixtyFourMebibytesAndThreePasses) {
  const auto hash = hash_password(Secret::from_text("x"));
  EXPECT_TRUE(hash->starts_with("$argon2id$v=19$m=65536,t=3,p=1$")) << *hash;
  EXPECT_NE(*hash, *hash_password(Secret::from_text("x"))) << "salted";
}

TEST(Password, OtherTextIsNoHash) {
  for (const std::string& hash : {std::string(), std::string("x"), std::string("$argon2id$"), std::string(500, 'a'),
                                  std::string("$argon2id$v=19$m=65536,t=3,p=1$AAAA$AAAA")})
    EXPECT_FALSE(verify_password(hash, Secret::from_text("x"))) << hash;
}

TEST(Password, WhatIsOnEveryListIsGuessedSoonerThanWordsThatNobodyPutTogether) {
  const std::vector<std::string> known{"amina", "worker", "heed"};
  const auto bits = [&](std::string_view text) { return guessing_bits(Secret::from_text(text), known); };
  for (const std::string_view weak : {"password1234", "aaaaaaaaaaaa", "qwertyuiop12", "Password2026!", "amina.worker",
                                      "worker-worker", "heedheedheed", "summer2026!!", ""})
    EXPECT_LT(bits(weak), 25) << weak;
  for (const std::string_view strong : {"blue-kettle-rain", "march-rain-42x", "xk7q-m2rw-hd9p-t4vb"})
    EXPECT_GT(bits(strong), 40) << strong;
  EXPECT_GT(bits("amina-kettle"), bits("amina-worker")) << "known words are tried first";
  EXPECT_GT(bits(std::string(100'000, 'k') + "z"), 0) << "at once, however long";
}

TEST(Password, VerifyingNothingCostsAsMuch) {
  const auto hash = hash_password(Secret::from_text("x")).value();
  const auto cost = [](auto work) {
    auto best = std::chrono::nanoseconds::max();
    for (int i = 0; i < 3; ++i) {
      const auto start = std::chrono::steady_clock::now();
      work();
      best = std::min<std::chrono::nanoseconds>(best, std::chrono::steady_clock::now() - start);
    }
    return static_cast<double>(best.count());
  };
  const double real = cost([&] { static_cast<void>(verify_password(hash, Secret::from_text("y"))); });
  const double nothing = cost([] { verify_nothing(Secret::from_text("y")); });
  // A shared machine measures badly: this catches a check that costs nothing, not a difference of some per cent.
  EXPECT_GT(nothing, real / 2);
  EXPECT_LT(nothing, real * 2);
}

}  // namespace
}  // namespace heed::crypto
