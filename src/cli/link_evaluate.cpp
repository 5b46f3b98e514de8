#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <memory>
#include <optional>
#include <unordered_map>

#include "cli/command.hpp"
#include "cli/link_command.hpp"
#include "link_batch/charts.hpp"
#include "link_batch/evaluate.hpp"

namespace heed::cli {

namespace {

struct EvaluateArguments {
  std::vector<std::string> inputs;
  std::string clusters, pairs, truth, truth_pattern, id, charts;
  std::size_t errors = 10;
};

using Numbers = std::unordered_map<std::string_view, std::uint32_t>;

Error wrong(std::string detail) { return {ErrorKind::invalid, "linkage.evaluate", std::move(detail)}; }

Result<std::size_t> column_of(const link_batch::Input& file, std::string_view name) {
  if (const auto column = file.table.find(name)) return *column;
  return wrong(fmt::format("{}: there is no column \"{}\"", file.name, name));
}

struct Clusters {
  std::vector<std::string> ids;
  std::vector<std::uint32_t> cluster;
  Numbers numbers;  // of ids: looks into `ids`
};

Result<std::unique_ptr<Clusters>> read_clusters(const link_batch::Input& file) {
  const std::size_t id = TRY(column_of(file, "id")), cluster = TRY(column_of(file, "cluster"));
  auto clusters = std::make_unique<Clusters>();
  std::vector<std::string> names;
  for (std::size_t row = 0; row < file.table.rows(); ++row) {
    clusters->ids.emplace_back(file.table.cell(row, id));
    names.emplace_back(file.table.cell(row, cluster));
    if (names.back().empty()) return wrong(fmt::format("{}: record {} has no cluster", file.name, row + 1));
  }
  clusters->cluster = link_batch::group_by_text(names);
  for (const std::string& each : clusters->ids)
    clusters->numbers.emplace(each, static_cast<std::uint32_t>(clusters->numbers.size()));
  if (clusters->numbers.size() != clusters->ids.size()) return wrong(fmt::format("{}: an id stands twice", file.name));
  return clusters;
}

// The column in which the most ids of the clusters are found; a table that was read under another id column is so understood.
std::string id_column_of(const link_batch::Input& input, const Numbers& numbers) {
  std::size_t most = 0;
  std::string best = link_batch::guess_id(input.table);
  for (std::size_t column = 0; column < input.table.columns.size(); ++column) {
    std::size_t found = 0;
    for (std::size_t row = 0; row < std::min<std::size_t>(1000, input.table.rows()); ++row)
      found += numbers.count(input.table.cell(row, column));
    if (found <= most) continue;
    most = found;
    best = input.table.columns[column];
  }
  return best;
}

// The truth column's text of each record of the clusters.
Result<std::vector<std::string>> truth_from_inputs(const EvaluateArguments& arguments, const Clusters& clusters) {
  const auto inputs = TRY(read_inputs(arguments.inputs));
  const std::string id =
      arguments.id.empty() && inputs.size() == 1 ? id_column_of(inputs[0], clusters.numbers) : arguments.id;
  const link_batch::Ids ids = TRY(link_batch::read_ids(inputs, id));
  std::vector<std::string> texts(clusters.ids.size());
  std::size_t record = 0, found = 0, strange = 0;
  for (const link_batch::Input& input : inputs) {
    const std::size_t column = TRY(column_of(input, arguments.truth));
    for (std::size_t row = 0; row < input.table.rows(); ++row, ++record) {
      const auto number = clusters.numbers.find(ids.ids[record]);
      if (number == clusters.numbers.end()) {
        ++strange;
        continue;
      }
      texts[number->second] = input.table.cell(row, column);
      ++found;
    }
  }
  if (strange > 0)
    fmt::print(stderr,
               "{} of {} records of the inputs are not in {}: whoever is the same as one of these counts as found "
               "nowhere and missed nowhere\n",
               grouped(strange), grouped(record), arguments.clusters);
  if (found < texts.size())
    fmt::print(stderr,
               "{} of {} ids of the clusters are not in the inputs; they are left out (is --id the right column?)\n",
               grouped(texts.size() - found), grouped(texts.size()));
  return texts;
}

Result<std::vector<std::uint32_t>> read_truth(const EvaluateArguments& arguments, const link_batch::Input& file,
                                              const Clusters& clusters) {
  std::vector<std::string> texts;
  if (arguments.truth.empty()) {
    texts = clusters.ids;
  } else if (!arguments.inputs.empty()) {
    texts = TRY(truth_from_inputs(arguments, clusters));
  } else {
    if (arguments.truth == "cluster")
      return wrong(
          "the column \"cluster\" of OUT.csv is what is to be judged; give the tables that were run with --input");
    const std::size_t column = TRY(column_of(file, arguments.truth));
    for (std::size_t row = 0; row < file.table.rows(); ++row) texts.emplace_back(file.table.cell(row, column));
  }
  if (!arguments.truth_pattern.empty()) texts = TRY(link_batch::match_texts(texts, arguments.truth_pattern));
  return link_batch::group_by_text(texts);
}

Result<std::vector<link_batch::WeighedPair>> read_pairs(const link_batch::Input& file, const Clusters& clusters) {
  const std::size_t left = TRY(column_of(file, "id_l")), right = TRY(column_of(file, "id_r")),
                    weight = TRY(column_of(file, "match_weight"));
  std::vector<link_batch::WeighedPair> pairs;
  for (std::size_t row = 0; row < file.table.rows(); ++row) {
    const auto one = clusters.numbers.find(file.table.cell(row, left)),
               other = clusters.numbers.find(file.table.cell(row, right));
    const std::string_view text = file.table.cell(row, weight);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || std::isnan(number))
      return wrong(fmt::format("{}: pair {} has no number as its match weight", file.name, row + 1));
    if (one == clusters.numbers.end() || other == clusters.numbers.end())
      return wrong(fmt::format("{}: pair {} is of an id that is not among the clusters", file.name, row + 1));
    pairs.push_back({std::min(one->second, other->second), std::max(one->second, other->second), number});
  }
  return pairs;
}

// A share of nothing is none.
std::string share_of(double share, std::uint64_t whole) { return whole == 0 ? "-" : fmt::format("{:.4f}", share); }

void print_agreement(std::string_view what, const link_batch::Agreement& agreement) {
  fmt::print("{:<34} {:>9} {:>9} {:>9} {:>14} {:>14} {:>14}\n", what, share_of(agreement.precision(), agreement.found),
             share_of(agreement.recall(), agreement.wanted),
             share_of(agreement.f1(), agreement.found + agreement.wanted), grouped(agreement.found),
             grouped(agreement.right), grouped(agreement.wanted));
}

void print_mistakes(const link_batch::ClusterReport& report, const Clusters& clusters) {
  if (report.mistakes.empty()) return;
  fmt::print("\nLargest mistakes of the clusters\n{:<50} {:>12}  {}\n", "what", "wrong pairs", "ids");
  for (const link_batch::Mistake& mistake : report.mistakes) {
    const bool merged = mistake.kind == link_batch::Mistake::Kind::merged;
    std::string ids;
    for (const std::uint32_t record : mistake.records) ids += (ids.empty() ? "" : " ") + clusters.ids[record];
    fmt::print("{:<50} {:>12}  {}\n",
               merged ? fmt::format("one cluster holds {}", mistake.parts)
                      : fmt::format("one is spread over {} clusters", mistake.parts),
               grouped(mistake.pairs), ids);
  }
}

void print_pairs(std::string_view title, const std::vector<link_batch::WeighedPair>& pairs, const Clusters& clusters) {
  if (pairs.empty()) return;
  fmt::print("\n{}\n", title);
  for (const link_batch::WeighedPair& pair : pairs)
    fmt::print("{:>10.2f}  {}  {}\n", pair.weight, clusters.ids[pair.left], clusters.ids[pair.right]);
}

Result<void> write_charts(const std::string& folder, const link_batch::PairReport& pairs) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return Error{ErrorKind::unavailable, "This folder cannot be made", folder};
  TRY(write_file(folder + "/precision_recall.svg", link_batch::precision_recall_chart(pairs)));
  return write_file(folder + "/threshold.svg", link_batch::threshold_chart(pairs));
}

