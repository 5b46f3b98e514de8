// What the commands ask of the program. main implements it; the commands read arguments, ask, and print.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/audit.hpp"
#include "app/users.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "content/library.hpp"
#include "content/text.hpp"

namespace heed::cli {

// Exit codes, the same for every command; also in `heed --help` and docs/operating.md.
namespace exit_code {
inline constexpr int done = 0;
inline constexpr int problems_found = 1;   // a check ran and found something
inline constexpr int usage = 2;            // the command line is wrong
inline constexpr int configuration = 3;    // the configuration or content is wrong; nothing was started
inline constexpr int unavailable = 4;      // a folder is locked, a port taken, a disk full
inline constexpr int failed = 5;           // anything else
inline constexpr int without_anchors = 6;  // audit verify found nothing, but had no anchor to see a cut at the end by
}  // namespace exit_code

// Where a command finds its area: a configuration file, or a data folder of a demonstration.
struct Where {
  std::filesystem::path config;  // "" = the demonstration's own settings
  std::filesystem::path data;    // "" = what the configuration says
};

struct ServeArguments {
  Where where;
  std::string listen;  // "" = what the configuration says
  bool demo = false;
  bool pseudo_locales = false;
  bool accept_restored_backup = false;  // go on, once, with a record that no longer reaches its anchors
  bool accept_missing_anchors = false;  // go on, once, in a live area whose anchor file is gone
};

class Operations {
 public:
  virtual ~Operations() = default;
  // Serves until SIGTERM or SIGINT; gives the exit code.
  virtual int serve(const ServeArguments& arguments) = 0;
  // Makes data folder and key ring of a configured area. Gives lines to print.
  virtual Result<std::vector<std::string>> init(const Where& where) = 0;
  // Fills an empty data folder with the demonstration.
  virtual Result<std::vector<std::string>> demo(const Where& where) = 0;
  // Through the control socket of the serving process when there is one, else directly.
  virtual Result<void> add_user(const Where& where, const app::NewUser& user, const Secret& password) = 0;
  virtual Result<app::LeftBehind> disable_user(const Where& where, const std::string& sign_in_name) = 0;
  virtual Result<void> reset_user(const Where& where, const std::string& sign_in_name, const Secret& password,
                                  app::LetIn let_in) = 0;
  virtual Result<app::LeftBehind> change_rights(const Where& where, const std::string& sign_in_name,
                                                const app::Rights& rights) = 0;
  // Every mistake in the file, and warnings (stale contacts, swap that is on and not encrypted).
  virtual std::vector<content::Finding> check_config(const std::filesystem::path& file) = 0;
  virtual std::vector<content::Finding> check_content(const std::filesystem::path& folder, const std::string& area) = 0;
  virtual Result<app::AuditReport> verify_audit(const Where& where) = 0;
  // The route table as Markdown: docs/access.md. Errors: unavailable when no temporary folder can be made.
  virtual Result<std::string> routes() = 0;
  // English words, for what a command says in sentences. Errors: as content::read_words.
  virtual Result<content::Words> words() = 0;
};

// What an operator should know and do about an error: its code where that is written to be read, else a sentence.
std::string sentence(const Error& error);
// Prints findings to standard error, one a line as file:line: weight: message; whether one is an error.
bool print_findings(const std::vector<content::Finding>& findings);
// Runs one command line; gives the exit code. Prints to standard output and error.
int run(int count, const char* const* arguments, Operations& operations);

}  // namespace heed::cli
