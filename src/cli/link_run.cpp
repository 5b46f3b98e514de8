#include <fmt/core.h>

#include <charconv>
#include <cmath>
#include <filesystem>
#include <memory>
#include <optional>
#include <thread>
#include <unordered_set>

#include "cli/command.hpp"
#include "cli/link_command.hpp"
#include "link_batch/charts.hpp"
#include "link_batch/input_checks.hpp"
#include "link_batch/possible_twins.hpp"
#include "linkage/batch.hpp"
#include "linkage/repeats.hpp"
#include "linkage/splink_json.hpp"

namespace heed::cli {

namespace {

struct RunArguments {
  std::vector<std::string> inputs;
  std::string schema, clusters, pairs, model, save_model, save_splink, save_frequencies, charts;
  unsigned threads = 2;
  std::optional<double> threshold, pairs_from;  // none = the engine's own
};

using Clock = std::chrono::steady_clock;

// The shortest text that reads back as the same number.
void append_number(std::string& text, double number) {
  char buffer[32];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, number);
  text.append(buffer, end);
}

std::string clusters_csv(const linkage::BatchResult& result, const std::vector<std::string>& ids) {
  std::string text = "id,cluster\n";
  for (std::size_t record = 0; record < ids.size(); ++record) {
    link_batch::append_csv_cell(text, ids[record]);
    text += ',';
    link_batch::append_csv_cell(text, ids[result.cluster[record]]);
    text += '\n';
  }
  return text;
}

std::string pairs_csv(const linkage::BatchResult& result, const std::vector<std::string>& ids) {
  std::string text = "id_l,id_r,match_weight,match_probability\n";
  for (const linkage::ScoredPair& pair : result.pairs) {
    link_batch::append_csv_cell(text, ids[pair.left]);
    text += ',';
    link_batch::append_csv_cell(text, ids[pair.right]);
    text += ',';
    append_number(text, pair.weight);
    text += ',';
    append_number(text, linkage::weight_to_probability(pair.weight));
    text += '\n';
  }
  return text;
}

Result<void> write_charts(const std::string& folder, const linkage::BatchResult& result, double threshold) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return Error{ErrorKind::unavailable, "This folder cannot be made", folder};
  std::vector<float> weights;
  weights.reserve(result.pairs.size());
  for (const linkage::ScoredPair& pair : result.pairs) weights.push_back(pair.weight);
  TRY(write_file(folder + "/match_weights.svg", link_batch::weights_chart(result.model)));
  return write_file(folder + "/pairs.svg", link_batch::weight_histogram(weights, threshold));
}

// Of the columns that the model asks frequencies of.
linkage::TermFrequencies frequencies_of(const linkage::Model& model, const linkage::Table& table) {
  linkage::TermFrequencies frequencies;
  for (const linkage::Comparison& comparison : model.comparisons) {
    for (const linkage::Level& level : comparison.levels) {
      const auto column = model.column(level.frequency_column);
      if (!column || frequencies.has(level.frequency_column)) continue;
      const linkage::Dictionary& dictionary = table.dictionary(*column);
      const auto total = static_cast<double>(dictionary.total());
      std::unordered_map<std::string, double> shares;
      for (linkage::ValueId id = 0; id < dictionary.size(); ++id)
        shares.emplace(dictionary.value(id).text, dictionary.count(id) / std::max(total, 1.0));
      frequencies.set(level.frequency_column, shares, total);
    }
  }
  return frequencies;
}

// Every file that the run writes; those of a folder by their own names.
std::vector<NamedPath> outputs_of(const RunArguments& arguments) {
  std::vector<NamedPath> outputs = {{"--clusters", arguments.clusters},
                                    {"--pairs", arguments.pairs},
                                    {"--save-model", arguments.save_model},
                                    {"--save-splink", arguments.save_splink},
                                    {"--save-frequencies", arguments.save_frequencies}};
  for (const char* file : {"", "/match_weights.svg", "/pairs.svg"}) {
    if (!arguments.charts.empty()) outputs.push_back({"--charts", arguments.charts + file});
  }
  return outputs;
}

