// What matters of linkage, in one table: is the fourth concern read as the first? On a synthetic county (docs/benchmark.md), with
// what products do today beside it in the same run.
#include <fmt/core.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>

#include "county/county.hpp"
#include "county/curve.hpp"
#include "county/finder.hpp"
#include "county/gap.hpp"
#include "county/kept.hpp"
#include "county/knowable.hpp"
#include "county/seen_before.hpp"
#include "county/sets.hpp"
#include "link_batch/evaluate.hpp"
#include "linkage/batch.hpp"

namespace {

using namespace heed;
using namespace heed::bench;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

double peak_megabytes() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) / 1024;
}

double percentile(std::vector<std::uint32_t> values, double share) {
  if (values.empty()) return 0;
  const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
  return values[at] / 1000.0;
}

linkage::Model batch(const CountyData& county, linkage::EntityKind kind, unsigned threads, Clustered& clustered) {
  const auto start = Clock::now();
  clustered.kind = kind;
  linkage::Table table(county.columns[static_cast<std::size_t>(kind)]);
  std::vector<std::uint32_t>& truth = clustered.truth;
  for (const ConcernData& concern : county.concerns) {
    for (std::size_t at = 0; at < concern.truth.size(); ++at) {
      if (concern.told.mentions[at].kind != kind) continue;
      table.add(concern.told.mentions[at].mention.values);
      truth.push_back(concern.truth[at].entity);
      clustered.telling.push_back(telling_who(table.columns(), concern.told.mentions[at].mention.values));
    }
  }
  const double loading = seconds_since(start);
  linkage::BatchOptions options;
  options.threads = threads;
  linkage::BatchResult result = linkage::link(table, nullptr, options);
  const auto report = link_batch::evaluate_clusters(result.cluster, truth, 0);
  fmt::print("{:<9} {:>9} {:>8.2f} {:>8.2f} {:>8.2f} {:>8.2f} {:>8.2f} {:>12} {:>9.4f} {:>9.4f} {:>9.4f}\n",
             to_string(kind), truth.size(), loading, result.report.seconds_training, result.report.seconds_blocking,
             result.report.seconds_scoring, result.report.seconds_clustering, result.report.candidates,
             report.agreement.precision(), report.agreement.recall(), report.agreement.f1());
  clustered.cluster = std::move(result.cluster);
  return std::move(result.model);
}

void print_seen(const std::string& finder, const Seen& seen) {
  const auto each = [](std::uint64_t of, std::uint64_t measured) {
    return static_cast<double>(of) / static_cast<double>(std::max<std::uint64_t>(measured, 1));
  };
  fmt::print("{:<38} {:>7.3f} {:>7.3f} {:>7.3f} {:>7.3f} {:>8.3f} {:>9.3f}\n", finder, seen.at_five[0].value(),
             seen.at_five[1].value(), seen.at_five[2].value(), seen.shown.value(),
             each(seen.false_shown, seen.measured), each(seen.mistaken_false_shown, seen.mistaken_measured));
}

template <class Key>
void print_shares(const char* by, const std::map<Key, Share>& shares) {
  fmt::print("  by {}:", by);
  for (const auto& [key, share] : shares) fmt::print("  {} {:.3f} ({})", key, share.value(), share.of);
  fmt::print("\n");
}

void print_gap(const std::map<std::string, Share>& groups) {
  const Gap gap = gap_of(groups);
  if (gap.best.empty()) return;
  fmt::print(
      "  gap by kind of name: {:.3f} ({:.3f} to {:.3f}), {} against {}; {} kinds, {} with fewer than {} cases left "
      "out; if all were served alike {:.3f}, 95 of 100 times at most {:.3f}\n",
      gap.gap, gap.interval.low, gap.interval.high, gap.best, gap.worst, gap.groups, gap.left_out, fewest_cases,
      gap.by_chance, gap.by_chance_at_most);
}

linkage::Network::Models batches(const CountyData& county, unsigned threads) {
  fmt::print("{:<9} {:>9} {:>8} {:>8} {:>8} {:>8} {:>8} {:>12} {:>9} {:>9} {:>9}\n", "batch", "mentions", "load s",
             "train s", "block s", "weigh s", "cluster s", "pairs", "precision", "recall", "F1");
  linkage::Network::Models models;
  std::vector<Clustered> clustered(measured_kinds);
  for (std::size_t kind = 0; kind < measured_kinds; ++kind)
    models[kind] = batch(county, static_cast<linkage::EntityKind>(kind), threads, clustered[kind]);
  fmt::print("peak memory {:.0f} MB\n", peak_megabytes());
  print_knowable(clustered);
  return models;
}

