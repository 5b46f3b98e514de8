#include <fmt/core.h>

#include <memory>

#include "cli/command.hpp"

namespace heed::cli {

namespace {

int print(const Result<std::vector<std::string>>& lines) {
  if (!lines.ok()) return report(lines.error());
  for (const std::string& line : lines.value()) fmt::print("{}\n", line);
  return exit_code::done;
}

}  // namespace

void add_init_command(CLI::App& app, Operations& operations, int& code) {
  auto where = std::make_shared<Where>();
  CLI::App* command =
      app.add_subcommand("init", "Make the data folder and the key ring of a configured area. Writes over nothing.");
  add_where_options(*command, *where);
  command->callback([where, &operations, &code] {
    if (where->config.empty()) throw CLI::ValidationError("init", "give --config FILE");
    code = print(operations.init(*where));
  });
}

void add_demo_command(CLI::App& app, Operations& operations, int& code) {
  auto where = std::make_shared<Where>();
  CLI::App* command = app.add_subcommand(
      "demo", "Fill an empty data folder with synthetic concerns in every state, and print the sign-ins.");
  command->add_option("--data", where->data, "The data folder to fill; it must be empty or absent.")
      ->type_name("DIR")
      ->required();
  command->callback([where, &operations, &code] { code = print(operations.demo(*where)); });
}

}  // namespace heed::cli
