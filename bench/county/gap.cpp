#include "county/gap.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "linkage/random.hpp"

namespace heed::bench {

namespace {

constexpr double z = 1.959964;

// Gaps that come of one share for all, in groups of these sizes.
std::vector<double> gaps_by_chance(const std::vector<Share>& groups) {
  constexpr std::size_t rounds = 1000;
  Share all;
  for (const Share& group : groups) {
    all.found += group.found;
    all.of += group.of;
  }
  linkage::Random random(20240615);
  constexpr std::uint32_t whole = 1U << 30;
  const auto bound = static_cast<std::uint32_t>(all.value() * whole);
  std::vector<double> gaps;
  for (std::size_t round = 0; round < rounds; ++round) {
    double best = 0, worst = 1;
    for (const Share& group : groups) {
      Share drawn{0, group.of};
      for (std::uint64_t one = 0; one < group.of; ++one) drawn.found += random.below(whole) < bound ? 1 : 0;
      best = std::max(best, drawn.value());
      worst = std::min(worst, drawn.value());
    }
    gaps.push_back(best - worst);
  }
  std::ranges::sort(gaps);
  return gaps;
}

}  // namespace

Interval wilson(const Share& share) {
  if (share.of == 0) return {};
  const auto n = static_cast<double>(share.of);
  const double p = share.value(), middle = p + z * z / (2 * n);
  const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)), whole = 1 + z * z / n;
  return {std::max(0.0, (middle - half) / whole), std::min(1.0, (middle + half) / whole)};
}

Interval newcombe(const Share& more, const Share& less) {
  const Interval of_more = wilson(more), of_less = wilson(less);
  const double difference = more.value() - less.value();
  const double below = std::hypot(more.value() - of_more.low, of_less.high - less.value());
  const double above = std::hypot(of_more.high - more.value(), less.value() - of_less.low);
  return {difference - below, difference + above};
}

Gap gap_of(const std::map<std::string, Share>& groups) {
  Gap gap;
  std::vector<Share> counted;
  const Share *best = nullptr, *worst = nullptr;
  for (const auto& [name, share] : groups) {
    if (share.of < fewest_cases) {
      ++gap.left_out;
      continue;
    }
    counted.push_back(share);
    if (best == nullptr || share.value() > best->value()) {
      best = &share;
      gap.best = name;
    }
    if (worst == nullptr || share.value() < worst->value()) {
      worst = &share;
      gap.worst = name;
    }
  }
  gap.groups = counted.size();
  if (counted.size() < 2) return {{}, {}, 0, {}, gap.groups, gap.left_out, 0, 0};
  gap.gap = best->value() - worst->value();
  gap.interval = newcombe(*best, *worst);
  const std::vector<double> chance = gaps_by_chance(counted);
  for (const double one : chance) gap.by_chance += one / static_cast<double>(chance.size());
  gap.by_chance_at_most = chance[chance.size() * 95 / 100];
  return gap;
}

}  // namespace heed::bench
