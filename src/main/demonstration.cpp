#include "main/demonstration.hpp"

#include <fmt/core.h>

#include <fstream>

#include "app/demo.hpp"
#include "main/instance.hpp"

namespace heed::main_program {

namespace {

std::filesystem::path lines_file(const Config& config) { return config.key_ring.parent_path() / "demonstration.txt"; }

// What was so when it was filled is news once: later, people have read and written.
enum class When { now, later };

std::vector<std::string> lines_of(const app::DemoFill& filled, When when) {
  const std::string people = "People to sign in as, at /team:";
  std::vector<std::string> lines{when == When::now ? fmt::format("{} invented concerns. {}", filled.concerns, people)
                                                   : "The demonstration is as it was left. " + people};
  for (const app::DemoSignIn& sign_in : filled.sign_ins)
    lines.push_back(
        fmt::format("  {:<20} {:<34} {} ({})", sign_in.sign_in_name, sign_in.password, sign_in.name, sign_in.roles));
  lines.push_back("Receipts to come back with, at /return:");
  for (const app::DemoReceipt& receipt : filled.receipts)
    lines.push_back(when == When::now ? fmt::format("  {}  {} ({})", receipt.reference, receipt.words, receipt.what)
                                      : fmt::format("  {}  {}", receipt.reference, receipt.words));
  return lines;
}

}  // namespace

Result<std::vector<std::string>> fill_demonstration(const Config& config, const content::Library& library,
                                                    Instant now) {
  TRY(check_new_area(config));
  if (!std::filesystem::exists(config.key_ring)) TRY(make_key_ring(config, now));
  FixedClock clock(now);
  const auto instance = TRY(Instance::make(config, library, clock));
  const auto filled = TRY(app::fill_demo(instance->service(), clock, now));
  instance->close();
  std::ofstream file(lines_file(config));
  for (const std::string& line : lines_of(filled, When::later)) file << line << '\n';
  return lines_of(filled, When::now);
}

std::vector<std::string> demonstration_lines(const Config& config) {
  std::ifstream file(lines_file(config));
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

}  // namespace heed::main_program