std::vector<std::unique_ptr<Finder>> finders_of(const CountyData& county, const linkage::Network::Models& models,
                                                unsigned threads) {
  std::vector<std::unique_ptr<Finder>> finders;
  finders.push_back(make_engine(models, threads));
  finders.push_back(make_alone(models, threads));
  finders.push_back(make_trigram(county));
  finders.push_back(make_soundex(county));
  finders.push_back(make_exact(county));
  return finders;
}

std::vector<Replayed> replay_all(const CountyData& county, const std::vector<std::unique_ptr<Finder>>& finders,
                                 const Replay& options) {
  std::vector<Replayed> replayed;
  fmt::print("\n{:<38} {:>9} {:>9} {:>9} {:>9} {:>9}\n", "a concern, µs", "find p50", "p99", "p99.9", "add p50", "p99");
  for (const auto& finder : finders) {
    replayed.push_back(replay(county, *finder, options));
    const Replayed& one = replayed.back();
    fmt::print("{:<38} {:>9.1f} {:>9.1f} {:>9.1f} {:>9.1f} {:>9.1f}\n", one.finder,
               percentile(one.find_nanoseconds, 0.5), percentile(one.find_nanoseconds, 0.99),
               percentile(one.find_nanoseconds, 0.999), percentile(one.add_nanoseconds, 0.5),
               percentile(one.add_nanoseconds, 0.99));
  }
  return replayed;
}

void print_kind(linkage::EntityKind kind, const std::vector<std::unique_ptr<Finder>>& finders,
                const std::vector<Replayed>& replayed) {
  const auto number = static_cast<std::size_t>(kind);
  fmt::print("\n{:<38} {:>7} {:>7} {:>7} {:>7} {:>8} {:>9}\n", to_string(kind), "2nd", "3rd", "4th…", "shown", "false",
             "mistaken");
  for (std::size_t at = 0; at < finders.size(); ++at) {
    if (finders[at]->covers(kind)) print_seen(replayed[at].finder, replayed[at].kinds[number]);
  }
  const Seen& engine = replayed.front().kinds[number];
  print_shares("weight of the suggestion", engine.by_weight);
  print_shares("weight, without company", replayed[1].kinds[number].by_weight);
  print_shares("attributes shared with an earlier mention", engine.by_shared);
  print_shares("attributes told", engine.by_known);
  print_shares("agency", engine.by_agency);
  if (number >= 2) return;
  print_shares("kind of name", engine.by_name_kind);
  print_gap(engine.by_name_kind);
}

}  // namespace

int main(int count, char** arguments) {
  CLI::App app("Linkage on a synthetic county: batch, arrivals, and how often an earlier concern is found.", "linkage");
  std::size_t size = 100'000, arrivals = 10'000;
  std::uint64_t seed = 1;
  unsigned threads = 2;
  bool only_kept = false, only_curve = false;
  app.add_option("--size", size, "mentions of all kinds")->capture_default_str();
  app.add_option("--seed", seed)->capture_default_str();
  app.add_option("--arrivals", arrivals, "concerns measured, at most")->capture_default_str();
  app.add_option("--threads", threads)->capture_default_str();
  app.add_flag("--only-kept", only_kept, "no arrivals beside the baselines: what a restart and a durable arrival take");
  std::string only_sets;
  app.add_option("--only-sets", only_sets,
                 "no county: every table under this folder that says who is who, with the defaults")
      ->type_name("DIR");
  app.add_flag("--only-curve", only_curve, "what blocking finds, and what that costs");
  CLI11_PARSE(app, count, arguments);

  if (!only_sets.empty()) return print_sets(only_sets, threads) ? 0 : 1;
  const CountyData county = read_county(size, seed);
  fmt::print("A county of {} mentions in {} concerns; seed {}\n\n", county.mentions, county.concerns.size(), seed);
  if (only_curve) {
    print_blocking_curve(county, threads);
    return 0;
  }
  const linkage::Network::Models models = batches(county, threads);
  print_kept(county, models, std::min<std::size_t>(arrivals, 2000), threads);
  if (only_kept) return 0;
  const auto finders = finders_of(county, models, threads);
  Replay options;
  options.arrivals = arrivals;
  const auto replayed = replay_all(county, finders, options);
  for (std::size_t kind = 0; kind < measured_kinds; ++kind)
    print_kind(static_cast<linkage::EntityKind>(kind), finders, replayed);
  return 0;
}