Result<void> check_arguments(const RunArguments& arguments) {
  auto read = inputs_of(arguments.inputs);
  read.push_back({"--schema", arguments.schema});
  read.push_back({"--model", arguments.model});
  TRY(keep_apart(read, outputs_of(arguments)));
  if (arguments.pairs_from && std::isnan(*arguments.pairs_from))
    return Error{ErrorKind::invalid, "A match weight is a number", "--pairs-from"};
  return check_threshold(arguments.threshold.value_or(0));
}

void warn_of_unread(const std::vector<link_batch::UnreadValues>& columns) {
  for (const link_batch::UnreadValues& each : columns) {
    fmt::print(stderr, "{}{}: {} of {} values could not be read and count as not known; the first is of record {}.",
               each.most() ? "WARNING: " : "", each.column, grouped(each.unread), grouped(each.said), each.first + 1);
    if (each.ages > 0)
      fmt::print(stderr, " {} are ages: name the column of the day on which they were told with told_on = \"…\".",
                 grouped(each.ages));
    fmt::print(stderr, "\n");
  }
}

// What a column is called in a language that this program does not know could be what is never compared.
void tell_of_categories(const link_batch::Schema& schema) {
  std::string names;
  for (const link_batch::SchemaColumn& column : schema.columns) {
    if (column.ignore || column.type != linkage::AttributeType::category) continue;
    names += (names.empty() ? "\"" : ", \"") + column.name + "\"";
  }
  if (names.empty()) return;
  fmt::print(stderr,
             "Compared as they stand: {}. If one tells ethnicity, religion, nationality or sexuality, give it ignore = "
             "true in a "
             "schema.\n",
             names);
}

struct Prepared {
  link_batch::Ids ids;
  std::optional<linkage::Model> model;
  linkage::Table table;
};

// Reads all that goes in; the tables of text are gone afterwards.
Result<Prepared> prepare(const RunArguments& arguments) {
  const auto inputs = TRY(read_inputs(arguments.inputs));
  const link_batch::Schema schema = TRY(read_schema(arguments.schema, inputs));
  if (arguments.schema.empty())
    fmt::print(stderr,
               "No --schema: the columns are taken for what they seem to be (heed link schema guess {} prints it).\n",
               arguments.inputs[0]);
  if (!schema.id.empty() && arguments.schema.empty())
    fmt::print(stderr, "Ids: column \"{}\", the first whose values are all there and all different.\n", schema.id);
  if (arguments.schema.empty() && arguments.model.empty()) tell_of_categories(schema);
  std::optional<linkage::Model> model;
  if (!arguments.model.empty()) model = TRY(read_model_file(arguments.model));
  const auto columns = model ? model->columns : link_batch::columns_of(schema);
  TRY(check_inputs(inputs, schema, arguments.schema, columns));
  link_batch::Ids ids = TRY(link_batch::read_ids(inputs, schema.id));
  if (ids.numbered) fmt::print(stderr, "No column of ids: records are called by their numbers, from 1.\n");
  if (ids.prefixed)
    fmt::print(stderr, "Inputs share ids: each id begins with the name of its file and ':', as in {}:….\n",
               std::filesystem::path(inputs[0].name).stem().string());
  for (const std::string& rule : model ? model->unread_rules : std::vector<std::string>{})
    fmt::print(stderr, "{}: left out, blocking rule {}\n", arguments.model, rule);
  linkage::Table table = TRY(link_batch::load(inputs, schema, columns, arguments.threads));
  warn_of_unread(link_batch::unread_values(inputs, schema, table));
  return Prepared{std::move(ids), std::move(model), std::move(table)};
}

