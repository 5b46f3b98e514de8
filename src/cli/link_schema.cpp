#include <fmt/core.h>

#include <memory>

#include "cli/command.hpp"
#include "cli/link_command.hpp"
#include "link_batch/input_checks.hpp"

namespace heed::cli {

namespace {

int guess(const std::string& file) {
  const auto inputs = read_inputs({file});
  if (!inputs.ok()) return report(inputs.error());
  const link_batch::CsvTable& table = inputs.value()[0].table;
  const link_batch::Schema schema = link_batch::guess_schema(table);
  fmt::print("# A proposal, from the names and values of {} columns in {} rows. Read it before you trust it.\n",
             table.columns.size(), grouped(table.rows()));
  const auto spoilt = link_batch::spoilt_id(table);
  if (spoilt)
    fmt::print("# Column \"{}\" is named as ids are, and record {} has {}: mend it, or write id = \"…\" for another.\n",
               spoilt->column, spoilt->row + 1,
               spoilt->row == spoilt->same_as ? "none" : fmt::format("that of record {} again", spoilt->same_as + 1));
  else if (schema.id.empty())
    fmt::print("# No column has values that are all there and all different: rows are called 1, 2, 3 …\n");
  fmt::print("{}", link_batch::to_toml(schema));
  return exit_code::done;
}

int check(const std::string& file) {
  const auto schema = read_schema(file, {});
  if (!schema.ok()) return report(schema.error());
  fmt::print("{}: {} columns, of which {} are compared\n", file, schema->columns.size(),
             link_batch::columns_of(schema.value()).size());
  return exit_code::done;
}

std::string types() {
  std::string names;
  for (const auto type : matching::all_attribute_types())
    names += std::string(names.empty() ? "" : ", ") + std::string(matching::to_string(type));
  return names;
}

}  // namespace

void add_link_schema(CLI::App& link, int& code) {
  CLI::App* schema = link.add_subcommand("schema", "About the file that says what the columns of a table hold.");
  schema->require_subcommand(1);
  schema->footer("Types: " + types() +
                 ".\nFor each [[column]]: name, type; and where it helps qualifier = \"nhs\", told_on = \"seen_day\" "
                 "(the day on which an age was\n"
                 "told), platform = \"app\" (where a handle is used), date = \"dmy\" | \"mdy\" | \"ymd\", separator = "
                 "\"|\" (several values in a cell), parts = "
                 "[\"by\", \"bm\", \"bd\"] (one value\n"
                 "put together from several columns), also = [\"mobile\"] (further values of the same thing), verbatim "
                 "= true, ignore = true.");
  auto file = std::make_shared<std::string>();
  CLI::App* guessing = schema->add_subcommand(
      "guess", "Propose a schema for a table, from its column names and values; printed as TOML.");
  guessing->add_option("FILE.csv", *file, "The table; - reads standard input.")->required();
  guessing->callback([file, &code] { code = guess(*file); });
  CLI::App* checking =
      schema->add_subcommand("check", "Name the first mistake in a schema, with what to write instead.");
  checking->add_option("FILE.toml", *file, "The schema.")->required();
  checking->callback([file, &code] { code = check(*file); });
}

}  // namespace heed::cli
