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

TEST(SourceLimit, gives_back_what_came_out_right_and_says_how_long_to_wait) {
  FixedClock clock({0});
  SourceLimit limit(2, 6, 100, clock);
  EXPECT_EQ(limit.wait(1), 0ms);
  for (int i = 0; i < 9; ++i) {
    EXPECT_TRUE(limit.allow(1));
    limit.give_back(1);
  }
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(limit.allow(1));
  clock.advance(4min);
  EXPECT_FALSE(limit.allow(1));
  EXPECT_EQ(limit.wait(1), 6min);
  EXPECT_EQ(limit.wait(2), 0ms);
}

TEST(SourceLimit, marks_a_flood_by_a_random_id_until_the_source_was_quiet) {
  FixedClock clock({0});
  SourceLimit limit(2, 0, 100, clock);
  for (int i = 0; i < 2; ++i) EXPECT_FALSE(limit.take(1).over_limit);
  for (int i = 0; i < SourceLimit::over_before_flood; ++i) {
    const auto taken = limit.take(1);
    EXPECT_TRUE(taken.over_limit);
    EXPECT_FALSE(taken.flood) << "a handful is no flood";
  }
  const auto first = limit.take(1).flood;
  ASSERT_TRUE(first);
  clock.advance(59min);
  EXPECT_EQ(limit.take(1).flood, first);
  for (int i = 0; i < 30; ++i) static_cast<void>(limit.take(2));
  EXPECT_NE(limit.take(2).flood, first) << "another source, another flood";
  clock.advance(60min);
  EXPECT_FALSE(limit.take(1).flood) << "it was quiet";
  for (int i = 0; i < SourceLimit::over_before_flood; ++i) static_cast<void>(limit.take(1));
  EXPECT_NE(limit.take(1).flood, first);
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