void print_report(const link_batch::ClusterReport& report, const std::optional<link_batch::PairReport>& pairs,
                  const Clusters& clusters) {
  fmt::print("{} records, of which {} have no truth; {} clusters, {} in truth, {} exactly right\n\n",
             grouped(report.records), grouped(report.unlabelled), grouped(report.clusters), grouped(report.entities),
             grouped(report.exact));
  fmt::print("{:<34} {:>9} {:>9} {:>9} {:>14} {:>14} {:>14}\n", "", "precision", "recall", "F1", "pairs found", "right",
             "true pairs");
  print_agreement("clusters, pair by pair", report.agreement);
  if (pairs) {
    print_agreement("all pairs kept", pairs->all);
    print_agreement(fmt::format("best threshold, weight {:.2f} (*)", pairs->best.weight), pairs->best.agreement);
    fmt::print(
        "\nof the true pairs, {:.4f} are among the pairs kept: no threshold above finds more. It is the blocking "
        "recall "
        "where the run kept all that were weighed (--pairs-from -100).\n",
        pairs->all.recall());
    fmt::print("(*) chosen with the labels: nobody who has none could choose it\n");
  }
  print_mistakes(report, clusters);
  if (!pairs) return;
  print_pairs("Strongest pairs of different ones", pairs->wrong, clusters);
  print_pairs("Weakest pairs of the same one", pairs->weak, clusters);
}

