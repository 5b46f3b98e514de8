#include "linkage/em.hpp"

#include <algorithm>
#include <cmath>

namespace heed::linkage {

namespace {

using ByLevel = std::vector<std::vector<double>>;

// What a level that no example reaches falls to: low enough to be as good as impossible, high enough that EM, which only ever
// multiplies, can raise it again.
constexpr double least = 1e-9;
constexpr double log_of_nothing = -1000;

ByLevel zeros(const Model& model) {
  ByLevel counts;
  for (const Comparison& comparison : model.comparisons) counts.emplace_back(comparison.levels.size(), 0.0);
  return counts;
}

enum class Which { m, u, relatives, namesakes, neighbours };

constexpr std::size_t index_of_first = 2;
constexpr Which which_of(Alike kind) { return static_cast<Which>(index_of(kind) + index_of_first); }

double& of(Level& level, Which which) {
  switch (which) {
    case Which::m: return level.m;
    case Which::u: return level.u;
    case Which::relatives: return level.alike[index_of(Alike::relatives)];
    case Which::namesakes: return level.alike[index_of(Alike::namesakes)];
    case Which::neighbours: break;
  }
  return level.alike[index_of(Alike::neighbours)];
}

bool is_fixed(const Level& level, Which which) {
  return (which == Which::m && level.fixed_m) || (which == Which::u && level.fixed_u);
}

// Levels that nothing is known of share what the known ones leave, or count evenly when none is known.
void fill_untrained(Model& model, Which which) {
  for (Comparison& comparison : model.comparisons) {
    double known = 0, unknown = 0;
    for (Level& level : comparison.levels) {
      if (level.null_level) continue;
      known += of(level, which);
      unknown += of(level, which) <= 0 && !is_fixed(level, which) ? 1 : 0;
    }
    if (unknown == 0) continue;
    const double share = std::max(1 - known, 0.01) / unknown;
    for (Level& level : comparison.levels) {
      if (!level.null_level && !is_fixed(level, which) && of(level, which) <= 0) of(level, which) = share;
    }
  }
}

// Where nobody has said how they begin, half way between match and chance: as likely as their geometric mean says.
void fill_alike(Model& model, Alike kind) {
  double& prior = model.alike_prior[index_of(kind)];
  if (prior <= 0) prior = std::min(model.prior, (1 - model.prior) / (1 + alike_kinds));
  for (Comparison& comparison : model.comparisons) {
    double total = 0;
    for (const Level& level : comparison.levels) total += level.null_level ? 0 : std::sqrt(level.m * level.u);
    for (Level& level : comparison.levels) {
      double& alike = level.alike[index_of(kind)];
      if (level.null_level || alike > 0) continue;
      alike = total > 0 ? std::max(std::sqrt(level.m * level.u) / total, least) : least;
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

double log_of(double probability) { return probability > 0 ? std::log2(probability) : log_of_nothing; }

// Of a pattern, by class.
struct Shares {
  double match = 0, different = 0;
  ByAlike<double> alike{};
};

// The model in logarithms, worked out once for all patterns.
class Logarithms {
 public:
  explicit Logarithms(const Model& model) {
    double different = 1 - model.prior;
    for (const double each : model.alike_prior) different -= each;
    m_prior.match = log_of(model.prior);
    m_prior.different = log_of(different);
    for (const Alike kind : all_alike) {
      const double prior = model.alike_prior[index_of(kind)];
      m_prior.alike[index_of(kind)] = prior > 0 ? std::log2(prior) : -1e9;
    }
    for (const Comparison& comparison : model.comparisons) {
      auto& row = m_levels.emplace_back();
      for (const Level& level : comparison.levels) row.push_back(level.null_level ? Shares{} : logs_of(level));
    }
  }

  // They sum to 1.
  Shares of(const Pattern& pattern) const {
    Shares log = m_prior;
    log.match += pattern.frequency;
    for (std::size_t kind = 0; kind < alike_kinds; ++kind) log.alike[kind] += pattern.alike_frequency[kind];
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
      const Shares& level = m_levels[i][pattern.levels[i]];
      log.match += level.match;
      log.different += level.different;
      for (std::size_t kind = 0; kind < alike_kinds; ++kind) log.alike[kind] += level.alike[kind];
    }
    double top = std::max(log.match, log.different);
    for (const double each : log.alike) top = std::max(top, each);
    Shares shares{std::exp2(log.match - top), std::exp2(log.different - top), {}};
    double all = shares.match + shares.different;
    for (std::size_t kind = 0; kind < alike_kinds; ++kind) all += shares.alike[kind] = std::exp2(log.alike[kind] - top);
    shares.match /= all;
    shares.different /= all;
    for (double& each : shares.alike) each /= all;
    return shares;
  }

 private:
  static Shares logs_of(const Level& level) {
    Shares logs{log_of(level.m), log_of(level.u), {}};
    for (std::size_t kind = 0; kind < alike_kinds; ++kind)
      logs.alike[kind] = log_of(level.alike[kind] > 0 ? level.alike[kind] : level.u);
    return logs;
  }

  Shares m_prior;
  std::vector<std::vector<Shares>> m_levels;
};

bool fits(const Model& model, const Pattern& pattern) {
  if (pattern.levels.size() != model.comparisons.size() || !(pattern.count > 0)) return false;
  if (!std::isfinite(pattern.count) || !std::isfinite(pattern.frequency)) return false;
  if (!std::ranges::all_of(pattern.alike_frequency, [](double each) { return std::isfinite(each); })) return false;
  for (std::size_t i = 0; i < pattern.levels.size(); ++i) {
    if (pattern.levels[i] >= model.comparisons[i].levels.size()) return false;
  }
  return true;
}

struct Expected {
  double match = 0, all = 0;
  ByAlike<double> alike{};
  ByLevel m, u;
  ByAlike<ByLevel> alikes;
};

Expected expect(const Model& model, std::span<const Pattern> patterns) {
  const Logarithms logarithms(model);
  Expected expected{0, 0, {}, zeros(model), zeros(model), {zeros(model), zeros(model), zeros(model)}};
  for (const Pattern& pattern : patterns) {
    if (!fits(model, pattern)) continue;
    const Shares shares = logarithms.of(pattern);
    expected.match += shares.match * pattern.count;
    expected.all += pattern.count;
    for (std::size_t kind = 0; kind < alike_kinds; ++kind) expected.alike[kind] += shares.alike[kind] * pattern.count;
    for (std::size_t i = 0; i < pattern.levels.size(); ++i) {
      expected.m[i][pattern.levels[i]] += shares.match * pattern.count;
      expected.u[i][pattern.levels[i]] += shares.different * pattern.count;
      for (std::size_t kind = 0; kind < alike_kinds; ++kind)
        expected.alikes[kind][i][pattern.levels[i]] += shares.alike[kind] * pattern.count;
    }
  }
  return expected;
}

// Gives each level of one comparison its share of the expected counts. What fixed levels hold is not shared out. Returns the
// greatest change.
double maximise(std::vector<Level>& levels, const std::vector<double>& counts, Which which, double smoothing) {
  double total = 0, fixed = 0, change = 0;
  for (std::size_t level = 0; level < levels.size(); ++level) {
    if (levels[level].null_level) continue;
    if (is_fixed(levels[level], which)) {
      fixed += of(levels[level], which);
    } else {
      total += counts[level] + smoothing;
    }
  }
  if (total <= 0) return 0;
  for (std::size_t level = 0; level < levels.size(); ++level) {
    if (levels[level].null_level || is_fixed(levels[level], which)) continue;
    const double learnt = std::max((counts[level] + smoothing) / total * std::max(0.0, 1 - fixed), least);
    change = std::max(change, std::abs(learnt - of(levels[level], which)));
    of(levels[level], which) = learnt;
  }
  return change;
}

double maximise(Model& model, const ByLevel& counts, Which which, double smoothing,
                const std::vector<bool>& left_alone = {}) {
  double change = 0;
  for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
    if (i < left_alone.size() && left_alone[i]) continue;
    change = std::max(change, maximise(model.comparisons[i].levels, counts[i], which, smoothing));
  }
  return change;
}

// The greatest likelihood within the bound: the last level at it, the others that are not fixed in proportion.
void keep_within(std::vector<Level>& levels, double most) {
  const auto last = std::find_if(levels.rbegin(), levels.rend(), [](const Level& level) { return !level.null_level; });
  if (last == levels.rend() || last->fixed_m || last->m <= most) return;
  double others = 0;
  for (const Level& level : levels) others += level.null_level || level.fixed_m || &level == &*last ? 0 : level.m;
  if (others <= 0) return;
  const double scale = (others + last->m - most) / others;
  for (Level& level : levels) {
    if (!level.null_level && !level.fixed_m && &level != &*last) level.m *= scale;
  }
  last->m = most;
}

// Greatest change of any m.
double change_since(const Model& model, const EmIteration& before) {
  double change = 0;
  for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
    for (std::size_t level = 0; level < model.comparisons[i].levels.size(); ++level)
      change = std::max(change, std::abs(model.comparisons[i].levels[level].m - before.m[i][level]));
  }
  return change;
}

double maximise_priors(Model& model, const Expected& expected, const EmOptions& options) {
  const double pairs = expected.all + std::max(0.0, options.other_pairs);
  const double prior = std::clamp(expected.match / pairs, 1e-15, 1 - 1e-9);
  const double change = std::abs(prior - model.prior);
  model.prior = prior;
  double left = 1 - 1e-9 - prior;
  for (const Alike kind : all_alike) {
    if (options.alike[index_of(kind)] != Train::learnt) continue;
    double& alike = model.alike_prior[index_of(kind)];
    alike = std::clamp(expected.alike[index_of(kind)] / pairs, 1e-15, std::max(1e-15, left));
    left -= alike;
  }
  return change;
}

}  // namespace

std::vector<double> match_probabilities(const Model& model, std::span<const Pattern> patterns) {
  const Logarithms logarithms(model);
  std::vector<double> result;
  result.reserve(patterns.size());
  for (const Pattern& pattern : patterns) result.push_back(fits(model, pattern) ? logarithms.of(pattern).match : 0);
  return result;
}

std::vector<EmIteration> train(Model& model, std::span<const Pattern> patterns, const EmOptions& options) {
  fill_untrained(model, Which::m);
  fill_untrained(model, Which::u);
  for (const Alike kind : all_alike) {
    if (options.alike[index_of(kind)] == Train::learnt) fill_alike(model, kind);
  }
  model.prior = std::clamp(model.prior, 1e-15, 1 - 1e-9);
  std::vector<EmIteration> history{state_of(model)};
  for (std::size_t iteration = 0; iteration < options.most_iterations; ++iteration) {
    const Expected expected = expect(model, patterns);
    if (expected.all <= 0) break;
    const double smoothing = std::max(0.0, options.smoothing);
    double change = 0;
    if (options.m == Train::learnt) {
      maximise(model, expected.m, Which::m, smoothing);
      for (std::size_t i = 0; i < std::min(options.most_in_last.size(), model.comparisons.size()); ++i)
        keep_within(model.comparisons[i].levels, options.most_in_last[i]);
      change = std::max(change, change_since(model, history.back()));
    }
    if (options.u == Train::learnt) change = std::max(change, maximise(model, expected.u, Which::u, smoothing));
    for (const Alike kind : all_alike) {
      const std::size_t at = index_of(kind);
      if (options.alike[at] != Train::learnt) continue;
      change = std::max(change,
                        maximise(model, expected.alikes[at], which_of(kind), smoothing, options.alike_by_chance[at]));
    }
    if (options.prior == Train::learnt) change = std::max(change, maximise_priors(model, expected, options));
    history.push_back(state_of(model));
    if (change < options.convergence) break;
  }
  return history;
}

}  // namespace heed::linkage
