#include "main/demonstration.hpp"

#include <fmt/core.h>

#include <fstream>

#include "app/demo.hpp"
#include "main/instance.hpp"

namespace heed::main_program {

namespace {

std::filesystem::path lines_file(const Config& config) { return config.key_ring.parent_path() / "demonstration.txt"; }

std::vector<std::string> lines_of(const app::DemoFill& filled) {
  std::vector<std::string> lines{fmt::format("{} invented concerns. People to sign in as, at /team:", filled.concerns)};
  for (const app::DemoSignIn& sign_in : filled.sign_ins)
    lines.push_back(
        fmt::format("  {:<20} {:<34} {} ({})", sign_in.sign_in_name, sign_in.password, sign_in.name, sign_in.roles));
  lines.push_back("Receipts to come back with, at /return:");
  for (const app::DemoReceipt& receipt : filled.receipts)
    lines.push_back(fmt::format("  {}  {} ({})", receipt.reference, receipt.words, receipt.what));
  return lines;
}

}  // namespace

Result<void> fill_demonstration(const Config& config, const content::Library& library, Instant now) {
  TRY(check_new_area(config));
  if (!std::filesystem::exists(config.key_ring)) TRY(make_key_ring(config, now));
  FixedClock clock(now);
  const auto instance = TRY(Instance::make(config, library, clock));
  const auto filled = TRY(app::fill_demo(instance->service(), clock, now));
  instance->close();
  std::ofstream file(lines_file(config));
  for (const std::string& line : lines_of(filled)) file << line << '\n';
  return {};
}

std::vector<std::string> demonstration_lines(const Config& config) {
  std::ifstream file(lines_file(config));
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

}  // namespace heed::main_program
