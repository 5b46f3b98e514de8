#include <fmt/core.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>

#include "cli/command.hpp"

namespace heed::cli {

namespace {

struct Said {
  std::string_view code, sentence;
};

// What is wrong with an area or its files.
constexpr std::array<Said, 17> of_area{{
    {"area.nobody_reads",
     "Nobody who can sign in to this live area reads concerns, and none are taken that nobody reads; nothing was "
     "started. Add whoever reads them: heed user add NAME --config FILE --name \"…\" --role worker."},
    {"key_ring.missing",
     "There is no key ring where key_ring in the configuration says, and nothing can be read without it. If the "
     "area was in use, put the copy from your safe there, or correct key_ring. If it is new, make it with heed "
     "init."},
    {"key_ring.not_read", "The key ring cannot be read. Run heed as the user whom the key ring belongs to."},
    {"key_ring.open_to_others",
     "Others on this machine may read the key ring. Find out who could have copied it; then chmod 600 it."},
    {"key_ring.unreadable",
     "This file is no key ring, or a damaged one; nothing was started. Put the copy from your safe in its place."},
    {"key_ring.area",
     "This file is no key ring, or a damaged one; nothing was started. Put the copy from your safe in its place."},
    {"key_ring.exists",
     "There is a key ring already, and none is ever written over: what was sealed with it could not be read "
     "again. Name another place in key_ring, or move it to your safe first."},
    {"key_ring.not_written", "The key ring cannot be written. See that this user may write to its folder."},
    {"store.foreign",
     "heed.db in this data folder is a database of another program; nothing was changed. Name another folder in data."},
    {"store.folder", "The data folder cannot be opened. Run heed as the user whom it belongs to."},
    {"store.disk", "The disk is full. Make room (64 MB at least), and start again."},
    {"store.database",
     "heed.db is damaged; nothing was started. Keep the data folder as it is, and restore the newest backup "
     "beside it (docs/operating.md, Restore)."},
    {"store.failed",
     "heed.db cannot be opened or brought to the form of this version; nothing was changed. See that the disk is "
     "sound and that this user may write there. Else restore the newest backup (docs/operating.md, Restore), and "
     "report what stands in brackets."},
    {"audit.anchors_empty",
     "This area is live and has a record, but no anchor in its anchor file can be read, so a cut at the end of "
     "the record could not be seen; nothing was started. Put the newest copy of that file back "
     "(docs/operating.md). If it is lost for good, start once with heed serve --accept-missing-anchors."},
    {"area.demonstration",
     "This data folder was filled as a demonstration: its people sign in with passwords that everybody can read, "
     "and its concerns are invented. It is not served with mode = \"live\". Name a data folder and a key ring of "
     "their own in the configuration, and make them with heed init."},
    {"area.demo_in_live",
     "--demo fills in people whose passwords everybody can read, and this configuration says mode = \"live\"; "
     "nothing was started. Leave --demo out, or make the area with heed init."},
    {"where.missing", "Give --config FILE, or --data DIR of a demonstration."},
}};

// What is wrong with the people who sign in.
constexpr std::array<Said, 8> of_people{{
    {"user.exists", "There is already a person with that sign-in name."},
    {"user.unknown", "There is no person with that sign-in name."},
    {"user.disabled",
     "This person is disabled, and stays so; nothing was changed. heed user reset --enable gives them a new password "
     "and lets them sign in again."},
    {"user.name", "A sign-in name has 3 to 40 of a–z, 0–9, '.' and '-'; the shown name must not be empty."},
    {"user.name.taken",
     "Somebody has this shown name, or one that looks like it. Add in brackets what tells them apart: \"Jo Smith "
     "(night team)\"."},
    {"user.name.one",
     "Give a first name and a surname. With one name alone, every concern about anybody called so is hidden from them. "
     "Somebody who has one name only is added with --one-name."},
    {"user.name.marks", "The shown name holds marks that nobody sees."},
    {"user.roles", "Give at least one role: worker, manager, administrator or auditor."},
}};

bool is_error(const content::Finding& finding) { return finding.weight == content::Finding::Weight::error; }

std::string line_of(const content::Finding& finding) {
  const std::string place = finding.line > 0 ? fmt::format("{}:{}", finding.file, finding.line) : finding.file;
  return fmt::format("{}: {}: {}", place, is_error(finding) ? "error" : "warning", finding.message);
}

// Whether a line can be written without waiting for somebody to read, and to somebody who is still there.
bool takes_a_line(int file) {
  pollfd place{file, POLLOUT, 0};
  if (::poll(&place, 1, 0) <= 0) return false;
  return (place.revents & POLLOUT) != 0 && (place.revents & (POLLERR | POLLHUP | POLLNVAL)) == 0;
}

// They may leave between the look and the line: a message that nobody reads is no reason to stop.
void say_if_heard(const std::string& line) {
  if (takes_a_line(STDERR_FILENO)) std::fputs((line + "\n").c_str(), stderr);
}

}  // namespace

std::string sentence(const Error& error) {
  for (const Said& said : of_area)
    if (error.code == said.code) return std::string(said.sentence);
  for (const Said& said : of_people)
    if (error.code == said.code) return std::string(said.sentence);
  if (error.code == "store.locked")
    return "Another heed process owns this data folder. Stop it, or let it do the work: user commands reach it by "
           "themselves.";
  if (error.code == "store.newer")
    return "This data folder was written by a newer version of Heed. Use that version; nothing was changed.";
  if (error.code == "store.key_ring")
    return "This key ring is not the one of this data folder: nothing could be read with it, so nothing was started or "
           "changed. Put the folder's own key ring where key_ring in the configuration says (a copy should be in your "
           "safe), "
           "or correct key_ring or data there.";
  if (error.code == "store.no_database")
    return "There is no heed.db in this data folder, and only heed init begins a new one. If the area was in use, its "
           "records "
           "are not here: see that the disk is there and restore the newest backup, as docs/operating.md says.";
  if (error.code == "audit.behind")
    return "Audit lines that were anchored are not in this database. Either a backup was restored, or somebody cut or "
           "replaced "
           "what was recorded; nothing was started. Find out which (docs/operating.md, Restore). If it is a backup "
           "that you "
           "restored, start once with heed serve --accept-restored-backup.";
  if (error.code == "audit.anchors_missing")
    return "This area is live and has a record, but its anchor file is not there, so a cut at the end of the record "
           "could "
           "not be seen; nothing was started. Mount the disk that it lies on, or restore it (docs/operating.md). If it "
           "is "
           "lost for good, start once with heed serve --accept-missing-anchors.";
  if (error.code == "user.password.short")
    return fmt::format("A password has at least {} characters.", app::least_password_characters);
  if (error.code == "user.password.weak")
    return "This password would be guessed too soon. Take three or four words that do not belong together, and neither "
           "their name nor a year.";
  if (error.code == "linkage.csv") return "This table cannot be read";
  if (error.code == "linkage.schema") return "This schema cannot be used";
  if (error.code == "linkage.model") return "This model cannot be used";
  if (error.code == "linkage.input") return "The inputs do not fit the schema";
  if (error.code == "linkage.pattern") return "--truth-pattern cannot be used";
  if (error.code == "linkage.evaluate") return "These files do not fit together";
  return error.code;
}

void add_where_options(CLI::App& command, Where& where) {
  command
      .add_option("--config", where.config,
                  "The area's configuration file (TOML). Without it: the demonstration's own settings.")
      ->type_name("FILE");
  command.add_option("--data", where.data, "The data folder; overrides the one in the configuration.")
      ->type_name("DIR");
}

int report(const Error& error) {
  const std::string detail = error.detail.empty() ? "" : " (" + error.detail + ")";
  fmt::print(stderr, "heed: {}{}\n", sentence(error), detail);
  // What was wrong with what stood on the command line, or was typed after it.
  if (error.kind == ErrorKind::invalid && (error.code.starts_with("user.") || error.code == "where.missing"))
    return exit_code::usage;
  switch (error.kind) {
    case ErrorKind::invalid: return exit_code::configuration;
    case ErrorKind::unavailable: return exit_code::unavailable;
    case ErrorKind::refused:
    case ErrorKind::not_found:
    case ErrorKind::conflict:
    case ErrorKind::unknown:
    case ErrorKind::corrupt:
    case ErrorKind::internal: return exit_code::failed;
  }
  return exit_code::failed;
}

bool print_findings(const std::vector<content::Finding>& findings) {
  // A program that serves must start also where nobody reads what it says.
  for (const content::Finding& finding : findings) say_if_heard(line_of(finding));
  return std::any_of(findings.begin(), findings.end(), is_error);
}

int report(const std::vector<content::Finding>& findings, const std::string& what) {
  for (const bool errors : {true, false})
    for (const content::Finding& finding : findings)
      if (is_error(finding) == errors) fmt::print("{}\n", line_of(finding));
  const auto errors = std::count_if(findings.begin(), findings.end(), is_error);
  fmt::print("{}: {} errors, {} warnings\n", what, errors, std::ssize(findings) - errors);
  return errors > 0 ? exit_code::problems_found : exit_code::done;
}

namespace {

// CLI11 asks for a command where one was mistyped, and does not say which there are.
bool is_no_command(const CLI::App& app, std::string_view typed) {
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  return !typed.starts_with('-') && std::none_of(commands.begin(), commands.end(),
                                                 [&](const CLI::App* command) { return command->get_name() == typed; });
}

int say_commands(const CLI::App& app, std::string_view typed) {
  fmt::print(stderr, "heed: there is no command \"{}\". There are:", typed);
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    fmt::print(stderr, " {}", command->get_name());
  fmt::print(stderr, ". See heed --help.\n");
  return exit_code::usage;
}

}  // namespace

int run(int count, const char* const* arguments, Operations& operations) {
  CLI::App app{"Heed: hears concerns about children, joins them up, and holds the people responsible to act."};
  app.footer(
      "Exit codes: 0 done; 1 a check found problems; 2 wrong command line; 3 wrong configuration or content;\n"
      "4 a folder, port or disk is not available; 5 anything else; 6 audit verify had no anchors.\n"
      "Start here: heed serve --demo --data .heed/demo");
  app.require_subcommand(1);
  int code = exit_code::done;
  add_serve_command(app, operations, code);
  add_init_command(app, operations, code);
  add_demo_command(app, operations, code);
  add_user_command(app, operations, code);
  add_config_command(app, operations, code);
  add_content_command(app, operations, code);
  add_audit_command(app, operations, code);
  add_link_command(app, operations, code);
  add_routes_command(app, operations, code);
  add_version_command(app, code);
  if (count > 1 && is_no_command(app, arguments[1])) return say_commands(app, arguments[1]);
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_code::done : exit_code::usage;
  }
  // What serves may outlive whoever reads what it says; of every other command that is what was asked for.
  const bool is_lost = !app.got_subcommand("serve") && (std::fflush(stdout) != 0 || std::ferror(stdout) != 0);
  if (code == exit_code::done && is_lost)
    return report(Error{ErrorKind::unavailable, "What was printed could not be written", {}});
  return code;
}

}  // namespace heed::cli
