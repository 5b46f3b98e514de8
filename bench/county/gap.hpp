// The gap between those who are served best and worst, as far as so few cases can tell.
#pragma once

#include <map>
#include <string>

#include "county/seen_before.hpp"

namespace heed::bench {

// 95 of 100.
struct Interval {
  double low = 0, high = 1;
};
// Wilson's, of a share.
Interval wilson(const Share& share);
// Newcombe's (1998, method 10), of the difference of two shares.
Interval newcombe(const Share& more, const Share& less);

struct Gap {
  std::string best, worst;  // "" where fewer than two groups have `fewest` cases
  double gap = 0;
  Interval interval;
  std::size_t groups = 0, left_out = 0;
  // The best of many looks better than the worst by chance alone. If all were served alike: the gap on average, and the one that 95 of
  // 100 would stay below.
  double by_chance = 0, by_chance_at_most = 0;
};
inline constexpr std::uint64_t fewest_cases = 30;
Gap gap_of(const std::map<std::string, Share>& groups);

}  // namespace heed::bench
