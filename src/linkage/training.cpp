#include "linkage/training.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "linkage/pair_scorer.hpp"
#include "linkage/parallel.hpp"
#include "linkage/random.hpp"

namespace heed::linkage {

namespace {

using Counts = std::vector<std::vector<double>>;  // by comparison and level

Counts no_counts(const Model& model) {
  Counts counts;
  for (const Comparison& comparison : model.comparisons) counts.emplace_back(comparison.levels.size(), 0.0);
  return counts;
}

// Levels of pairs taken at random, or of all pairs when there are not many more.
Counts chance(const Table& table, const Model& model, std::uint32_t most, unsigned threads) {
  std::vector<Counts> counts(threads, no_counts(model));
  const auto records = static_cast<std::uint32_t>(table.size());
  const double all = static_cast<double>(records) * (records - 1.0) / 2;
  in_parallel(threads, [&](unsigned worker) {
    PairScorer scorer(model, table);
    std::vector<std::uint16_t> levels(model.comparisons.size());
    const auto count = [&](std::uint32_t left, std::uint32_t right) {
      scorer.levels(left, right, levels);
      for (std::size_t i = 0; i < levels.size(); ++i) counts[worker][i][levels[i]] += 1;
    };
    if (all <= most) {
      for (std::uint32_t left = worker; left < records; left += threads) {
        for (std::uint32_t right = left + 1; right < records; ++right) count(left, right);
      }
      return;
    }
    Random random(977 + worker);
    for (std::uint32_t i = worker; i < most; i += threads) {
      const std::uint32_t left = random.below(records), right = random.below(records);
      if (left != right) count(left, right);
    }
  });
  for (unsigned worker = 1; worker < threads; ++worker) {
    for (std::size_t i = 0; i < counts[0].size(); ++i) {
      for (std::size_t level = 0; level < counts[0][i].size(); ++level) counts[0][i][level] += counts[worker][i][level];
    }
  }
  return std::move(counts[0]);
}

// The chance that two values taken at random are equal, from all values.
double equal_by_chance(const Dictionary& dictionary) {
  double sum = 0;
  for (ValueId id = 0; id < dictionary.size(); ++id) {
    const matching::DayRange& days = dictionary.value(id).days;
    if (!days.empty() && !days.exact()) continue;  // a year that is equal is not a day that is equal (comparison.cpp)
    const double count = dictionary.count(id);
    sum += count * (count - 1);
  }
  const double total = static_cast<double>(dictionary.total());
  return total > 1 ? sum / (total * (total - 1)) : 0;
}

bool is_exact(const Level& level) {
  const bool equal = level.condition.measure == Measure::exact || level.condition.measure == Measure::whole_plate;
  return level.condition.kind == Condition::Kind::test && equal && level.condition.left == level.condition.right &&
         level.condition.left.part == Part::whole;
}

// Equal values by chance, without those of matches.
double equal_without_matches(const Model& model, const Level& level, double equal, bool learnt) {
  if (matching::identifies(model.columns[level.condition.left.column].type)) return equal / 50;
  return learnt ? std::max(equal - model.prior * level.m, equal / 5) : equal;
}

void set_chance(Model& model, const Table& table, const Counts& counts, bool learnt) {
  for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
    auto& levels = model.comparisons[i].levels;
    double total = 0;
    for (std::size_t level = 0; level < levels.size(); ++level)
      total += levels[level].null_level ? 0 : counts[i][level];
    for (std::size_t level = 0; level < levels.size(); ++level) {
      if (levels[level].null_level || levels[level].fixed_u) continue;
      double u = (counts[i][level] + 0.3) / (total + 0.3 * static_cast<double>(levels.size()));
      if (is_exact(levels[level])) {
        const double equal = equal_by_chance(table.dictionary(levels[level].condition.left.column));
        u = std::max(equal_without_matches(model, levels[level], equal, learnt), 1e-9);
      }
      levels[level].u = u;
    }
  }
}

// Where learning begins: most matches agree, and the weaker a level the fewer.
void set_first_guess(Model& model, std::size_t records) {
  model.prior = 1.0 / static_cast<double>(std::max<std::size_t>(records, 2));
  for (Comparison& comparison : model.comparisons) {
    std::size_t count = 0;
    for (const Level& level : comparison.levels) count += level.null_level ? 0 : 1;
    double left = 1, share = 0.6;
    std::size_t seen = 0;
    for (Level& level : comparison.levels) {
      if (level.null_level || level.fixed_m) continue;
      ++seen;
      level.m = seen == count ? left : left * share;
      left -= seen == count ? 0 : level.m;
      share = 0.4;
    }
  }
}

bool shared_by(Alike kind, AttributeType type) {
  switch (kind) {
    case Alike::relatives: return matching::of_a_household(type);
    case Alike::namesakes: return matching::goes_with_a_name(type);
    case Alike::neighbours: break;
  }
  return matching::goes_with_a_place(type);
}

// Of two children of a family, how often they were born on one day. About 1.5 of 100 births are of more than one child (Office for
// National Statistics, birth characteristics, 2019: 15.3 of 1,000 maternities), and two of three families with two children or more have
// two, by one birth or by two: one or two pairs in fifty. Not learnt: a twin and a child whose first name was misheard look the
// same, and whoever may learn of twins takes the second for the first.
constexpr double twins = 0.02;

bool twins_share(Alike kind, AttributeType type) {
  return kind == Alike::relatives && type == AttributeType::date_of_birth;
}

// What two of a kind who are alike share of an attribute that they do not share for a reason: what chance has it, and of twins what
// one person's records do, slips included.
double share_of_others(const Level& level, bool also_twins) {
  return also_twins ? (1 - twins) * level.u + twins * level.m : level.u;
}

// By comparison: whether those who are alike share it for a reason.
ByAlike<std::vector<bool>> shared_for_a_reason(const Model& model) {
  ByAlike<std::vector<bool>> shared;
  for (const Comparison& comparison : model.comparisons) {
    const auto column = model.column(comparison.name);
    for (const Alike kind : all_alike)
      shared[index_of(kind)].push_back(column && shared_by(kind, model.columns[*column].type));
  }
  return shared;
}

struct Patterns {
  std::vector<Pattern> patterns;
  std::vector<std::uint32_t> of_pair;  // by probed pair
};

// Pairs whose values are about as rare count as one pattern.
constexpr float rarity_step = 2;
constexpr int most_steps = 8;

int steps_of(float rare) {
  return std::clamp(static_cast<int>(std::lround(rare / rarity_step)), -most_steps, most_steps);
}

// By comparison: whether it tells of twins.
std::vector<bool> told_of_twins(const Model& model, Alike kind) {
  std::vector<bool> told;
  for (const Comparison& comparison : model.comparisons) {
    const auto column = model.column(comparison.name);
    told.push_back(column && twins_share(kind, model.columns[*column].type));
  }
  return told;
}

// What two values that are equal tell of those who are alike: of relatives as of one, where the household shares it; of namesakes
// nothing, since two of a name are met as often as it is common. In steps.
struct Rarity {
  int match = 0;
  ByAlike<int> alike{};
};

Rarity rarity_of(std::span<const float> rare, const ByAlike<std::vector<bool>>& shared) {
  float match = 0;
  ByAlike<float> alike{};
  for (std::size_t i = 0; i < rare.size(); ++i) {
    match += rare[i];
    for (const Alike kind : {Alike::relatives, Alike::neighbours})
      alike[index_of(kind)] += shared[index_of(kind)][i] ? rare[i] : 0;
  }
  Rarity rarity{steps_of(match), {}};
  for (const Alike kind : all_alike) rarity.alike[index_of(kind)] = steps_of(alike[index_of(kind)]);
  return rarity;
}

Patterns patterns_of(const Table& table, const Model& model, const Probe& probe, unsigned threads) {
  const std::size_t width = model.comparisons.size();
  std::vector<std::uint16_t> levels(probe.pairs.size() * width);
  std::vector<Rarity> rarity(probe.pairs.size());
  const auto shared = shared_for_a_reason(model);
  in_parallel(threads, [&](unsigned worker) {
    PairScorer scorer(model, table);
    std::vector<float> rare(width);
    for (std::size_t pair = worker; pair < probe.pairs.size(); pair += threads) {
      scorer.levels(probe.pairs[pair].left, probe.pairs[pair].right, std::span(levels).subspan(pair * width, width),
                    rare);
      rarity[pair] = rarity_of(rare, shared);
    }
  });
  Patterns result;
  result.of_pair.resize(probe.pairs.size());
  std::unordered_map<std::uint64_t, std::uint32_t> known;
  for (std::size_t pair = 0; pair < probe.pairs.size(); ++pair) {
    std::uint64_t key = static_cast<std::uint64_t>(std::int64_t{rarity[pair].match} + most_steps);
    for (const int steps : rarity[pair].alike)
      key = matching::combine(key, static_cast<std::uint64_t>(std::int64_t{steps} + most_steps));
    for (std::size_t i = 0; i < width; ++i) key = matching::combine(key, levels[pair * width + i] + 1U);
    const auto [place, is_new] = known.emplace(key, static_cast<std::uint32_t>(result.patterns.size()));
    if (is_new) {
      const auto begin = levels.begin() + static_cast<std::ptrdiff_t>(pair * width);
      Pattern pattern{{begin, begin + static_cast<std::ptrdiff_t>(width)}, 0, rarity[pair].match * rarity_step, {}};
      for (const Alike kind : all_alike)
        pattern.alike_frequency[index_of(kind)] = rarity[pair].alike[index_of(kind)] * rarity_step;
      result.patterns.push_back(std::move(pattern));
    }
    result.patterns[place->second].count += 1;
    result.of_pair[pair] = place->second;
  }
  return result;
}

// Chance counted matches too when the table is small: what EM learnt of them is taken off.
Counts without_matches(Counts counts, const Model& model) {
  for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
    const auto& levels = model.comparisons[i].levels;
    double total = 0;
    for (std::size_t level = 0; level < levels.size(); ++level)
      total += levels[level].null_level ? 0 : counts[i][level];
    for (std::size_t level = 0; level < levels.size(); ++level) {
      if (!levels[level].null_level)
        counts[i][level] = std::max(0.0, counts[i][level] - total * model.prior * levels[level].m);
    }
  }
  return counts;
}

