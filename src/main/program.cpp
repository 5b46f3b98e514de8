#include "main/program.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "content/read_words.hpp"
#include "main/commands.hpp"
#include "main/control.hpp"
#include "main/demonstration.hpp"
#include "main/serving.hpp"

namespace heed::main_program {

namespace {

using content::Finding;

Date today() { return local_date(SystemClock().now(), "Europe/London"); }

Result<Config> config_of(const cli::Where& where) {
  std::vector<Finding> findings;
  auto config = find_config(where.config, findings, {.data = where.data});
  cli::print_findings(findings);
  return config;
}

Result<std::shared_ptr<const content::Library>> library_of(const Config& config) {
  std::vector<Finding> findings;
  auto library = load_library(config, today(), findings);
  if (!library)
    return Error{ErrorKind::invalid, "The words or local details have mistakes; see heed content check", {}};
  return library;
}

// Through the serving process when there is one, else by opening the folder here.
Result<std::string> answer_to(const cli::Where& where, const std::string& request) {
  const Config config = TRY(config_of(where));
  if (auto answer = ask(config.data, request)) return *answer;
  if (is_empty_folder(config) && !std::filesystem::exists(config.key_ring))
    return Error{ErrorKind::not_found, "There is no area in this data folder; make one with heed init or heed demo",
                 config.data.string()};
  const auto library = TRY(library_of(config));
  const SystemClock clock;
  const auto instance = TRY(Instance::open(config, *library, clock));
  if (request != verify_audit_request()) TRY(compare_anchors(instance->service(), config));
  std::string answer = run_command(instance->service(), config, request);
  // The next start looks for them. One that fails now is said then.
  if (config.mode == Mode::live && request != verify_audit_request())
    static_cast<void>(append_anchors(instance->service(), config));
  instance->close();
  return answer;
}

// /proc/swaps has a line for each area of swap after its heading.
void check_swap(std::vector<Finding>& findings) {
  std::ifstream swaps("/proc/swaps");
  std::string line;
  std::getline(swaps, line);
  if (std::getline(swaps, line))
    findings.push_back(
        {Finding::Weight::warning, "/proc/swaps", 2,
         "swap is on: what is in memory may reach the disk. Turn it off, or encrypt it and leave this warning"});
}

void check_anchor_folder(const Config& config, std::vector<Finding>& findings) {
  std::error_code problem;
  const auto folder = config.anchors.parent_path();
  if (config.anchors.empty() || std::filesystem::is_directory(folder, problem)) return;
  findings.push_back(
      {config.mode == Mode::live ? Finding::Weight::error : Finding::Weight::warning, folder.string(), 0,
       "the folder of the anchors is not there, and Heed does not make it: mount the disk it lies on, or make it"});
}

// Who may write to a folder can take away what lies in it, however private that is.
bool others_can_write_to(const std::filesystem::path& folder) {
  using enum std::filesystem::perms;
  std::error_code problem;
  return (std::filesystem::status(folder, problem).permissions() & (group_write | others_write)) != none;
}

// A demonstration in a folder of its own that goes away again, for what needs an open area but nobody's.
class TemporaryFolder {
 public:
  // Errors: unavailable when there is no place for it.
  static Result<std::unique_ptr<TemporaryFolder>> make() {
    std::error_code problem;
    const auto place = std::filesystem::temp_directory_path(problem);
    std::string pattern = (place / "heed-XXXXXX").string();
    if (!problem && ::mkdtemp(pattern.data()) != nullptr)
      return std::unique_ptr<TemporaryFolder>(new TemporaryFolder(pattern));
    const char* named = std::getenv("TMPDIR");
    return Error{
        ErrorKind::unavailable,
        "No folder can be made among the temporary files. Make the folder that TMPDIR names writable, or unset "
        "TMPDIR to use /tmp",
        named ? "TMPDIR=" + std::string(named) : "/tmp"};
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return m_path; }

 private:
  explicit TemporaryFolder(std::filesystem::path path) : m_path(std::move(path)) {}

