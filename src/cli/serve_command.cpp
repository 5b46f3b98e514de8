#include <memory>

#include "cli/command.hpp"

namespace heed::cli {

void add_serve_command(CLI::App& app, Operations& operations, int& code) {
  auto arguments = std::make_shared<ServeArguments>();
  CLI::App* command =
      app.add_subcommand("serve", "Serve an area until told to stop (SIGTERM finishes what was accepted).");
  add_where_options(*command, arguments->where);
  command->add_option("--listen", arguments->listen, "Address to serve on, such as 127.0.0.1:8080.")
      ->type_name("HOST:PORT");
  command->add_flag("--demo", arguments->demo,
                    "Needs no configuration; fills an empty --data folder with synthetic concerns first.");
  command->add_flag(
      "--accept-restored-backup", arguments->accept_restored_backup,
      "Go on from a restored backup: for the one start after which the record is shorter than its anchors. It is "
      "put on record.");
  command->add_flag("--accept-missing-anchors", arguments->accept_missing_anchors,
                    "Go on in a live area whose anchor file is gone or holds no anchor: a cut at the end of the record "
                    "cannot be seen.");
  command->add_flag("--pseudo-locales", arguments->pseudo_locales,
                    "Adds the test languages en-XA (accented, longer) and ar-XB (right to left).");
  command->callback([arguments, &operations, &code] {
    if (!arguments->demo && arguments->where.config.empty())
      throw CLI::ValidationError("serve", "give --config FILE, or --demo");
    if (arguments->demo && arguments->where.data.empty())
      throw CLI::ValidationError("serve", "--demo needs --data DIR");
    code = operations.serve(*arguments);
  });
}

}  // namespace heed::cli
