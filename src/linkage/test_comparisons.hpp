// For tests of learning: comparisons without conditions.
#pragma once

#include <vector>

#include "linkage/comparison.hpp"

namespace heed::linkage {

// Comparisons with a level for missing and then `m.size()` levels, the strongest first.
inline Comparison comparison_of(const std::vector<double>& m, const std::vector<double>& u) {
  Comparison comparison;
  Level missing;
  missing.null_level = true;
  comparison.levels.push_back(missing);
  for (std::size_t i = 0; i < m.size(); ++i) {
    Level level;
    level.m = m[i];
    level.u = u[i];
    comparison.levels.push_back(level);
  }
  return comparison;
}

}  // namespace heed::linkage