  std::filesystem::path m_path;
};

bool is_asset(const http::Route& route) { return route.pattern.starts_with("/assets/"); }

std::string table_of(std::vector<http::Route> routes) {
  std::sort(routes.begin(), routes.end(), [](const http::Route& left, const http::Route& right) {
    return std::tie(left.pattern, left.method) < std::tie(right.pattern, right.method);
  });
  std::string text =
      "# Every address, who may use it, and what is put on record\n\n"
      "Made by `heed routes` from the route table that the program serves from; a test keeps it the same. Assets, "
      "whose names\n"
      "hold a hash of their bytes, are left out.\n\n| method | address | access | audit | most bytes of body "
      "|\n|---|---|---|---|---|\n";
  for (const http::Route& route : routes)
    if (!is_asset(route))
      text += fmt::format("| {} | `{}` | {} | {} | {} |\n", route.method == http::Method::post ? "POST" : "GET",
                          route.pattern, route.access, route.audit, route.body_bytes);
  return text;
}

Result<std::string> make_route_table() {
  const auto folder = TRY(TemporaryFolder::make());
  const Config config = demonstration_config(folder->path() / "data");
  const SystemClock clock;
  const auto library = TRY(library_of(config));
  TRY(make_key_ring(config, clock.now()));
  const auto instance = TRY(Instance::make(config, *library, clock));
  const auto serving = TRY(Serving::make(config, *instance, library, clock));
  std::string table = table_of(serving->routes());
  instance->close();
  return table;
}

}  // namespace

Result<std::vector<std::string>> Program::init(const cli::Where& where) {
  const Config config = TRY(config_of(where));
  const auto library = TRY(library_of(config));
  const SystemClock clock;
  TRY(check_new_area(config));
  TRY(make_key_ring(config, clock.now()));
  const auto instance = TRY(Instance::make(config, *library, clock));
  if (config.mode == Mode::live) TRY(append_anchors(instance->service(), config));
  instance->close();
  std::vector<std::string> lines{
      "The data folder is " + config.data.string(), "The key ring is " + config.key_ring.string(),
      "Keep a copy of the key ring in a safe, apart from every backup: without it no record can be read again.",
      "Next: heed user add NAME --config FILE --name \"…\" --role manager"};
  const auto folder = config.key_ring.parent_path();
  if (others_can_write_to(folder))
    lines.push_back("Warning: others can write to " + folder.string() +
                    " and so take the key ring away; chmod go-w it, or give the ring a folder of its own.");
  return lines;
}

Result<std::vector<std::string>> Program::demo(const cli::Where& where) {
  const Config config = demonstration_config(where.data);
  const auto library = TRY(library_of(config));
  return fill_demonstration(config, *library, SystemClock().now());
}

Result<void> Program::add_user(const cli::Where& where, const app::NewUser& user, const Secret& password) {
  return read_done(TRY(answer_to(where, add_user_request(user, password))));
}

Result<app::LeftBehind> Program::disable_user(const cli::Where& where, const std::string& sign_in_name) {
  return read_left_behind(TRY(answer_to(where, disable_user_request(sign_in_name))));
}

Result<app::LeftBehind> Program::change_rights(const cli::Where& where, const std::string& sign_in_name,
                                               const app::Rights& rights) {
  return read_left_behind(TRY(answer_to(where, change_rights_request(sign_in_name, rights))));
}

Result<void> Program::reset_user(const cli::Where& where, const std::string& sign_in_name, const Secret& password,
                                 app::LetIn let_in) {
  return read_done(TRY(answer_to(where, reset_user_request(sign_in_name, password, let_in))));
}

std::vector<Finding> Program::check_config(const std::filesystem::path& file) {
  std::vector<Finding> findings;
  const auto config = load_config(file, findings);
  if (config.ok()) load_library(*config, today(), findings);
  if (config.ok()) check_anchor_folder(*config, findings);
  check_swap(findings);
  return findings;
}

std::vector<Finding> Program::check_content(const std::filesystem::path& folder, const std::string& area) {
  Config config;
  config.content_folder = folder;
  config.area = area;
  std::vector<Finding> findings;
  load_library(config, today(), findings);
  return findings;
}

Result<app::AuditReport> Program::verify_audit(const cli::Where& where) {
  return read_report(TRY(answer_to(where, verify_audit_request())));
}

Result<std::string> Program::routes() { return make_route_table(); }

Result<content::Words> Program::words() { return content::read_words(HEED_CATALOGUES, "en-GB"); }

}  // namespace heed::main_program