Result<void> write_results(const RunArguments& arguments, const linkage::BatchResult& result, const Prepared& prepared,
                           double threshold) {
  const std::vector<std::string>& ids = prepared.ids.ids;
  TRY(write_file(arguments.clusters, clusters_csv(result, ids)));
  if (!arguments.pairs.empty()) TRY(write_file(arguments.pairs, pairs_csv(result, ids)));
  if (!arguments.save_model.empty()) TRY(write_file(arguments.save_model, linkage::write_model(result.model)));
  if (!arguments.save_splink.empty())
    TRY(write_file(arguments.save_splink, linkage::write_model(result.model, linkage::Extras::left_out)));
  if (!arguments.save_frequencies.empty())
    TRY(write_file(arguments.save_frequencies,
                   linkage::write_frequencies(frequencies_of(result.model, prepared.table))));
  if (!arguments.charts.empty()) TRY(write_charts(arguments.charts, result, threshold));
  return {};
}

void print_unfound(const linkage::BatchResult& result, std::size_t records) {
  const linkage::BatchReport& report = result.report;
  if (report.repeats > 0)
    fmt::print(
        "{} records say the same as more than {} others, word for word; they stand in the cluster of the first\n",
        grouped(report.repeats), linkage::Repeats::most);
  if (records - report.repeats < 2) return;
  if (result.model.plan.rules.empty()) {
    fmt::print(
        stderr,
        "Nothing was compared: there is no blocking rule by which a record could find another. Of so few records "
        "nothing can be learnt; about fifty are needed, or a --model that was learnt of others.\n");
    return;
  }
  if (report.crowded_keys > 0)
    fmt::print("{} keys are held by more than {} records each and find nobody; {} records have no other\n",
               grouped(report.crowded_keys), grouped(result.model.plan.most_in_key),
               grouped(report.records_without_key));
  else if (report.records_without_key > 0)
    fmt::print("{} records have no key: they say nothing that others could be found by\n",
               grouped(report.records_without_key));
  if (report.candidates == 0)
    fmt::print(stderr, "Nothing was compared: no two records share a key that few enough hold.\n");
}

void warn_of_twins(const linkage::BatchResult& result, const Prepared& prepared) {
  const auto twins = link_batch::possible_twins(prepared.table, result);
  if (twins.empty()) return;
  const auto& ids = prepared.ids.ids;
  fmt::print(
      stderr,
      "{} {} may be twins, and not one: surname and day of birth are the same, the first names differ. The first is "
      "{} and {}.\n",
      grouped(twins.size()), twins.size() == 1 ? "pair that is together" : "pairs that are together",
      ids[twins.front().left], ids[twins.front().right]);
}

void print_summary(const linkage::BatchResult& result, std::size_t records, double reading, Clock::time_point start) {
  const std::unordered_set<std::uint32_t> clusters(result.cluster.begin(), result.cluster.end());
  const linkage::BatchReport& report = result.report;
  fmt::print("{} records, {} clusters; {} pairs weighed, {} kept\n", grouped(records), grouped(clusters.size()),
             grouped(report.candidates), grouped(result.pairs.size()));
  print_unfound(result, records);
  fmt::print("reading {:.2f} s, training {:.2f} s, blocking {:.2f} s, weighing {:.2f} s, clustering {:.2f} s\n",
             reading, report.seconds_training, report.seconds_blocking, report.seconds_scoring,
             report.seconds_clustering);
  fmt::print("{}\n", spent(start));
}

Result<void> run_link(const RunArguments& arguments) {
  const auto start = Clock::now();
  TRY(check_arguments(arguments));
  Prepared prepared = TRY(prepare(arguments));
  const std::chrono::duration<double> reading = Clock::now() - start;
  linkage::BatchOptions options;
  options.threads = arguments.threads;
  options.average_join = arguments.threshold.value_or(options.average_join);
  options.keep_pairs_from = arguments.pairs_from.value_or(options.keep_pairs_from);
  linkage::BatchResult result;
  {
    Progress progress;
    options.progress = [&progress](std::string_view stage, double done) { progress(stage, done); };
    result = linkage::link(prepared.table, prepared.model ? &*prepared.model : nullptr, options);
  }
  TRY(write_results(arguments, result, prepared, options.average_join));
  fmt::print("threshold {:.2f}: clusters join while the mean match weight between them is at least this{}\n",
             options.average_join, arguments.threshold ? "" : "; 0 is as likely as not");
  warn_of_twins(result, prepared);
  print_summary(result, prepared.ids.ids.size(), reading.count(), start);
  return {};
}

