// What matters of linkage, in one table: is the fourth concern read as the first? On a synthetic county (docs/benchmark.md), with
// what products do today beside it in the same run.
#include <fmt/core.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>

#include "link_batch/evaluate.hpp"
#include "linkage/batch.hpp"
#include "county/county.hpp"
#include "county/finder.hpp"
#include "county/seen_before.hpp"

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

linkage::BatchResult batch(const KindOfMention& kind, unsigned threads) {
  const auto start = Clock::now();
  linkage::Table table(kind.columns);
  for (const linkage::Mention& mention : kind.mentions) table.add(mention.values);
  const double loading = seconds_since(start);
  linkage::BatchOptions options;
  options.threads = threads;
  linkage::BatchResult result = linkage::link(table, nullptr, options);
  std::vector<std::uint32_t> truth;
  for (const Truth& one : kind.truth) truth.push_back(one.entity);
  const auto report = link_batch::evaluate_clusters(result.cluster, truth, 0);
  fmt::print("{:<9} {:>9} {:>8.2f} {:>8.2f} {:>8.2f} {:>8.2f} {:>8.2f} {:>12} {:>9.4f} {:>9.4f} {:>9.4f}\n",
             to_string(kind.kind), kind.mentions.size(), loading, result.report.seconds_training,
             result.report.seconds_blocking, result.report.seconds_scoring, result.report.seconds_clustering,
             result.report.candidates, report.agreement.precision(), report.agreement.recall(),
             report.agreement.f1());
  return result;
}

void print_seen(const Seen& seen) {
  fmt::print("{:<38} {:>7.3f} {:>7.3f} {:>7.3f} {:>7.3f} {:>8.3f} {:>9.1f} {:>9.1f} {:>9.1f} {:>9.1f}\n", seen.finder,
             seen.at_five[0].value(), seen.at_five[1].value(), seen.at_five[2].value(), seen.shown.value(),
             seen.false_shown, percentile(seen.find_nanoseconds, 0.5), percentile(seen.find_nanoseconds, 0.99),
             percentile(seen.find_nanoseconds, 0.999), percentile(seen.add_nanoseconds, 0.99));
}

template <class Key>
void print_shares(const char* by, const std::map<Key, Share>& shares) {
  fmt::print("  by {}:", by);
  for (const auto& [key, share] : shares) fmt::print("  {} {:.3f} ({})", key, share.value(), share.of);
  fmt::print("\n");
}

}  // namespace

int main(int count, char** arguments) {
  CLI::App app("Linkage on a synthetic county: batch, arrivals, and how often an earlier concern is found.", "linkage");
  std::size_t size = 100'000, arrivals = 20'000;
  std::uint64_t seed = 1;
  unsigned threads = 2;
  app.add_option("--size", size, "mentions of all kinds")->capture_default_str();
  app.add_option("--seed", seed)->capture_default_str();
  app.add_option("--arrivals", arrivals, "newcomers measured, of each kind at most")->capture_default_str();
  app.add_option("--threads", threads)->capture_default_str();
  CLI11_PARSE(app, count, arguments);

  const CountyData county = read_county(size, seed);
  fmt::print("A county of {} mentions in {} concerns; seed {}\n\n", county.mentions, county.concerns, seed);
  fmt::print("{:<9} {:>9} {:>8} {:>8} {:>8} {:>8} {:>8} {:>12} {:>9} {:>9} {:>9}\n", "batch", "mentions", "load s",
             "train s", "block s", "weigh s", "cluster s", "pairs", "precision", "recall", "F1");
  std::vector<linkage::Model> models;
  for (const KindOfMention& kind : county.kinds) models.push_back(batch(kind, threads).model);
  fmt::print("peak memory {:.0f} MB\n", peak_megabytes());

  for (std::size_t at = 0; at < measured_kinds; ++at) {
    const KindOfMention& kind = county.kinds[at];
    fmt::print("\n{:<38} {:>7} {:>7} {:>7} {:>7} {:>8} {:>9} {:>9} {:>9} {:>9}\n", to_string(kind.kind), "2nd", "3rd",
               "4th…", "shown", "false", "p50 µs", "p99 µs", "p99.9 µs", "add p99");
    Replay options;
    options.arrivals = arrivals;
    options.subjects = at == 0;
    std::vector<std::unique_ptr<Finder>> finders;
    finders.push_back(make_engine(models[at], threads));
    if (at < 2) {
      finders.push_back(make_trigram(kind.columns));
      finders.push_back(make_soundex(kind.columns));
      finders.push_back(make_exact(kind.columns));
    }
    Seen engine;
    for (const auto& finder : finders) {
      Seen seen = replay(county, kind, *finder, options);
      print_seen(seen);
      if (finder == finders.front()) engine = std::move(seen);
    }
    print_shares("known", engine.by_known);
    print_shares("agency", engine.by_agency);
    print_shares("kind of name", engine.by_name_kind);
  }
  return 0;
}