// Each probed pair's probability.
std::vector<double> posteriors(const Model& model, const Patterns& patterns) {
  const std::vector<double> of_pattern = match_probabilities(model, patterns.patterns);
  std::vector<double> result;
  result.reserve(patterns.of_pair.size());
  for (const std::uint32_t pattern : patterns.of_pair) result.push_back(of_pattern[pattern]);
  return result;
}

bool of_one_person(AttributeType type) {
  switch (type) {
    case AttributeType::forename:
    case AttributeType::nickname:
    case AttributeType::date_of_birth: return true;
    default: return false;
  }
}

// What tells one from those who are alike in this way.
bool tells_apart(Alike kind, AttributeType type) {
  switch (kind) {
    case Alike::relatives: return of_one_person(type);
    case Alike::namesakes: return !matching::goes_with_a_name(type);
    case Alike::neighbours: break;
  }
  return of_one_person(type) || type == AttributeType::surname || type == AttributeType::full_name;
}

// Where learning of those who are alike begins, and what of them is not learnt: a class that may learn everything takes the careless
// records of one for two. It begins as a match in what they share and as chance in the rest, before matches are learnt: otherwise
// these take the households in, and do not let them go. Nothing is begun when nobody could be told from those who are alike.
void guess_alike(Model& model, Alike kind, EmOptions& em) {
  const std::vector<bool> shared = shared_for_a_reason(model)[index_of(kind)];
  const std::vector<bool> of_twins = told_of_twins(model, kind);
  auto& by_chance = em.alike_by_chance[index_of(kind)];
  bool shared_any = false, apart_any = false;
  for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
    const auto column = model.column(model.comparisons[i].name);
    shared_any = shared_any || shared[i];
    apart_any = apart_any || (column && tells_apart(kind, model.columns[*column].type));
    by_chance.push_back(!shared[i]);
    for (Level& level : model.comparisons[i].levels)
      level.alike[index_of(kind)] = shared[i] ? level.m : share_of_others(level, of_twins[i]);
  }
  if (!shared_any || !apart_any) return;
  model.alike_prior[index_of(kind)] = model.prior;
  em.alike[index_of(kind)] = Train::learnt;
}

