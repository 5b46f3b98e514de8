#include "county/sets.hpp"

#include <fmt/core.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <unordered_map>
#include <vector>

#include "county/table_baselines.hpp"
#include "link_batch/column_names.hpp"
#include "link_batch/evaluate.hpp"
#include "link_batch/load.hpp"
#include "linkage/batch.hpp"

namespace heed::bench {

namespace {

using Clock = std::chrono::steady_clock;
// What others gave, and no set.
constexpr std::string_view recorded_folder = "oracles";
using link_batch::Agreement;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

double peak_megabytes() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) / 1024;
}

std::optional<link_batch::CsvTable> table_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  auto table = link_batch::CsvTable::parse(text.str());
  if (!table.ok()) return std::nullopt;
  return std::move(table).value();
}

std::vector<std::string> column_texts(const link_batch::CsvTable& table, std::size_t column) {
  std::vector<std::string> texts;
  for (std::size_t row = 0; row < table.rows(); ++row) texts.emplace_back(table.cell(row, column));
  return texts;
}

// By record who it is; empty when the table does not say. A column that has one value for all, or another for each, says nothing.
std::vector<std::uint32_t> truth_of(const link_batch::CsvTable& table) {
  std::vector<std::uint32_t> truth;
  const auto says = [&](const std::vector<std::string>& texts) {
    truth = link_batch::group_by_text(texts);
    const auto wanted = link_batch::evaluate_clusters(truth, truth, 0).agreement.wanted;
    return wanted > 0 && std::ranges::any_of(truth, [&](std::uint32_t one) { return one != truth[0]; });
  };
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (link_batch::meaning_of_name(table.columns[column]) != link_batch::Meaning::truth) continue;
    if (says(column_texts(table, column))) return truth;
  }
  const auto ids = table.find(link_batch::guess_id(table));
  if (!ids) return {};
  const auto people = link_batch::match_texts(column_texts(table, *ids), "^rec-(\\d+)-(?:org|dup)");
  if (people.ok() && says(*people)) return truth;
  return {};
}

// A line of the table; seconds and megabytes where they were measured.
struct Row {
  std::string set, way;
  Agreement agreement;
  std::optional<double> seconds, megabytes;
};

void print_row(const Row& row) {
  const auto number = [](const std::optional<double>& value, int places) {
    return value ? fmt::format("{:.{}f}", *value, places) : std::string();
  };
  fmt::print("| {:<24} | {:<34} | {:>9.4f} | {:>6.4f} | {:>6.4f} | {:>7} | {:>4} |\n", row.set, row.way,
             row.agreement.precision(), row.agreement.recall(), row.agreement.f1(), number(row.seconds, 2),
             number(row.megabytes, 0));
}

// What Splink gave the pairs of a set, put together wherever a pair reaches a weight.
struct Recorded {
  std::vector<link_batch::WeighedPair> pairs;
  Agreement at(double weight, std::span<const std::uint32_t> truth) const {
    Groups groups(truth.size());
    for (const auto& pair : pairs) {
      if (pair.weight >= weight) groups.join(pair.left, pair.right);
    }
    return link_batch::evaluate_clusters(groups.all(), truth, 0).agreement;
  }
};

std::optional<Recorded> recorded(const std::filesystem::path& path, const link_batch::CsvTable& set) {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed)) return std::nullopt;
  const auto table = table_of(path);
  const auto id = set.find(link_batch::guess_id(set));
  if (!table || !id) return std::nullopt;
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  for (std::size_t row = 0; row < set.rows(); ++row) numbers.emplace(set.cell(row, *id), row);
  const auto left = table->find(set.columns[*id] + "_l"), right = table->find(set.columns[*id] + "_r"),
             weight = table->find("match_weight");
  if (!left || !right || !weight) return std::nullopt;
  Recorded splink;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto one = numbers.find(table->cell(row, *left)), other = numbers.find(table->cell(row, *right));
    const std::string_view text = table->cell(row, *weight);
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (one == numbers.end() || other == numbers.end() || read.ec != std::errc()) return std::nullopt;
    splink.pairs.push_back({one->second, other->second, number});
  }
  return splink;
}

