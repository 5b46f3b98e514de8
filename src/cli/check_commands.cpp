#include <fmt/core.h>

#include <memory>

#include "cli/command.hpp"

namespace heed::cli {

void add_config_command(CLI::App& app, Operations& operations, int& code) {
  CLI::App* config = app.add_subcommand("config", "About the configuration file.");
  config->require_subcommand(1);
  auto file = std::make_shared<std::string>();
  CLI::App* check =
      config->add_subcommand("check", "Name every mistake in a configuration file, with what to write instead.");
  check->add_option("--config", *file, "The file to check.")->type_name("FILE")->required();
  check->callback([file, &operations, &code] { code = report(operations.check_config(*file), "configuration"); });
}

void add_content_command(CLI::App& app, Operations& operations, int& code) {
  CLI::App* content_command = app.add_subcommand("content", "About the words: packs, pages and local details.");
  content_command->require_subcommand(1);
  auto folder = std::make_shared<std::string>();
  auto area = std::make_shared<std::string>("exampleshire");
  CLI::App* check = content_command->add_subcommand(
      "check", "Refuse words that lack evidence, source, author or review date; warn of contacts that grow stale.");
  check->add_option("--content", *folder, "The content folder; by default the one this program was built with.")
      ->type_name("DIR");
  check->add_option("--area", *area, "The area whose local details are checked.");
  check->callback(
      [folder, area, &operations, &code] { code = report(operations.check_content(*folder, *area), "content"); });
}

void add_audit_command(CLI::App& app, Operations& operations, int& code) {
  CLI::App* audit = app.add_subcommand("audit", "About the record of who did what.");
  audit->require_subcommand(1);
  auto where = std::make_shared<Where>();
  auto without_anchors = std::make_shared<bool>(false);
  CLI::App* verify = audit->add_subcommand(
      "verify", "Check every audit line, the anchors, and every stored record against what was written.");
  add_where_options(*verify, *where);
  verify->add_flag("--without-anchors", *without_anchors,
                   "There are no anchors, and that is known: exit with 0 instead of 6 when nothing else is found.");
  verify->callback([where, without_anchors, &operations, &code] {
    const auto verified = operations.verify_audit(*where);
    if (!verified.ok()) {
      code = report(verified.error());
      return;
    }
    const app::AuditReport& found = verified.value();
    for (const app::AuditProblem& problem : found.problems)
      fmt::print("{}: {}\n",
                 problem.sequence == 0 ? problem.chain : fmt::format("{} line {}", problem.chain, problem.sequence),
                 problem.what);
    fmt::print("audit: {} lines at the door, {} of the team, {} records compared, {} anchors, {} problems\n",
               found.door_lines, found.team_lines, found.rows_compared, found.anchors_checked, found.problems.size());
    if (found.rows_partly_known > 0)
      fmt::print(
          "{} concerns came in before the record kept their plain columns: of these, what was changed since is "
          "compared.\n",
          found.rows_partly_known);
    const bool unanchored = found.anchors_checked == 0;
    if (unanchored) fmt::print("Verified without anchors: a cut at the end of the record cannot be seen.\n");
    const int when_whole = unanchored && !*without_anchors ? exit_code::without_anchors : exit_code::done;
    code = found.problems.empty() ? when_whole : exit_code::problems_found;
  });
}

void add_routes_command(CLI::App& app, Operations& operations, int& code) {
  CLI::App* command = app.add_subcommand(
      "routes", "Print every address with its access rule and audit action, as Markdown (docs/access.md).");
  command->callback([&operations, &code] {
    const auto table = operations.routes();
    if (!table.ok()) {
      code = report(table.error());
      return;
    }
    fmt::print("{}", *table);
    code = exit_code::done;
  });
}

void add_version_command(CLI::App& app, int& code) {
  CLI::App* command = app.add_subcommand("version", "Print the version.");
  command->callback([&code] {
    fmt::print("heed {}\n", HEED_VERSION);
    code = exit_code::done;
  });
}

}  // namespace heed::cli