// What those who are alike share by chance follows what chance is.
void share_by_chance(Model& model, const EmOptions& em) {
  for (const Alike kind : all_alike) {
    const auto& by_chance = em.alike_by_chance[index_of(kind)];
    const std::vector<bool> of_twins = told_of_twins(model, kind);
    for (std::size_t i = 0; i < by_chance.size(); ++i) {
      for (Level& level : model.comparisons[i].levels)
        if (by_chance[i]) level.alike[index_of(kind)] = share_of_others(level, of_twins[i]);
    }
  }
}

// However careless the hands, most records of one person agree somehow in forename and birth. Without this bound a file in which
// families outnumber repeated people teaches that matches are families.
std::vector<double> most_different(const Model& model) {
  constexpr double most = 0.25;
  std::vector<double> bounds;
  for (const Comparison& comparison : model.comparisons) {
    const auto column = model.column(comparison.name);
    const auto type = column ? model.columns[*column].type : AttributeType::category;
    bounds.push_back(type == AttributeType::forename || type == AttributeType::date_of_birth ? most : 1);
  }
  return bounds;
}

}  // namespace

void smooth_levels(Model& model) {
  for (Comparison& comparison : model.comparisons) {
    struct Pool {
      double m, u;
      std::vector<Level*> levels;
    };
    std::vector<Pool> pools;
    for (Level& level : comparison.levels) {
      if (level.null_level || level.m <= 0 || level.u <= 0) continue;
      pools.push_back({level.m, level.u, {&level}});
      while (pools.size() > 1 &&
             pools[pools.size() - 2].m * pools.back().u < pools.back().m * pools[pools.size() - 2].u) {
        Pool last = std::move(pools.back());
        pools.pop_back();
        pools.back().m += last.m;
        pools.back().u += last.u;
        pools.back().levels.insert(pools.back().levels.end(), last.levels.begin(), last.levels.end());
      }
    }
    // The ratio of the pool, keeping how often chance gives each level.
    for (const Pool& pool : pools) {
      for (Level* level : pool.levels) level->m = level->u * pool.m / pool.u;
    }
  }
}

Trained learn(const Table& table, Model model, const TrainingOptions& options) {
  Trained trained;
  const Counts counts = chance(table, model, options.random_pairs, options.threads);
  set_chance(model, table, counts, false);
  set_first_guess(model, table.size());
  const Probe found = probe(table, options.probe);
  const Patterns patterns = patterns_of(table, model, found, options.threads);
  EmOptions em;
  em.most_iterations = 60;
  em.u = Train::fixed;
  em.smoothing = 0.1;
  em.other_pairs = std::max(0.0, found.compared - static_cast<double>(found.pairs.size()));
  for (const Alike kind : all_alike) guess_alike(model, kind, em);
  em.most_in_last = most_different(model);
  for (int round = 0; round < 3; ++round) {
    const auto iterations = train(model, patterns.patterns, em);
    trained.iterations.insert(trained.iterations.end(), iterations.begin(), iterations.end());
    const Model learnt = model;
    set_chance(model, table, without_matches(counts, learnt), true);
    share_by_chance(model, em);
  }
  smooth_levels(model);
  model.plan.rules = choose_rules(found, posteriors(model, patterns), options.choice);
  model.plan.most_in_key = options.probe.most_in_key;
  trained.model = std::move(model);
  return trained;
}

}  // namespace heed::linkage
