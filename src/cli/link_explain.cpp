#include "cli/link_explain.hpp"

#include <algorithm>
#include <memory>

#include "cli/command.hpp"
#include "link_batch/cell_reader.hpp"

namespace heed::cli {

Result<std::uint32_t> Explained::record_of(const std::string& id, std::string argument) const {
  const auto found = std::find(ids.ids.begin(), ids.ids.end(), id);
  if (found == ids.ids.end())
    return Error{ErrorKind::not_found, "No record of the inputs has this id", std::move(argument)};
  return static_cast<std::uint32_t>(found - ids.ids.begin());
}

namespace {

// The input that a record stands in, and its row there.
std::pair<const link_batch::Input*, std::size_t> place_of(const Explained& read, std::uint32_t record) {
  std::size_t input = 0, row = record;
  while (row >= read.inputs[input].table.rows()) row -= read.inputs[input++].table.rows();
  return {&read.inputs[input], row};
}

}  // namespace

std::vector<std::string> Explained::texts_of(std::uint32_t record) const {
  const auto [input, row] = place_of(*this, record);
  std::vector<std::string> texts;
  for (const linkage::Column& column : model.columns) {
    const auto described = link_batch::described_by(schema, column.name);
    texts.push_back(tidy_line(link_batch::CellReader(input->table, column, described).text(row)));
  }
  return texts;
}

std::pair<std::string, std::string> Explained::said_of(const linkage::Reason& reason, std::uint32_t left,
                                                       std::uint32_t right) const {
  return {texts_of(left)[reason.left.column], texts_of(right)[reason.right.column]};
}

std::string Explained::source_of(std::uint32_t record) const {
  const auto [input, row] = place_of(*this, record);
  const auto column = schema.source.empty() ? std::nullopt : input->table.find(schema.source);
  return column ? tidy_line(input->table.cell(row, *column)) : "";
}

namespace {

// For words alone: nothing is weighed otherwise than the model says.
linkage::Model worded_by(linkage::Model model, const link_batch::Schema& schema) {
  for (linkage::Column& column : model.columns) {
    if (column.type == linkage::AttributeType::category)
      column.type = link_batch::described_by(schema, column.name).type;
  }
  return model;
}

}  // namespace

Result<Explained> read_explained(const ExplainArguments& arguments) {
  auto inputs = TRY(read_inputs(arguments.inputs));
  linkage::Model model = TRY(read_model_file(arguments.model));
  link_batch::Schema schema = TRY(read_schema(arguments.schema, inputs));
  TRY(check_inputs(inputs, schema, arguments.schema, model.columns));
  link_batch::Ids ids = TRY(link_batch::read_ids(inputs, schema.id));
  linkage::Table table = TRY(link_batch::load(inputs, schema, model.columns));
  table.freeze_frequencies();
  linkage::Model worded = worded_by(model, schema);
  return Explained{std::move(inputs), std::move(model), std::move(worded),
                   std::move(schema), std::move(ids),   std::move(table)};
}

namespace {

Result<void> explain(const ExplainArguments& arguments, Operations& operations) {
  const content::Words words = TRY(operations.words());
  if (arguments.left.empty() != arguments.right.empty())
    return Error{ErrorKind::invalid, "Name two records, or none for a table of the attributes", "ID2"};
  if (arguments.left.empty() && (arguments.entity || !arguments.chart.empty()))
    return Error{ErrorKind::invalid, "Name two records", "ID1"};
  if (!arguments.left.empty() && arguments.left == arguments.right)
    return Error{ErrorKind::invalid, "Name two different records", "ID2"};
  if (!arguments.cluster.empty() && !arguments.left.empty())
    return Error{ErrorKind::invalid, "Name two records or a cluster, not both", "--cluster"};
  auto files = inputs_of(arguments.inputs);
  files.insert(files.end(), {{"--model", arguments.model}, {"--schema", arguments.schema}});
  TRY(keep_apart(files, {{"--chart", arguments.chart}}));
  TRY(check_threshold(arguments.threshold));
  Explained read = TRY(read_explained(arguments));
  if (!arguments.cluster.empty()) return explain_cluster(arguments, read, words);
  if (arguments.entity) return explain_entity(arguments, read, words);
  if (!arguments.left.empty()) return explain_pair(arguments, read, words);
  explain_attributes(arguments, read);
  return {};
}

void add_options(CLI::App& command, ExplainArguments& arguments) {
  command
      .add_option("--model", arguments.model,
                  "The model (Heed's or Splink's JSON); heed link run --save-model writes one.")
      ->type_name("FILE.json")
      ->required();
  command.add_option("--input", arguments.inputs, "The tables that were run: how common a value is comes from them.")
      ->type_name("FILE.csv")
      ->allow_extra_args(false)  // one at a time: ids come after it
      ->required();
  command
      .add_option(
          "--schema", arguments.schema,
          "What the columns hold (TOML). Without it, that is guessed. Its source says where a record comes from.")
      ->type_name("FILE.toml");
  command.add_option("--chart", arguments.chart, "Where to draw the waterfall (SVG).")->type_name("OUT.svg");
  command
      .add_option("--cluster", arguments.cluster,
                  "Instead of two records: how everything that is together with this one came to be so, step by step.")
      ->type_name("ID");
  command.add_flag("--entity", arguments.entity, "Hold ID1 against everything that is together with ID2.");
  command.add_option("--threshold", arguments.threshold, "As heed link run was given it.")->capture_default_str();
  command.add_option("ID1", arguments.left, "One record.");
  command.add_option("ID2", arguments.right, "The other record.");
}

}  // namespace

void add_link_explain(CLI::App& link, Operations& operations, int& code) {
  auto arguments = std::make_shared<ExplainArguments>();
  CLI::App* command = link.add_subcommand(
      "explain",
      "Show step by step why two records are, or are not, taken for the same one; how a cluster came to be; or, "
      "without ids, how far each attribute can be relied on.");
  add_options(*command, *arguments);
  command->footer(
      "One unit of weight doubles the odds. For analysts: on a team's page, sentences say it, and no weight is shown.");
  command->callback([arguments, &operations, &code] {
    const auto done = explain(*arguments, operations);
    code = done.ok() ? exit_code::done : report(done.error());
  });
}

}  // namespace heed::cli
