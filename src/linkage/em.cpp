#include "linkage/em.hpp"

#include <algorithm>
#include <cmath>

namespace heed::linkage {

namespace {

using ByLevel = std::vector<std::vector<double>>;

ByLevel zeros(const Model& model) {
  ByLevel counts;
  for (const Comparison& comparison : model.comparisons) counts.emplace_back(comparison.levels.size(), 0.0);
  return counts;
}

enum class Which { m, u, relative };

double& of(Level& level, Which which) { return which == Which::m ? level.m : which == Which::u ? level.u : level.relative; }
double of(const Level& level, Which which) { return which == Which::m ? level.m : which == Which::u ? level.u : level.relative; }

// Levels that nothing is known of share what the known ones leave, or count evenly when none is known.
void fill_untrained(Model& model, Which which) {
  for (Comparison& comparison : model.comparisons) {
    double known = 0, unknown = 0;
    for (const Level& level : comparison.levels) {
      if (level.null_level) continue;
      known += of(level, which);
      unknown += of(level, which) <= 0 ? 1 : 0;
    }
    if (unknown == 0) continue;
    const double share = std::max(1 - known, 0.01) / unknown;
    for (Level& level : comparison.levels) {
      if (!level.null_level && of(level, which) <= 0) of(level, which) = share;
    }
  }
}

EmIteration state_of(const Model& model) {
  EmIteration state{model.prior, zeros(model), zeros(model)};
  for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
    for (std::size_t level = 0; level < model.comparisons[i].levels.size(); ++level) {
      state.m[i][level] = model.comparisons[i].levels[level].m;
      state.u[i][level] = model.comparisons[i].levels[level].u;
    }
  }
  return state;
}

// log2 of the three classes' share in a pattern.
struct Shares {
  double match = 0, different = 0, relative = 0;
};

Shares shares_of(const Model& model, const Pattern& pattern) {
  const auto log_of = [](double probability) { return std::log2(std::max(probability, 1e-300)); };
  double match = log_of(model.prior), different = log_of(1 - model.prior - model.relative_prior);
  double relative = model.relative_prior > 0 ? log_of(model.relative_prior) : -1e9;
  for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
    const Level& level = model.comparisons[i].levels[pattern.levels[i]];
    if (level.null_level) continue;
    match += log_of(level.m);
    different += log_of(level.u);
    relative += log_of(level.relative > 0 ? level.relative : level.u);
  }
  const double top = std::max({match, different, relative});
  const double m = std::exp2(match - top), u = std::exp2(different - top), r = std::exp2(relative - top);
  return {m / (m + u + r), u / (m + u + r), r / (m + u + r)};
}

struct Expected {
  double match = 0, relative = 0, all = 0;
  ByLevel m, u, relatives;
};

Expected expect(const Model& model, std::span<const Pattern> patterns) {
  Expected expected{0, 0, 0, zeros(model), zeros(model), zeros(model)};
  for (const Pattern& pattern : patterns) {
    const Shares shares = shares_of(model, pattern);
    expected.match += shares.match * pattern.count;
    expected.relative += shares.relative * pattern.count;
    expected.all += pattern.count;
    for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
      expected.m[i][pattern.levels[i]] += shares.match * pattern.count;
      expected.u[i][pattern.levels[i]] += shares.different * pattern.count;
      expected.relatives[i][pattern.levels[i]] += shares.relative * pattern.count;
    }
  }
  return expected;
}

bool is_fixed(const Level& level, Which which) {
  return (which == Which::m && level.fixed_m) || (which == Which::u && level.fixed_u);
}

// Gives each level its share of the expected counts. What fixed levels hold is not shared out. Returns the greatest change.
double maximise(Model& model, const ByLevel& counts, Which which, double smoothing) {
  double change = 0;
  for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
    auto& levels = model.comparisons[i].levels;
    double total = 0, fixed = 0;
    for (std::size_t level = 0; level < levels.size(); ++level) {
      if (levels[level].null_level) continue;
      if (is_fixed(levels[level], which)) {
        fixed += of(levels[level], which);
      } else {
        total += counts[i][level] + smoothing;
      }
    }
    if (total <= 0) continue;
    for (std::size_t level = 0; level < levels.size(); ++level) {
      if (levels[level].null_level || is_fixed(levels[level], which)) continue;
      const double learnt = (counts[i][level] + smoothing) / total * std::max(0.0, 1 - fixed);
      change = std::max(change, std::abs(learnt - of(levels[level], which)));
      of(levels[level], which) = learnt;
    }
  }
  return change;
}

}  // namespace

std::vector<EmIteration> train(Model& model, std::span<const Pattern> patterns, const EmOptions& options) {
  fill_untrained(model, Which::m);
  fill_untrained(model, Which::u);
  std::vector<EmIteration> history{state_of(model)};
  for (std::size_t iteration = 0; iteration < options.most_iterations; ++iteration) {
    const Expected expected = expect(model, patterns);
    if (expected.all <= 0) break;
    double change = 0;
    if (options.m == Train::learnt) change = std::max(change, maximise(model, expected.m, Which::m, options.smoothing));
    if (options.u == Train::learnt) change = std::max(change, maximise(model, expected.u, Which::u, options.smoothing));
    if (options.relatives == Train::learnt) change = std::max(change, maximise(model, expected.relatives, Which::relative, options.smoothing));
    if (options.prior == Train::learnt) {
      const double pairs = expected.all + options.other_pairs;
      const double prior = std::clamp(expected.match / pairs, 1e-15, 1 - 1e-9);
      change = std::max(change, std::abs(prior - model.prior));
      model.prior = prior;
      if (options.relatives == Train::learnt) model.relative_prior = std::clamp(expected.relative / pairs, 0.0, 0.5);
    }
    history.push_back(state_of(model));
    if (change < options.convergence) break;
  }
  return history;
}

}  // namespace heed::linkage
