#include "linkage/list_pool.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "linkage/random.hpp"

namespace heed::linkage {
namespace {

// Each list holds what a vector of its own would, whatever the others do.
RC_GTEST_PROP(ListPoolProperty, HoldsWhatVectorsWouldHold, (std::uint32_t seed)) {
  Random random(seed);
  ListPool<std::uint32_t> pool;
  std::vector<PooledList> lists(8);
  std::vector<std::vector<std::uint32_t>> expected(lists.size());
  for (std::uint32_t turn = 0; turn < 400; ++turn) {
    const std::size_t at = random.below(8);
    PooledList& list = lists[at];
    std::vector<std::uint32_t>& vector = expected[at];
    const std::uint32_t what = random.below(40);
    if (what == 0) {
      pool.clear(list);
      vector.clear();
    } else if (what < 15 && !vector.empty()) {
      const std::uint32_t place = random.below(list.count);
      pool.erase(list, place);
      vector.erase(vector.begin() + place);
    } else {
      const std::uint32_t place = random.below(list.count + 1);
      pool.insert(list, place, turn);
      vector.insert(vector.begin() + place, turn);
    }
    for (std::size_t other = 0; other < lists.size(); ++other) {
      RC_ASSERT(std::ranges::equal(pool.of(lists[other]), expected[other]));
      RC_ASSERT(pool.holds(lists[other]));
    }
  }
}

TEST(ListPoolTest, WhatAListLeavesAnotherTakes) {
  ListPool<std::uint32_t> pool;
  PooledList one, other;
  for (std::uint32_t item = 0; item < 1000; ++item) pool.append(one, item);
  const std::size_t bytes = pool.bytes();
  pool.clear(one);
  for (std::uint32_t item = 0; item < 1000; ++item) pool.append(other, item);
  EXPECT_LE(pool.bytes(), bytes + 200);
}

TEST(ListPoolTest, AListOfAnotherPoolIsNone) {
  const ListPool<std::uint32_t> pool;
  EXPECT_TRUE(pool.holds({0, 7}));
  EXPECT_FALSE(pool.holds({1, 0}));
  EXPECT_FALSE(pool.holds({2, 0xffffffff}));
}

}  // namespace
}  // namespace heed::linkage
