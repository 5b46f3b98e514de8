#include <fmt/core.h>

#include <chrono>
#include <iostream>
#include <memory>

#include "base/clock.hpp"
#include "cli/command.hpp"
#include "cli/link_command.hpp"
#include "link_batch/watch.hpp"
#include "link_words/sentences.hpp"
#include "matching/normalise.hpp"

namespace heed::cli {

namespace {

struct WatchArguments {
  std::string model, schema;
  std::vector<std::string> inputs;
  std::size_t most = 5;
  unsigned threads = 2;
};

// In UTC.
std::string today(const Clock& clock) {
  const auto days = std::chrono::floor<std::chrono::days>(milliseconds(clock.now().milliseconds_since_epoch));
  return matching::format_day(static_cast<std::int32_t>(days.count()));
}

Result<int> watch_lines(const WatchArguments& arguments, Operations& operations) {
  const content::Words words = TRY(operations.words());
  linkage::Model model = TRY(read_model_file(arguments.model));
  const auto inputs = TRY(read_inputs(arguments.inputs));
  link_batch::Schema schema;
  if (!arguments.schema.empty() || !inputs.empty()) schema = TRY(read_schema(arguments.schema, inputs));
  if (!inputs.empty()) TRY(check_inputs(inputs, schema, arguments.schema, model.columns));
  if (inputs.empty() && !arguments.schema.empty()) TRY(check_fields(schema, arguments.schema, model.columns));
  link_batch::Watch watch(std::move(model), std::move(schema));
  watch.say_with([&words](const linkage::Reason& reason, std::string_view left, std::string_view right) {
    return link_words::sentence(words, reason, left, right);
  });
  watch.told_today(today(SystemClock()));
  if (!inputs.empty()) TRY(watch.begin_with(inputs, arguments.threads));
  fmt::print(stderr, "{} records known; one mention a line, as JSON\n", grouped(watch.size()));
  for (std::string line; std::getline(std::cin, line);) {
    fmt::print("{}\n", watch.answer(line, arguments.most));
    std::fflush(stdout);
  }
  return watch.errors() == 0 ? exit_code::done : exit_code::problems_found;
}

}  // namespace

void add_link_watch(CLI::App& link, Operations& operations, int& code) {
  auto arguments = std::make_shared<WatchArguments>();
  CLI::App* command = link.add_subcommand(
      "watch", "Read mentions as they come, a line of JSON each, and answer each with who it may be and why.");
  command->add_option("--model", arguments->model, "A trained model; heed link run --save-model writes one.")
      ->type_name("FILE.json")
      ->required();
  command->add_option("--input", arguments->inputs, "Tables of what is known to begin with.")->type_name("FILE.csv");
  command->add_option("--schema", arguments->schema, "What their columns, and the fields of the lines, hold (TOML).")
      ->type_name("FILE.toml");
  command->add_option("--most", arguments->most, "How many links to give at most.")
      ->check(CLI::Range(std::size_t{1}, std::size_t{100}))
      ->capture_default_str();
  command->add_option("--threads", arguments->threads, "How many processors to use for the tables.")
      ->check(CLI::Range(1U, 256U))
      ->capture_default_str();
  command->footer(
      "In:  {\"id\": \"m7\", \"first_name\": \"Rob\", \"surname\": \"Alan\", \"phone\": [\"07700 900001\", \"07700 "
      "900002\"]}\n"
      "Out: {\"id\": \"m7\", \"links\": [{\"entity\": \"m1\", \"band\": \"strong\", \"nearest\": \"m4\", \"weight\": "
      "11.2, \"why\": [...]}]}\n"
      "Each part of why says in a sentence what it found. A field that no column has is refused by name.\n"
      "A line without id is answered and not kept; {\"id\": \"m7\", \"erase\": true} forgets one. A line that cannot "
      "be read is answered\n"
      "with {\"error\": ..., \"line\": 7}, and the exit code is then 1; a blank line is said to be passed over. Values "
      "that "
      "could not be read\n"
      "stand in \"not_read\". An age whose day is not told counts as told today. Nothing is written to disk.");
  command->callback([arguments, &operations, &code] {
    const auto done = watch_lines(*arguments, operations);
    code = done.ok() ? done.value() : report(done.error());
  });
}

}  // namespace heed::cli
