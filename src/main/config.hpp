// The one configuration file (TOML), read whole and checked at start: every mistake is named with file, line and what to
// write instead; unknown keys are refused.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "content/library.hpp"

namespace heed::main_program {

enum class Mode { demonstration, live };

// What rule 12 asks before an area goes live. All of it must be recorded.
struct LiveRecord {
  std::string controller;         // who is the data controller, with a way to reach them
  std::string safeguarding_lead;  // the person answerable
  std::string duty_cover;         // who reads concerns when the team is away
  std::string impact_assessment;  // where the data protection impact assessment is kept, and its date
  std::string policy_document;  // where the appropriate policy document is kept (Data Protection Act 2018, Schedule 1)
};

struct Config {
  Mode mode = Mode::demonstration;
  std::string area = "exampleshire";
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;
  bool behind_proxy = false;
  std::string address;  // the site's own, as a browser shows it: "https://safeguarding.example.org"; "" = not said
  std::filesystem::path data, key_ring, anchors;
  std::filesystem::path content_folder;  // "" = built in
  bool pseudo_locales = false;
  int concerns_per_source_at_once = 10;
  int concerns_per_source_per_hour = 20;
  int anchor_minutes = 60;
  LiveRecord live;
};

// What the command line says instead of the file.
struct Overrides {
  std::filesystem::path data = {};  // "" = what the file says
  bool pseudo_locales = false;
  std::string listen = {};  // "" = what the file says
};

// The configuration in force, overrides included, or findings with at least one error. Never throws.
Result<Config> parse_config(std::string_view toml, std::string_view file, std::vector<content::Finding>& findings,
                            const Overrides& overrides = {});
Result<Config> load_config(const std::filesystem::path& file, std::vector<content::Finding>& findings,
                           const Overrides& overrides = {});
// The same of what a command names: without a file, a demonstration's own settings for the data folder. Errors: invalid (where.missing
// when neither is given).
Result<Config> find_config(const std::filesystem::path& file, std::vector<content::Finding>& findings,
                           const Overrides& overrides);
// The demonstration's own settings for a data folder: keys and anchors lie beside it, never inside.
Config demonstration_config(const std::filesystem::path& data);
// "127.0.0.1:8080" or "[::1]:8080". Errors: invalid.
Result<void> set_listen(Config& config, std::string_view listen);

}  // namespace heed::main_program
