#include "linkage/display.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace heed::linkage {
namespace {

using Ids = std::vector<MentionId>;
constexpr DisplayBounds bounds{2, -1};

bool is_shown(const Ids& before, float weight, const Ids& mentions) {
  const std::vector<Displayable> now{{weight, mentions}};
  return on_display(before, now, bounds).front();
}

TEST(DisplayTest, EntersAtOneBoundAndLeavesAtALowerOne) {
  EXPECT_FALSE(is_shown({}, 1.9F, {7}));
  EXPECT_TRUE(is_shown({}, 2, {7}));
  EXPECT_TRUE(is_shown({7}, -1, {7}));
  EXPECT_FALSE(is_shown({7}, -1.1F, {7}));
}

TEST(DisplayTest, StaysUnderAnotherNameWhenOneOfItsMentionsStoodThere) {
  EXPECT_TRUE(is_shown({7, 9}, 0, {3, 9}));
  EXPECT_FALSE(is_shown({7, 9}, 0, {3, 8}));
}

TEST(DisplayTest, ALeavingBoundAboveTheEnteringOneCountsAsThat) {
  const std::vector<Displayable> now{{1, {}}, {3, {}}};
  EXPECT_EQ(on_display({}, now, {2, 5}), (std::vector<bool>{false, true}));
}

TEST(DisplayTest, WhatIsNoNumberIsNotShown) { EXPECT_FALSE(is_shown({7}, std::nanf(""), {7})); }

// However a weight moves between the two bounds, what is on display does not change.
RC_GTEST_PROP(DisplayProperty, NothingChangesBetweenTheBounds, ()) {
  const Ids mentions{4};
  Ids before;
  bool shown = *rc::gen::arbitrary<bool>();
  if (shown) before = mentions;
  for (int turn = 0; turn < 20; ++turn) {
    const auto weight = static_cast<float>(*rc::gen::inRange(-100, 199)) / 100;
    RC_ASSERT(is_shown(before, weight, mentions) == shown);
  }
}

}  // namespace
}  // namespace heed::linkage
