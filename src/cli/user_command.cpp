#include <fmt/core.h>

#include <termios.h>
#include <unistd.h>

#include <cstring>
#include <iostream>
#include <memory>

#include "app/name_match.hpp"
#include "cli/command.hpp"

namespace heed::cli {

namespace {

struct UserArguments {
  Where where;
  std::string sign_in_name, name;
  std::vector<std::string> roles;
  bool named_reader = false;
  bool enable = false, one_name = false;
};

// Shows nothing of what is typed while it lives, where standard input is a terminal.
class NoEcho {
 public:
  NoEcho() : m_is_terminal(tcgetattr(STDIN_FILENO, &m_before) == 0) {
    if (!m_is_terminal) return;
    termios quiet = m_before;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  ~NoEcho() {
    if (!m_is_terminal) return;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    fmt::print(stderr, "\n");
  }
  NoEcho(const NoEcho&) = delete;
  NoEcho& operator=(const NoEcho&) = delete;

 private:
  termios m_before{};
  bool m_is_terminal;
};

// One line of standard input: never an argument, which others on the machine could see.
Secret read_password() {
  fmt::print(stderr, "Password (one line): ");
  std::string line;
  const NoEcho no_echo;
  std::getline(std::cin, line);
  Secret password = Secret::from_text(line);
  explicit_bzero(line.data(), line.size());
  return password;
}

int told(const Result<void>& result, std::string_view done) {
  if (!result.ok()) return report(result.error());
  fmt::print("{}\n", done);
  return exit_code::done;
}

void warn_of(const app::StaffReadersLost& lost) {
  if (lost.the_last_named_reader)
    fmt::print(
        stderr,
        "Warning: nobody is a named reader any more. Until you add one (heed user add … --named-reader), every manager "
        "reads concerns about staff, officers, councillors or their relatives, and everyone where there is no "
        "manager.\n");
  else if (lost.concerns > 0)
    fmt::print(
        stderr,
        "Warning: {} open concern(s) about staff have no named reader any more. Until you add one (heed user add … "
        "--named-reader), managers whom they do not name read them.\n",
        lost.concerns);
}

void warn_of(const app::Holding& holding) {
  if (holding.concerns > 0)
    fmt::print(
        stderr,
        "Warning: {} open concern(s) stood with them, {} of which cannot wait. Nobody who may read them has them now: "
        "they stand in the inbox again, for somebody to take.\n",
        holding.concerns, holding.cannot_wait);
  if (holding.only_reader)
    fmt::print(stderr,
               "Warning: nobody who can sign in reads concerns any more, and the public pages go on taking them. Add "
               "somebody now: heed user add … --role worker.\n");
  if (holding.only_manager)
    fmt::print(stderr, "Warning: there is no manager any more. Add one: heed user add … --role manager.\n");
  if (holding.only_administrator)
    fmt::print(stderr, "Warning: there is no administrator any more. Add one: heed user add … --role administrator.\n");
}

std::set<domain::Role> roles_of(const std::vector<std::string>& codes) {
  std::set<domain::Role> roles;
  for (const std::string& code : codes) roles.insert(*domain::parse_role(code));
  return roles;
}

void add_role_options(CLI::App& command, UserArguments& arguments) {
  command.add_option("--role", arguments.roles, "worker, manager, administrator or auditor; may be given again.")
      ->required()
      ->check(CLI::IsMember({"worker", "manager", "administrator", "auditor"}));
  command.add_flag("--named-reader", arguments.named_reader, "May read concerns about staff and their relatives.");
}

void add_one(CLI::App& user, Operations& operations, int& code) {
  auto arguments = std::make_shared<UserArguments>();
  CLI::App* command =
      user.add_subcommand("add", "Add a person who signs in. The password is read from standard input.");
  add_where_options(*command, arguments->where);
  command->add_option("sign-in-name", arguments->sign_in_name, "3 to 40 of a–z, 0–9, '.' and '-'.")->required();
  command->add_option("--name", arguments->name, "First name and surname, as colleagues see it.")->required();
  command->add_flag("--one-name", arguments->one_name,
                    "They have one name only; every concern about anybody called so is hidden from them.");
  add_role_options(*command, *arguments);
  command->callback([arguments, &operations, &code] {
    if (!arguments->one_name && app::is_one_name(arguments->name)) {
      code = report(Error{ErrorKind::invalid, "user.name.one", {}});
      return;
    }
    const app::NewUser user_to_add{arguments->sign_in_name, arguments->name, roles_of(arguments->roles),
                                   arguments->named_reader};
    code = told(operations.add_user(arguments->where, user_to_add, read_password()), "Added.");
  });
}

int told_what_is_left(const Result<app::LeftBehind>& left, std::string_view done) {
  if (!left.ok()) return report(left.error());
  fmt::print("{}\n", done);
  warn_of(left->holding);
  warn_of(left->staff);
  return exit_code::done;
}

void add_rights(CLI::App& user, Operations& operations, int& code) {
  auto arguments = std::make_shared<UserArguments>();
  CLI::App* command = user.add_subcommand("rights",
                                          "Give a person these rights in place of those they had. They sign in anew. "
                                          "Without --named-reader they are none.");
  add_where_options(*command, arguments->where);
  command->add_option("sign-in-name", arguments->sign_in_name)->required();
  add_role_options(*command, *arguments);
  command->callback([arguments, &operations, &code] {
    const app::Rights rights{roles_of(arguments->roles), arguments->named_reader};
    code = told_what_is_left(operations.change_rights(arguments->where, arguments->sign_in_name, rights),
                             "The rights are changed.");
  });
}

void add_disable(CLI::App& user, Operations& operations, int& code) {
  auto arguments = std::make_shared<UserArguments>();
  CLI::App* command =
      user.add_subcommand("disable", "Stop a person from signing in, and end their sessions. Their decisions stay.");
  add_where_options(*command, arguments->where);
  command->add_option("sign-in-name", arguments->sign_in_name)->required();
  command->callback([arguments, &operations, &code] {
    code = told_what_is_left(operations.disable_user(arguments->where, arguments->sign_in_name), "Disabled.");
  });
}

void add_reset(CLI::App& user, Operations& operations, int& code) {
  auto arguments = std::make_shared<UserArguments>();
  CLI::App* command =
      user.add_subcommand("reset", "Give a person a new password (read from standard input) and end their sessions.");
  add_where_options(*command, arguments->where);
  command->add_option("sign-in-name", arguments->sign_in_name)->required();
  command->add_flag("--enable", arguments->enable, "Also let them sign in again, when they were disabled.");
  command->callback([arguments, &operations, &code] {
    const auto let_in = arguments->enable ? app::LetIn::yes : app::LetIn::no;
    code = told(operations.reset_user(arguments->where, arguments->sign_in_name, read_password(), let_in),
                "The new password is set.");
  });
}

}  // namespace

void add_user_command(CLI::App& app, Operations& operations, int& code) {
  CLI::App* user = app.add_subcommand(
      "user", "The people who sign in: add or disable them, give them a new password or other rights.");
  user->require_subcommand(1);
  add_one(*user, operations, code);
  add_rights(*user, operations, code);
  add_disable(*user, operations, code);
  add_reset(*user, operations, code);
}

}  // namespace heed::cli