// What may be written beside the clusters.
void add_outputs(CLI::App& command, RunArguments& arguments) {
  command.add_option("--pairs", arguments.pairs, "Where to write id_l,id_r,match_weight,match_probability.")
      ->type_name("OUT.csv");
  command.add_option("--save-model", arguments.save_model, "Where to write the model that was used.")
      ->type_name("OUT.json");
  command
      .add_option("--save-splink", arguments.save_splink,
                  "Where to write the model so that Splink loads it: without what only Heed knows.")
      ->type_name("OUT.json");
  command
      .add_option(
          "--save-frequencies", arguments.save_frequencies,
          "Where to write how common values are, as Splink takes them; values of fewer than 10 records are left "
          "out, so that it names nobody.")
      ->type_name("OUT.json");
  command.add_option("--charts", arguments.charts, "A folder for charts: match weights, weights of pairs (SVG).")
      ->type_name("DIR");
}

}  // namespace

void add_link_run(CLI::App& link, int& code) {
  auto arguments = std::make_shared<RunArguments>();
  arguments->threads = std::max(1U, std::thread::hardware_concurrency());
  CLI::App* command = link.add_subcommand("run",
                                          "Put the records of one or more tables into clusters, one for each person or "
                                          "thing. Needs no labels: it learns from the tables.");
  command->add_option("--input", arguments->inputs, "A table (CSV, first line names the columns); may be given again.")
      ->type_name("FILE.csv")
      ->required();
  command->add_option("--schema", arguments->schema, "What the columns hold (TOML). Without it, that is guessed.")
      ->type_name("FILE.toml");
  command
      ->add_option("--clusters", arguments->clusters,
                   "Where to write id,cluster: records with the same cluster are of the same one.")
      ->type_name("OUT.csv")
      ->required();
  command->add_option(
      "--pairs-from", arguments->pairs_from,
      "The lowest match weight of a pair that is kept (0); -100 keeps every pair that was weighed. Where "
      "heed link evaluate should find the best threshold, keep all.");
  command
      ->add_option("--model", arguments->model,
                   "A trained model (Heed's or Splink's JSON). Without it, one is trained.")
      ->type_name("FILE.json");
  add_outputs(*command, *arguments);
  command->add_option("--threads", arguments->threads, "How many processors to use.")
      ->check(CLI::Range(1U, 256U))
      ->capture_default_str();
  command->add_option(
      "--threshold", arguments->threshold,
      "Two clusters join while the mean match weight between them is at least this. Without it 0, where a match is as "
      "likely as not: what 0 means is learnt without labels.");
  command->footer(
      "Two tables whose columns have other names are told together in the schema:\n"
      "  [[column]]\n  name = \"first_name\"\n  type = \"forename\"\n  also = [\"forename\"]  # so the second table "
      "calls it\n"
      "  heed link run --input school.csv --input police.csv --schema both.toml --clusters out.csv\n"
      "The column of ids has to have one name in both, or no id in the schema: then each table's own is found.\n"
      "Ids are read without the blanks around them. The same inputs, schema and model give the same clusters, whatever "
      "the number of threads\nand the order of the records; without a model the order decides which records are looked "
      "at to "
      "learn one, so that single pairs\nmay come out otherwise: --save-model keeps what was learnt.");
  command->callback([arguments, &code] {
    const auto done = run_link(*arguments);
    code = done.ok() ? exit_code::done : report(done.error());
  });
}

}  // namespace heed::cli
