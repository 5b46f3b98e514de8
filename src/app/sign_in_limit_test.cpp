#include "app/sign_in_limit.hpp"

#include <gtest/gtest.h>

namespace heed::app {
namespace {

using namespace std::chrono_literals;

constexpr Instant start{1795514400000};
constexpr SignInSource office{1};
constexpr SignInSource elsewhere{2};

SignInSource place(int number) { return static_cast<SignInSource>(1000 + number); }

// How many of `tries` are let through.
int let_through(SignInLimit& limit, const std::string& name, SignInSource source, Instant now, int tries) {
  int through = 0;
  for (int i = 0; i < tries; ++i) through += limit.take(name, source, now) ? 1 : 0;
  return through;
}

TEST(SignInLimit, TenTriesOfANameFromOneSourceThenOneEveryNinetySeconds) {
  SignInLimit limit;
  EXPECT_EQ(let_through(limit, "worker", elsewhere, start, 50), 10);
  EXPECT_EQ(let_through(limit, "worker", elsewhere, start + 89s, 5), 0);
  EXPECT_EQ(let_through(limit, "worker", elsewhere, start + 90s, 5), 1);
  EXPECT_EQ(let_through(limit, "worker", elsewhere, start + 24h, 50), 10);
}

TEST(SignInLimit, WhatOneSourceDoesSlowsNoOtherSource) {
  SignInLimit limit;
  let_through(limit, "worker", elsewhere, start, 1000);
  EXPECT_TRUE(limit.take("worker", office, start));
}

TEST(SignInLimit, ASourceTriesAHundredNamesThenOneEveryTenSeconds) {
  SignInLimit limit;
  int through = 0;
  for (int i = 0; i < 500; ++i) through += limit.take("name" + std::to_string(i), elsewhere, start) ? 1 : 0;
  EXPECT_EQ(through, 100);
  EXPECT_FALSE(limit.take("another", elsewhere, start + 9s));
  EXPECT_TRUE(limit.take("another", elsewhere, start + 10s));
}

TEST(SignInLimit, GuessingANameFromManySourcesStaysSlow) {
  SignInLimit limit;
  int through = 0;
  for (int i = 0; i < 500; ++i) through += limit.take("worker", place(i), start) ? 1 : 0;
  EXPECT_EQ(through, 30);
  for (int second = 1; second <= 100; ++second)
    for (int i = 0; i < 10; ++i) through += limit.take("worker", place(second * 10 + i), start + second * 1s) ? 1 : 0;
  EXPECT_EQ(through, 40) << "one every ten seconds, and never none for longer";
}

TEST(SignInLimit, GuessersElsewhereDoNotSlowWhereTheNameSignsInFrom) {
  SignInLimit limit;
  ASSERT_TRUE(limit.take("worker", office, start));
  limit.succeeded("worker", office, start);
  for (int i = 0; i < 500; ++i) (void)limit.take("worker", place(i), start);
  EXPECT_EQ(let_through(limit, "worker", office, start, 50), 10);
}

TEST(SignInLimit, GuessersBesideAPersonDoNotSlowWhoHasSignedInFromThere) {
  SignInLimit limit;
  ASSERT_TRUE(limit.take("worker", office, start));
  limit.succeeded("worker", office, start);
  for (int i = 0; i < 500; ++i) (void)limit.take("name" + std::to_string(i), office, start);
  EXPECT_EQ(limit.look("another", office, start), TryStanding::must_wait);
  EXPECT_EQ(limit.look("worker", office, start), TryStanding::known);
  EXPECT_TRUE(limit.take("worker", office, start));
}

TEST(SignInLimit, GuessersOfANameDoNotKeepItsOwnerFromTheirOwnPage) {
  SignInLimit limit;
  for (int i = 0; i < 500; ++i) (void)limit.take("worker", place(i), start);
  EXPECT_TRUE(limit.take("worker", own_page, start));
}

TEST(SignInLimit, LookingSaysHowATryStandsAndTakesNone) {
  SignInLimit limit;
  for (int i = 0; i < 100; ++i) EXPECT_EQ(limit.look("worker", elsewhere, start), TryStanding::new_here);
  EXPECT_EQ(let_through(limit, "worker", elsewhere, start, 50), 10);
  EXPECT_EQ(limit.look("worker", elsewhere, start), TryStanding::must_wait);
  limit.succeeded("worker", elsewhere, start);
  EXPECT_EQ(limit.look("worker", elsewhere, start), TryStanding::known);
}

TEST(SignInLimit, RightPasswordsCostNothing) {
  SignInLimit limit;
  for (int i = 0; i < 1000; ++i) {
    ASSERT_TRUE(limit.take("worker", office, start)) << i;
    limit.succeeded("worker", office, start);
  }
}

TEST(SignInLimit, AResetForgivesTheNameAndForgetsItsSources) {
  SignInLimit limit;
  ASSERT_TRUE(limit.take("worker", office, start));
  limit.succeeded("worker", office, start);
  let_through(limit, "worker", office, start, 50);
  for (int i = 0; i < 500; ++i) (void)limit.take("worker", place(i), start);
  limit.forgive("worker");
  EXPECT_TRUE(limit.take("worker", office, start));
  for (int i = 0; i < 500; ++i) (void)limit.take("worker", place(i), start);
  EXPECT_FALSE(limit.take("worker", office, start)) << "no longer known";
}

TEST(SignInLimit, LinesOfWaitingTriesAreBoundedAndSayHowManyWentWithout) {
  SignInLimit limit;
  int lines = 0;
  for (int i = 0; i < 150; ++i) lines += limit.line_for_waiting(start) ? 1 : 0;
  EXPECT_EQ(lines, 100);
  EXPECT_EQ(limit.line_for_waiting(start + 10s), 50);
  EXPECT_EQ(limit.line_for_waiting(start + 20s), 0);
}

TEST(SignInLimit, AClockSetBackTakesNothingAway) {
  SignInLimit limit;
  let_through(limit, "worker", elsewhere, start, 50);
  EXPECT_FALSE(limit.take("worker", elsewhere, start - 1h));
  EXPECT_TRUE(limit.take("worker", elsewhere, start - 1h + 90s));
}

}  // namespace
}  // namespace heed::app
