#include "http/source_limit.hpp"

#include <gtest/gtest.h>

namespace heed::http {
namespace {

using namespace std::chrono_literals;

TEST(SourceLimit, gives_a_burst_then_a_rate) {
  FixedClock clock({0});
  SourceLimit limit(3, 6, 100, clock);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limit.allow(1));
  EXPECT_FALSE(limit.allow(1));
  EXPECT_TRUE(limit.allow(2));
  clock.advance(9min);
  EXPECT_FALSE(limit.allow(1));
  clock.advance(1min);
  EXPECT_TRUE(limit.allow(1));
  EXPECT_FALSE(limit.allow(1));
  clock.advance(48h);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limit.allow(1));
  EXPECT_FALSE(limit.allow(1));
}

TEST(SourceLimit, forgets_the_least_recently_seen) {
  FixedClock clock({0});
  SourceLimit limit(1, 1, 2, clock);
  EXPECT_TRUE(limit.allow(1));
  EXPECT_TRUE(limit.allow(2));
  EXPECT_FALSE(limit.allow(1));
  EXPECT_TRUE(limit.allow(3));  // takes the place of 2
  EXPECT_FALSE(limit.allow(1));
  EXPECT_TRUE(limit.allow(2));
}

class CountingRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override {
    for (auto& byte : out) byte = ++m_next;
  }

 private:
  std::uint8_t m_next = 0;
};

TEST(SourceLimit, gives_one_flood_id_until_the_source_is_quiet) {
  FixedClock clock({0});
  CountingRandom random;
  SourceLimit limit(1, 4, 100, clock);
  EXPECT_FALSE(limit.flood(1, random));
  const auto flood = limit.flood(1, random);
  ASSERT_TRUE(flood);
  EXPECT_EQ(limit.flood(1, random), flood);
  EXPECT_FALSE(limit.flood(2, random));
  EXPECT_NE(limit.flood(2, random), flood);
  clock.advance(20min);
  EXPECT_FALSE(limit.flood(1, random));  // within its limit again, for one
  EXPECT_EQ(limit.flood(1, random), flood);
  clock.advance(61min);
  EXPECT_FALSE(limit.flood(1, random));
  const auto next = limit.flood(1, random);
  ASSERT_TRUE(next);
  EXPECT_NE(next, flood);
}

TEST(SourceLimit, a_clock_set_back_takes_nothing_away) {
  FixedClock clock({3'600'000});
  SourceLimit limit(2, 1, 10, clock);
  EXPECT_TRUE(limit.allow(1));
  clock.set({0});
  EXPECT_TRUE(limit.allow(1));
  EXPECT_FALSE(limit.allow(1));
}

}  // namespace
}  // namespace heed::http