// Nothing can be right, or missed, where no two are the same one: every figure would be perfect.
Result<void> check_truth(const EvaluateArguments& arguments, const link_batch::ClusterReport& report) {
  if (report.agreement.wanted > 0) return {};
  const std::uint64_t labelled = report.records - report.unlabelled;
  return wrong(
      fmt::format("there is no pair of the same one: the truth is known of {} of {} records, and is another one for "
                  "each{}",
                  grouped(labelled), grouped(report.records),
                  arguments.truth_pattern.empty() ? "" : "; does --truth-pattern find what it should?"));
}

Result<void> check_files(const EvaluateArguments& arguments) {
  auto read = inputs_of(arguments.inputs);
  read.push_back({"--clusters", arguments.clusters});
  read.push_back({"--pairs", arguments.pairs});
  if (arguments.charts.empty()) return {};
  return keep_apart(read, {{"--charts", arguments.charts + "/precision_recall.svg"},
                           {"--charts", arguments.charts + "/threshold.svg"}});
}

Result<void> evaluate(const EvaluateArguments& arguments) {
  TRY(check_files(arguments));
  const auto files = TRY(read_inputs({arguments.clusters}));
  const auto clusters = TRY(read_clusters(files[0]));
  const auto truth = TRY(read_truth(arguments, files[0], *clusters));
  const auto report = link_batch::evaluate_clusters(clusters->cluster, truth, arguments.errors);
  TRY(check_truth(arguments, report));
  std::optional<link_batch::PairReport> pairs;
  if (!arguments.pairs.empty()) {
    const auto pair_files = TRY(read_inputs({arguments.pairs}));
    pairs = link_batch::evaluate_pairs(TRY(read_pairs(pair_files[0], *clusters)), truth, arguments.errors);
    if (!arguments.charts.empty()) TRY(write_charts(arguments.charts, *pairs));
  }
  print_report(report, pairs, *clusters);
  return {};
}

}  // namespace

void add_link_evaluate(CLI::App& link, int& code) {
  auto arguments = std::make_shared<EvaluateArguments>();
  CLI::App* command = link.add_subcommand("evaluate", "Hold clusters and pairs against a column that says who is who.");
  command->add_option("--clusters", arguments->clusters, "What heed link run wrote: id,cluster.")
      ->type_name("OUT.csv")
      ->required();
  command
      ->add_option("--truth", arguments->truth,
                   "The column that says who is who; in --input, or in OUT.csv where there is no --input. Records "
                   "where it is empty are left out.")
      ->type_name("COLUMN");
  command
      ->add_option("--truth-pattern", arguments->truth_pattern,
                   "A regular expression whose first group, or else whole match, is who it is, as rec-(\\d+)- for ids "
                   "like rec-12-dup-0; of "
                   "--truth, or of the ids where there is no --truth.")
      ->type_name("REGEX");
  command->add_option("--input", arguments->inputs, "The tables that were run, in the same order.")
      ->type_name("FILE.csv");
  command
      ->add_option("--id", arguments->id,
                   "Their column of ids. Without it, the one in which the ids of OUT.csv are found.")
      ->type_name("COLUMN");
  command
      ->add_option("--pairs", arguments->pairs,
                   "The pairs of the same run: gives precision and recall at every threshold, and blocking recall of a "
                   "run with --pairs-from -100.")
      ->type_name("PAIRS.csv");
  command
      ->add_option("--charts", arguments->charts, "A folder for charts of precision and recall (SVG); needs --pairs.")
      ->type_name("DIR");
  command->add_option("--errors", arguments->errors, "How many mistakes to list.")->capture_default_str();
  command->footer(
      "Precision: of the pairs that were put together, the share that is true. Recall: of the true pairs, the share "
      "that was put together.\n"
      "F1: their harmonic mean. Clusters are counted pair by pair, so that one large mistake weighs as much as it is.");
  command->callback([arguments, &code] {
    if (arguments->truth.empty() && arguments->truth_pattern.empty())
      throw CLI::ValidationError("evaluate", "give --truth COLUMN, or --truth-pattern REGEX for the ids");
    if (!arguments->charts.empty() && arguments->pairs.empty())
      throw CLI::ValidationError("evaluate", "--charts needs --pairs");
    const auto done = evaluate(*arguments);
    code = done.ok() ? exit_code::done : report(done.error());
  });
}

}  // namespace heed::cli