void print_recorded(const Recorded& splink, std::span<const std::uint32_t> truth) {
  constexpr double at_95 = 4.2479;  // log2(0.95 / 0.05)
  print_row({"", "Splink, recorded, at 0.95", splink.at(at_95, truth), {}, {}});
  Agreement best;
  for (double weight = -12; weight <= 20; weight += 0.25) {
    const Agreement one = splink.at(weight, truth);
    if (one.found > 0 && (best.found == 0 || one.f1() > best.f1())) best = one;
  }
  print_row({"", "Splink, recorded, best by labels", best, {}, {}});
}

bool run_set(const std::filesystem::path& folder, const std::filesystem::path& path, unsigned threads) {
  auto table = table_of(path);
  if (!table) return false;
  const std::vector<std::uint32_t> truth = truth_of(*table);
  const auto start = Clock::now();
  const link_batch::Schema schema = link_batch::guess_schema(*table);
  std::vector<link_batch::Input> inputs;
  inputs.push_back({path.string(), std::move(*table)});
  auto loaded = link_batch::load(inputs, schema, link_batch::columns_of(schema), threads);
  if (!loaded.ok()) return false;
  linkage::BatchOptions options;
  options.threads = threads;
  const linkage::BatchResult result = linkage::link(*loaded, nullptr, options);
  const double seconds = seconds_since(start);
  const Agreement engine = link_batch::evaluate_clusters(result.cluster, truth, 0).agreement;
  print_row({fmt::format("{}, {} records", path.stem().string(), truth.size()), "**Heed, nothing said**", engine,
             seconds, peak_megabytes()});
  for (const TableBaseline& baseline : table_baselines()) {
    const auto begin = Clock::now();
    const std::vector<std::uint32_t> cluster = baseline.run(*loaded);
    print_row(
        {"", baseline.name, link_batch::evaluate_clusters(cluster, truth, 0).agreement, seconds_since(begin), {}});
  }
  const std::string predictions = fmt::format("splink_{}_predictions.csv", path.stem().string());
  if (const auto splink = recorded(folder / recorded_folder / predictions, inputs[0].table))
    print_recorded(*splink, truth);
  return true;
}

// In a process of its own.
bool run_apart(const std::filesystem::path& folder, const std::filesystem::path& path, unsigned threads) {
  std::fflush(stdout);
  const pid_t child = ::fork();
  if (child < 0) return false;
  if (child == 0) {
    const bool done = run_set(folder, path, threads);
    std::fflush(stdout);
    ::_exit(done ? 0 : 1);
  }
  int status = 0;
  return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

bool print_sets(const std::string& folder, unsigned threads) {
  std::vector<std::filesystem::path> sets;
  std::error_code failed;
  for (std::filesystem::recursive_directory_iterator each(folder, failed), end; !failed && each != end;
       each.increment(failed)) {
    if (each->path().filename() == recorded_folder) each.disable_recursion_pending();
    if (!each->is_regular_file() || each->path().extension() != ".csv") continue;
    const auto table = table_of(each->path());
    if (table && table->rows() > 1 && !truth_of(*table).empty()) sets.push_back(each->path());
  }
  std::ranges::sort(sets);
  fmt::print("{} sets that say who is who under {}; nothing is chosen for any\n\n", sets.size(), folder);
  fmt::print("| {:<24} | {:<34} | {:>9} | {:>6} | {:>6} | {:>7} | {:>4} |\n|---|---|---|---|---|---|---|\n", "set", "",
             "precision", "recall", "F1", "seconds", "MB");
  bool done = !sets.empty();
  for (const auto& path : sets) {
    if (run_apart(folder, path, threads)) continue;
    fmt::print("{}: could not be run\n", path.string());
    done = false;
  }
  return done;
}

}  // namespace heed::bench
