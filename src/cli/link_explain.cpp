#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "cli/command.hpp"
#include "cli/link_command.hpp"
#include "link_batch/cell_reader.hpp"
#include "link_batch/charts.hpp"
#include "link_words/sentences.hpp"

namespace heed::cli {

namespace {

struct ExplainArguments {
  std::string model, schema, left, right, chart;
  std::vector<std::string> inputs;
};

// One record's texts as they stand in its table, by column of the model.
std::vector<std::string> texts_of(const std::vector<link_batch::Input>& inputs, const link_batch::Schema& schema,
                                  const std::vector<linkage::Column>& columns, std::size_t record) {
  std::size_t input = 0;
  while (record >= inputs[input].table.rows()) record -= inputs[input++].table.rows();
  std::vector<std::string> texts;
  for (const linkage::Column& column : columns) {
    const auto described = link_batch::described_by(schema, column.name);
    texts.push_back(link_batch::CellReader(inputs[input].table, column, described).text(record));
  }
  return texts;
}

Result<std::size_t> record_of(const link_batch::Ids& ids, const std::string& id, std::string argument) {
  const auto found = std::find(ids.ids.begin(), ids.ids.end(), id);
  if (found == ids.ids.end())
    return Error{ErrorKind::not_found, "No record of the inputs has this id", std::move(argument)};
  return static_cast<std::size_t>(found - ids.ids.begin());
}

// Columns that a level looks at, each once.
void append_columns(const linkage::Condition& condition, std::vector<std::uint16_t>& columns) {
  using Kind = linkage::Condition::Kind;
  const auto add = [&columns](std::uint16_t column) {
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
  };
  if (condition.kind == Kind::test || condition.kind == Kind::missing) add(condition.left.column);
  if (condition.kind == Kind::test) add(condition.right.column);
  for (const linkage::Condition& part : condition.parts) append_columns(part, columns);
}

std::string values_of(const linkage::Comparison& comparison, const std::vector<std::string>& texts) {
  std::vector<std::uint16_t> columns;
  // The null level, or else the first, looks at what the comparison is about.
  if (!comparison.levels.empty()) append_columns(comparison.levels[0].condition, columns);
  std::string out;
  for (const std::uint16_t column : columns) {
    const std::string text = column < texts.size() && !texts[column].empty() ? texts[column] : "(not known)";
    out += (out.empty() ? "" : ", ") + text;
  }
  return out;
}

std::vector<link_batch::WaterfallRow> waterfall_of(const linkage::Model& model, const linkage::Score& score,
                                                   const std::vector<std::string>& left,
                                                   const std::vector<std::string>& right) {
  std::vector<link_batch::WaterfallRow> rows = {{"to begin with", "two records taken at random", score.prior_weight}};
  for (const linkage::Step& step : score.steps) {
    const linkage::Comparison& comparison = model.comparisons[step.comparison];
    const std::string label =
        step.reached.level < comparison.levels.size() ? comparison.levels[step.reached.level].label : "";
    const std::string one = values_of(comparison, left), other = values_of(comparison, right);
    rows.push_back(
        {comparison.name, fmt::format("{}: {}", label, one == other ? one : one + " · " + other), step.weight});
    if (step.frequency_weight != 0)
      rows.push_back(
          {comparison.name, step.frequency_weight > 0 ? "a rare value" : "a common value", step.frequency_weight});
  }
  if (score.tells_of_alike())
    rows.push_back(
        {std::string(to_string(score.alike)), "who are alike in this way would share as much", score.alike_weight});
  return rows;
}

void print_waterfall(const std::vector<link_batch::WaterfallRow>& rows, const linkage::Score& score) {
  for (const link_batch::WaterfallRow& row : rows) {
    const auto length = static_cast<std::size_t>(std::lround(std::min(20.0, std::abs(row.weight))));
    fmt::print("{:<22} {:>+8.2f} {:>20}|{:<20} {}\n", row.field, row.weight,
               row.weight < 0 ? std::string(length, '#') : "", row.weight > 0 ? std::string(length, '#') : "",
               row.detail);
  }
  fmt::print("{:<22} {:>+8.2f} {:>41} probability {:.6f}\n", "all together", score.weight, "", score.probability());
}

void print_sentences(const content::Words& words, const linkage::Model& model, const linkage::Score& score,
                     const std::vector<std::string>& left, const std::vector<std::string>& right, std::size_t held) {
  fmt::print("\nIn words\n");
  for (const linkage::Reason& reason : linkage::reasons_of(model, score)) {
    const std::string chance = link_words::by_chance(words, reason, held);
    fmt::print("  {}{}{}\n", link_words::sentence(words, reason, left[reason.left.column], right[reason.right.column]),
               chance.empty() ? "" : " ", chance);
  }
}

Result<void> explain(const ExplainArguments& arguments, Operations& operations) {
  const content::Words words = TRY(operations.words());
  const auto inputs = TRY(read_inputs(arguments.inputs));
  const linkage::Model model = TRY(read_model_file(arguments.model));
  const link_batch::Schema schema = TRY(read_schema(arguments.schema, inputs));
  const link_batch::Ids ids = TRY(link_batch::read_ids(inputs, schema.id));
  const auto left = static_cast<std::uint32_t>(TRY(record_of(ids, arguments.left, "ID1")));
  const auto right = static_cast<std::uint32_t>(TRY(record_of(ids, arguments.right, "ID2")));
  linkage::Table table = TRY(link_batch::load(inputs, schema, model.columns));
  table.freeze_frequencies();
  linkage::Table::Space left_space, right_space;
  const linkage::Score score = linkage::score(model, table.record(left, left_space), table.record(right, right_space));
  const auto left_texts = texts_of(inputs, schema, model.columns, left);
  const auto right_texts = texts_of(inputs, schema, model.columns, right);
  const auto rows = waterfall_of(model, score, left_texts, right_texts);
  print_waterfall(rows, score);
  print_sentences(words, model, score, left_texts, right_texts, table.size() - 1);
  if (arguments.chart.empty()) return {};
  return write_file(arguments.chart,
                    link_batch::waterfall_chart(fmt::format("{} and {}", arguments.left, arguments.right), rows));
}

}  // namespace

void add_link_explain(CLI::App& link, Operations& operations, int& code) {
  auto arguments = std::make_shared<ExplainArguments>();
  CLI::App* command =
      link.add_subcommand("explain", "Show step by step why two records are, or are not, taken for the same one.");
  command
      ->add_option("--model", arguments->model,
                   "The model (Heed's or Splink's JSON); heed link run --save-model writes one.")
      ->type_name("FILE.json")
      ->required();
  command->add_option("--input", arguments->inputs, "The tables that were run: how common a value is comes from them.")
      ->type_name("FILE.csv")
      ->allow_extra_args(false)  // one at a time: ids come after it
      ->required();
  command->add_option("--schema", arguments->schema, "What the columns hold (TOML). Without it, that is guessed.")
      ->type_name("FILE.toml");
  command->add_option("--chart", arguments->chart, "Where to draw the waterfall (SVG).")->type_name("OUT.svg");
  command->add_option("ID1", arguments->left, "One record.")->required();
  command->add_option("ID2", arguments->right, "The other record.")->required();
  command->footer(
      "One unit of weight doubles the odds. For analysts: on a team's page, sentences say it, and no weight is shown.");
  command->callback([arguments, &operations, &code] {
    const auto done = explain(*arguments, operations);
    code = done.ok() ? exit_code::done : report(done.error());
  });
}

}  // namespace heed::cli
