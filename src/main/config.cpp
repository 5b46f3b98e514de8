#include "main/config.hpp"

#include <fmt/core.h>

#include <toml++/toml.h>
#include <array>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include "base/text.hpp"

namespace heed::main_program {

namespace {

using content::Finding;

constexpr std::size_t most_file_bytes = 256 * 1024;

struct Reader {
  std::string file;
  std::vector<Finding>& findings;
  Config config;

  void error(const toml::source_region& where, std::string message) {
    findings.push_back({Finding::Weight::error, file, static_cast<int>(where.begin.line), std::move(message)});
  }
};

using Setter = std::function<void(Reader&, const std::string& key, const toml::node&)>;

Setter text(std::function<void(Config&, std::string)> set) {
  return [set](Reader& reader, const std::string& key, const toml::node& node) {
    const auto value = node.value<std::string>();
    if (!node.is_string() || !value)
      return reader.error(node.source(), fmt::format("{} must be text; write {} = \"…\"", key, key));
    set(reader.config, *value);
  };
}

Setter flag(std::function<void(Config&, bool)> set) {
  return [set](Reader& reader, const std::string& key, const toml::node& node) {
    if (!node.is_boolean())
      return reader.error(node.source(),
                          fmt::format("{} must be true or false; write {} = true or {} = false", key, key, key));
    set(reader.config, *node.value<bool>());
  };
}

Setter count(int least, int most, std::function<void(Config&, int)> set) {
  return [=](Reader& reader, const std::string& key, const toml::node& node) {
    const auto value = node.value<std::int64_t>();
    if (!node.is_integer() || !value || *value < least || *value > most)
      return reader.error(node.source(), fmt::format("{} must be a whole number from {} to {}", key, least, most));
    set(reader.config, static_cast<int>(*value));
  };
}

Setter absolute_path(std::function<void(Config&, std::filesystem::path)> set) {
  return [set](Reader& reader, const std::string& key, const toml::node& node) {
    const std::filesystem::path path = node.value_or(std::string());
    if (!node.is_string() || !path.is_absolute())
      return reader.error(node.source(),
                          fmt::format("{} must be a path from the root; write {} = \"/var/lib/heed/…\"", key, key));
    set(reader.config, path);
  };
}

void set_mode(Reader& reader, const std::string&, const toml::node& node) {
  const std::string mode = node.value_or(std::string());
  if (mode == "live")
    reader.config.mode = Mode::live;
  else if (mode != "demonstration")
    reader.error(node.source(), "mode must be \"demonstration\" or \"live\"");
}

void set_address(Reader& reader, const std::string&, const toml::node& node) {
  if (!set_listen(reader.config, node.value_or(std::string())).ok())
    reader.error(node.source(), "listen must be HOST:PORT; write listen = \"127.0.0.1:8080\"");
}

const std::map<std::string, std::map<std::string, Setter>>& known_keys() {
  static const std::map<std::string, std::map<std::string, Setter>> keys{
      {"", {{"mode", set_mode}, {"area", text([](Config& c, std::string v) { c.area = std::move(v); })}}},
      {"server", {{"listen", set_address}, {"behind_proxy", flag([](Config& c, bool v) { c.behind_proxy = v; })}}},
      {"storage",
       {{"data", absolute_path([](Config& c, std::filesystem::path v) { c.data = std::move(v); })},
        {"key_ring", absolute_path([](Config& c, std::filesystem::path v) { c.key_ring = std::move(v); })},
        {"anchors", absolute_path([](Config& c, std::filesystem::path v) { c.anchors = std::move(v); })},
        {"anchor_minutes", count(1, 1440, [](Config& c, int v) { c.anchor_minutes = v; })}}},
      {"content",
       {{"folder", absolute_path([](Config& c, std::filesystem::path v) { c.content_folder = std::move(v); })},
        {"pseudo_locales", flag([](Config& c, bool v) { c.pseudo_locales = v; })}}},
      {"limits",
       {{"concerns_per_source_at_once", count(1, 1000, [](Config& c, int v) { c.concerns_per_source_at_once = v; })},
        {"concerns_per_source_per_hour",
         count(1, 10'000, [](Config& c, int v) { c.concerns_per_source_per_hour = v; })}}},
      {"live",
       {{"controller", text([](Config& c, std::string v) { c.live.controller = std::move(v); })},
        {"safeguarding_lead", text([](Config& c, std::string v) { c.live.safeguarding_lead = std::move(v); })},
        {"duty_cover", text([](Config& c, std::string v) { c.live.duty_cover = std::move(v); })},
        {"impact_assessment", text([](Config& c, std::string v) { c.live.impact_assessment = std::move(v); })},
        {"policy_document", text([](Config& c, std::string v) { c.live.policy_document = std::move(v); })}}}};
  return keys;
}

std::string list_of(const std::map<std::string, Setter>& keys) {
  std::string list;
  for (const auto& [key, setter] : keys) list += (list.empty() ? "" : ", ") + key;
  return list;
}

void read_table(Reader& reader, const std::string& name, const toml::table& table) {
  const auto& keys = known_keys().at(name);
  for (const auto& [key, node] : table) {
    const std::string key_text(key.str());
    if (name.empty() && node.is_table() && known_keys().contains(key_text)) {
      read_table(reader, key_text, *node.as_table());
      continue;
    }
    const auto found = keys.find(key_text);
    const std::string where = name.empty() ? "at the top" : "in [" + name + "]";
    if (found == keys.end())
      reader.error(node.source(),
                   fmt::format("\"{}\" is not a key {}; the keys there are: {}", key_text, where, list_of(keys)));
    else
      found->second(reader, key_text, node);
  }
}

void check_live(Reader& reader) {
  const LiveRecord& live = reader.config.live;
  const std::array<std::pair<const char*, const std::string*>, 5> needed{
      {{"controller", &live.controller},
       {"safeguarding_lead", &live.safeguarding_lead},
       {"duty_cover", &live.duty_cover},
       {"impact_assessment", &live.impact_assessment},
       {"policy_document", &live.policy_document}}};
  for (const auto& [key, value] : needed)
    if (trim(*value).empty())
      reader.findings.push_back({Finding::Weight::error, reader.file, 0,
                                 fmt::format("mode = \"live\" needs {} in [live]: who or what, and where it is "
                                             "recorded. Until then write mode = \"demonstration\"",
                                             key)});
}

bool inside(const std::filesystem::path& path, const std::filesystem::path& folder) {
  const auto relative = path.lexically_normal().lexically_relative(folder.lexically_normal());
  return !relative.empty() && *relative.begin() != "..";
}

void check_whole(Reader& reader) {
  const Config& config = reader.config;
  const auto add = [&](std::string message) {
    reader.findings.push_back({Finding::Weight::error, reader.file, 0, std::move(message)});
  };
  if (config.data.empty()) add("[storage] needs data; write data = \"/var/lib/heed/data\"");
  if (config.key_ring.empty()) add("[storage] needs key_ring; write key_ring = \"/etc/heed/area.keyring\"");
  if (!config.data.empty() && inside(config.key_ring, config.data))
    add("key_ring must lie outside the data folder: whoever copies the folder must not get the keys with it");
  if (!config.data.empty() && !config.anchors.empty() && inside(config.anchors, config.data))
    add("anchors must lie outside the data folder, best on another machine's disk");
  if (config.mode == Mode::live && config.anchors.empty())
    add("mode = \"live\" needs anchors in [storage]: the file that the head of the audit record is written to");
  if (config.mode == Mode::live && config.pseudo_locales)
    add("pseudo_locales is for tests; remove it or write mode = \"demonstration\"");
  if (config.mode == Mode::live) check_live(reader);
}

}  // namespace

Result<void> set_listen(Config& config, std::string_view listen) {
  const std::size_t colon = listen.rfind(':');
  if (colon == std::string_view::npos || colon == 0)
    return Error{ErrorKind::invalid, "listen must be HOST:PORT, such as 127.0.0.1:8080", {}};
  const auto port = parse_number(listen.substr(colon + 1));
  std::string_view host = listen.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  if (!port || *port > 65535 || host.empty())
    return Error{ErrorKind::invalid, "listen must be HOST:PORT, such as 127.0.0.1:8080", {}};
  config.host = host;
  config.port = static_cast<std::uint16_t>(*port);
  return {};
}

Result<Config> parse_config(std::string_view toml_text, std::string_view file, std::vector<Finding>& findings) {
  Reader reader{std::string(file), findings, {}};
  const std::size_t before = findings.size();
  const auto failed = [&] {
    return Error{ErrorKind::invalid, "The configuration has mistakes; nothing was started", {}};
  };
  try {
    read_table(reader, "", toml::parse(toml_text, file));
  } catch (const toml::parse_error& error) {
    reader.error(error.source(), fmt::format("this is not TOML: {}", error.description()));
    return failed();
  }
  check_whole(reader);
  if (findings.size() > before) return failed();
  return reader.config;
}

Result<Config> load_config(const std::filesystem::path& file, std::vector<Finding>& findings) {
  std::ifstream stream(file, std::ios::binary);
  std::string text(most_file_bytes + 1, '\0');
  if (stream) stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  const auto read = stream.is_open() ? static_cast<std::size_t>(stream.gcount()) : 0;
  if (!stream.is_open() || read > most_file_bytes) {
    findings.push_back({Finding::Weight::error, file.string(), 0,
                        stream.is_open() ? "the file is larger than 256 kB" : "the file cannot be read"});
    return Error{ErrorKind::invalid, "The configuration cannot be read; nothing was started", {}};
  }
  text.resize(read);
  return parse_config(text, file.string(), findings);
}

Config demonstration_config(const std::filesystem::path& data) {
  Config config;
  const auto folder = std::filesystem::absolute(data).lexically_normal();
  const auto name = folder.has_filename() ? folder : folder.parent_path();
  config.data = name;
  config.key_ring = name.parent_path() / (name.filename().string() + ".keys") / "exampleshire.keyring";
  config.anchors = name.parent_path() / (name.filename().string() + ".keys") / "anchors.txt";
  return config;
}

}  // namespace heed::main_program
