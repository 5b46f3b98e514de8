#include "main/config.hpp"

#include <arpa/inet.h>
#include <fmt/core.h>

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include "base/text.hpp"

namespace heed::main_program {

namespace {

using content::Finding;

constexpr std::size_t most_file_bytes = std::size_t{256} * 1024;

struct Reader {
  std::string file;
  std::vector<Finding>& findings;
  Config config;
  std::map<std::string, int> lines;  // of each key that the file holds

  void error(int line, std::string message) {
    findings.push_back({Finding::Weight::error, file, line, std::move(message)});
  }
  void error(const toml::source_region& where, std::string message) {
    error(static_cast<int>(where.begin.line), std::move(message));
  }
  // 0, the file as a whole, for a key that is not in it.
  int line_of(const std::string& key) const {
    const auto found = lines.find(key);
    return found == lines.end() ? 0 : found->second;
  }
  bool has(const std::string& key) const { return lines.contains(key); }
};

using Setter = std::function<void(Reader&, const std::string& key, const toml::node&)>;

Setter text(const std::function<void(Config&, std::string)>& set) {
  return [set](Reader& reader, const std::string& key, const toml::node& node) {
    const auto value = node.value<std::string>();
    if (!node.is_string() || !value)
      return reader.error(node.source(), fmt::format("{} must be text; write {} = \"…\"", key, key));
    set(reader.config, *value);
  };
}

Setter flag(const std::function<void(Config&, bool)>& set) {
  return [set](Reader& reader, const std::string& key, const toml::node& node) {
    const auto* value = node.as_boolean();
    if (value == nullptr)
      return reader.error(node.source(),
                          fmt::format("{} must be true or false; write {} = true or {} = false", key, key, key));
    set(reader.config, value->get());
  };
}

Setter count(int least, int most, int usual, const std::function<void(Config&, int)>& set) {
  return [=](Reader& reader, const std::string& key, const toml::node& node) {
    const auto value = node.value<std::int64_t>();
    if (!node.is_integer() || !value || *value < least || *value > most)
      return reader.error(node.source(), fmt::format("{} must be a whole number from {} to {}; write {} = {}", key,
                                                     least, most, key, usual));
    set(reader.config, static_cast<int>(*value));
  };
}

Setter absolute_path(const char* example, const std::function<void(Config&, std::filesystem::path)>& set) {
  return [set, example](Reader& reader, const std::string& key, const toml::node& node) {
    const std::filesystem::path path = node.value_or(std::string());
    if (!node.is_string() || !path.is_absolute())
      return reader.error(node.source(),
                          fmt::format("{} must be a path from the root; write {} = \"{}\"", key, key, example));
    set(reader.config, path);
  };
}

void set_mode(Reader& reader, const std::string&, const toml::node& node) {
  const std::string mode = node.value_or(std::string());
  if (mode == "live")
    reader.config.mode = Mode::live;
  else if (mode != "demonstration")
    reader.error(node.source(), "mode must be \"demonstration\" or \"live\"; write mode = \"demonstration\"");
}

// It becomes a part of a file's name.
void set_area(Reader& reader, const std::string&, const toml::node& node) {
  const std::string area = node.value_or(std::string());
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (area.empty() || !std::all_of(area.begin(), area.end(), allowed))
    return reader.error(node.source(),
                        "area must be the name of a file in content/areas, of a–z, 0–9 and hyphens; "
                        "write area = \"exampleshire\"");
  reader.config.area = area;
}

void set_address(Reader& reader, const std::string&, const toml::node& node) {
  if (!set_listen(reader.config, node.value_or(std::string())).ok())
    reader.error(node.source(), "listen must be a numeric address and a port; write listen = \"127.0.0.1:8080\"");
}

// "safeguarding.example.org": two labels or more, the last with a letter in it, so that it is no address by number.
bool is_site_name(std::string_view name) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto allowed = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; };
  constexpr std::size_t longest_label = 63;
  const auto labels = split(name, '.');
  for (const auto label : labels)
    if (label.empty() || label.size() > longest_label || label.front() == '-' || label.back() == '-' ||
        !std::all_of(label.begin(), label.end(), allowed))
      return false;
  return labels.size() > 1 && std::any_of(labels.back().begin(), labels.back().end(), is_letter);
}

// "https://" and a name, with a port or without: no path, no capital letter and nothing else.
bool is_site_address(std::string_view address) {
  constexpr std::string_view scheme = "https://";
  if (!address.starts_with(scheme)) return false;
  address.remove_prefix(scheme.size());
  const auto colon = address.find(':');
  if (colon != std::string_view::npos) {
    const auto digits = address.substr(colon + 1);
    const auto port = parse_number(digits);
    if (!port || digits.front() == '0' || *port > 65535) return false;
  }
  return is_site_name(address.substr(0, colon));
}

void set_site_address(Reader& reader, const std::string&, const toml::node& node) {
  const auto address = node.value_or(std::string());
  if (!is_site_address(address))
    return reader.error(node.source(),
                        "address must be what a browser shows for this site, with https:// and no path; "
                        "write address = \"https://safeguarding.example.org\"");
  reader.config.address = address;
}

const std::map<std::string, std::map<std::string, Setter>>& known_keys() {
  static const std::map<std::string, std::map<std::string, Setter>> keys{
      {"", {{"mode", set_mode}, {"area", set_area}}},
      {"server", {{"listen", set_address}, {"address", set_site_address}, {"behind_proxy", flag([](Config& c, bool v) {
                                                                             c.behind_proxy = v;
                                                                           })}}},
      {"storage",
       {{"data",
         absolute_path("/var/lib/heed/data", [](Config& c, std::filesystem::path v) { c.data = std::move(v); })},
        {"key_ring", absolute_path("/etc/heed/area.keyring",
                                   [](Config& c, std::filesystem::path v) { c.key_ring = std::move(v); })},
        {"anchors", absolute_path("/mnt/elsewhere/heed-anchors.txt",
                                  [](Config& c, std::filesystem::path v) { c.anchors = std::move(v); })},
        {"anchor_minutes", count(1, 1440, 60, [](Config& c, int v) { c.anchor_minutes = v; })}}},
      {"content",
       {{"folder", absolute_path("/etc/heed/content",
                                 [](Config& c, std::filesystem::path v) { c.content_folder = std::move(v); })},
        {"pseudo_locales", flag([](Config& c, bool v) { c.pseudo_locales = v; })}}},
      {"limits",
       {{"concerns_per_source_at_once",
         count(1, 1000, 10, [](Config& c, int v) { c.concerns_per_source_at_once = v; })},
        {"concerns_per_source_per_hour",
         count(1, 10'000, 20, [](Config& c, int v) { c.concerns_per_source_per_hour = v; })}}},
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

// "[a], [b]": the sections of the file.
std::string list_of_sections() {
  std::string list;
  for (const auto& [name, keys] : known_keys())
    if (!name.empty()) list += (list.empty() ? "[" : ", [") + name + "]";
  return list;
}

void unknown_key(Reader& reader, const std::string& section, const std::string& key, const toml::node& node) {
  const auto& sections = known_keys();
  if (section.empty() && sections.contains(key))
    return reader.error(node.source(),
                        fmt::format("{} is a section; write [{}] on a line of its own and its keys below", key, key));
  for (const auto& [name, keys] : sections)
    if (keys.contains(key))
      return reader.error(node.source(), name.empty()
                                             ? fmt::format("{} belongs at the top, before the first section", key)
                                             : fmt::format("{} belongs under [{}]", key, name));
  if (node.is_table())
    return reader.error(node.source(),
                        fmt::format("[{}] is not a section; the sections are: {}", key, list_of_sections()));
  reader.error(node.source(),
               fmt::format("\"{}\" is not a key {}; the keys there are: {}", key,
                           section.empty() ? "at the top" : "in [" + section + "]", list_of(sections.at(section))));
}

void read_table(Reader& reader, const std::string& name, const toml::table& table) {
  const auto& keys = known_keys().at(name);
  for (const auto& [key, node] : table) {
    const std::string key_text(key.str());
    if (name.empty() && node.is_table() && known_keys().contains(key_text)) {
      read_table(reader, key_text, *node.as_table());
      continue;
    }
    reader.lines[key_text] = static_cast<int>(node.source().begin.line);
    if (const auto found = keys.find(key_text); found != keys.end())
      found->second(reader, key_text, node);
    else
      unknown_key(reader, name, key_text, node);
  }
}

// "To do: ask", "-", "x", "n/a": what stands where somebody has yet to write.
bool is_placeholder(std::string_view value) {
  static constexpr std::array<std::string_view, 6> first_words{"todo", "tbd", "tba", "tbc", "fixme", "xxx"};
  static constexpr std::array<std::string_view, 6> whole{"none", "nobody", "unknown", "later", "pending", "test"};
  std::string word, all;
  bool in_first_word = true;
  for (const char c : ascii_lower(value)) {
    const bool counts = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0xC0;
    if (counts) all += c;
    in_first_word = in_first_word && (counts || word.empty());
    if (counts && in_first_word) word += c;
  }
  const auto is_in = [](const auto& list, const std::string& text) {
    return std::find(list.begin(), list.end(), text) != list.end();
  };
  return all.size() < 3 || is_in(first_words, word) || is_in(whole, all);
}

// An address that only this machine reaches.
bool is_loopback(const std::string& host) {
  in_addr four{};
  if (inet_pton(AF_INET, host.c_str(), &four) == 1) return ntohl(four.s_addr) >> 24 == 127;
  in6_addr six{};
  return inet_pton(AF_INET6, host.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

// Heed speaks plain HTTP: without a proxy in front, passwords and words cross the network in the open.
void check_live_address(Reader& reader) {
  const Config& config = reader.config;
  if (config.behind_proxy || is_loopback(config.host)) return;
  reader.error(
      reader.line_of("listen"),
      fmt::format("mode = \"live\" on {} would send passwords and words over plain HTTP; put a proxy with TLS in "
                  "front (docs/operating.md) and write listen = \"127.0.0.1:{}\" and behind_proxy = true",
                  config.host, config.port));
}

// A receipt on paper says where to come back: without this, a path that no browser opens.
void check_site_address(Reader& reader) {
  if (reader.has("address")) return;
  reader.error(reader.line_of("mode"),
               "mode = \"live\" needs address in [server]: what people type to come here, which every receipt shows; "
               "write address = \"https://safeguarding.example.org\"");
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
    if (is_placeholder(*value))
      reader.error(reader.has(key) ? reader.line_of(key) : reader.line_of("mode"),
                   fmt::format("mode = \"live\" needs {} in [live]: who or what, and where it is recorded. Until then "
                               "write mode = \"demonstration\"",
                               key));
  check_site_address(reader);
  check_live_address(reader);
}

// Where a path leads once links are followed, as far as it exists.
std::filesystem::path followed(const std::filesystem::path& path) {
  std::error_code problem;
  auto real = std::filesystem::weakly_canonical(path, problem);
  return problem ? path : real;
}

bool lies_in(const std::filesystem::path& path, const std::filesystem::path& folder) {
  const auto relative = path.lexically_normal().lexically_relative(folder.lexically_normal());
  return !relative.empty() && *relative.begin() != "..";
}

// As written, or by way of a link.
bool inside(const std::filesystem::path& path, const std::filesystem::path& folder) {
  return lies_in(path, folder) || lies_in(followed(path), followed(folder));
}

// Whether what is written to one would damage the other.
bool meet(const std::filesystem::path& one, const std::filesystem::path& other) {
  std::error_code problem;
  return inside(one, other) || inside(other, one) || std::filesystem::equivalent(one, other, problem);
}

struct Place {
  const char* key;
  const char* is;  // in the words of a finding
  std::filesystem::path path;
};

void check_apart(Reader& reader, const Place& one, const Place& other) {
  if (one.path.empty() || other.path.empty() || !meet(one.path, other.path)) return;
  reader.error(reader.line_of(one.key),
               fmt::format("{} must lie apart from {}: Heed would write into it, or could not start; give {} a path of "
                           "its own",
                           one.key, other.is, one.key));
}

// Each with each; key ring and anchors in the data folder are named by rules of their own.
void check_places_apart(Reader& reader) {
  const Config& config = reader.config;
  const Place data{"data", "the data folder", config.data};
  const Place ring{"key_ring", "the key ring", config.key_ring};
  const Place anchors{"anchors", "the anchors", config.anchors};
  const Place words{"folder", "the folder in [content]", config.content_folder};
  const Place file{"", "this configuration file", std::filesystem::absolute(reader.file)};
  for (const Place& other : {ring, words, file}) check_apart(reader, anchors, other);
  for (const Place& other : {words, file}) check_apart(reader, ring, other);
  check_apart(reader, data, words);
}

Result<void> apply(Reader& reader, const Overrides& overrides) {
  if (!overrides.data.empty()) {
    reader.config.data = std::filesystem::absolute(overrides.data).lexically_normal();
    reader.lines["data"] = 0;
  }
  if (!overrides.listen.empty()) {
    TRY(set_listen(reader.config, overrides.listen));
    reader.lines["listen"] = 0;
  }
  if (overrides.pseudo_locales) {
    reader.config.pseudo_locales = true;
    reader.lines["pseudo_locales"] = 0;
  }
  return {};
}

void check_whole(Reader& reader) {
  const Config& config = reader.config;
  if (!reader.has("data")) reader.error(0, "[storage] needs data; write data = \"/var/lib/heed/data\"");
  if (!reader.has("key_ring")) reader.error(0, "[storage] needs key_ring; write key_ring = \"/etc/heed/area.keyring\"");
  if (!config.data.empty() && inside(config.key_ring, config.data))
    reader.error(reader.line_of("key_ring"),
                 "key_ring must lie outside the data folder: whoever copies the folder must not get the keys with it; "
                 "write key_ring = \"/etc/heed/area.keyring\"");
  if (!config.data.empty() && !config.anchors.empty() && inside(config.anchors, config.data))
    reader.error(reader.line_of("anchors"), "anchors must lie outside the data folder, best on another machine's disk");
  check_places_apart(reader);
  if (config.mode == Mode::live && !reader.has("anchors"))
    reader.error(
        reader.line_of("mode"),
        "mode = \"live\" needs anchors in [storage]: the file that the head of the audit record is written to");
  if (config.mode == Mode::live && config.pseudo_locales)
    reader.error(reader.line_of("pseudo_locales"),
                 "pseudo_locales is for tests; remove it (or --pseudo-locales) or write mode = \"demonstration\"");
  if (config.mode == Mode::live) check_live(reader);
}

// What toml++ says of the most usual slips, in plainer words.
std::string explain(std::string_view description) {
  const auto says = [&](std::string_view part) { return description.find(part) != std::string_view::npos; };
  if (says("could not determine value type")) return "this value cannot be read: text stands in quotation marks";
  if (says("cannot redefine")) return "this key or section stands in the file twice; keep one";
  if (says("utf-8")) return "this is not a text file in UTF-8";
  return fmt::format("this is not TOML: {}", description);
}

// The address itself: Heed asks no name server.
bool is_address(const std::string& host) {
  in6_addr parsed{};
  return inet_pton(AF_INET, host.c_str(), &parsed) == 1 || inet_pton(AF_INET6, host.c_str(), &parsed) == 1;
}

// What the file names on this machine is of the kind it must be.
bool check_places(const Config& config, const std::string& file, std::vector<Finding>& findings) {
  const std::size_t before = findings.size();
  const auto error = [&](std::string message) {
    findings.push_back({Finding::Weight::error, file, 0, std::move(message)});
  };
  std::error_code problem;
  if (!config.content_folder.empty() && !std::filesystem::is_directory(config.content_folder, problem))
    error(fmt::format("folder in [content] is no folder here: {}; copy content/ there, or remove the line",
                      config.content_folder.string()));
  if (std::filesystem::is_directory(config.anchors, problem))
    error(fmt::format("anchors in [storage] must be a file, and {} is a folder; write anchors = \"{}\"",
                      config.anchors.string(), (config.anchors / "anchors.txt").lexically_normal().string()));
  return findings.size() == before;
}

}  // namespace

Result<void> set_listen(Config& config, std::string_view listen) {
  const std::size_t colon = listen.rfind(':');
  if (colon == std::string_view::npos || colon == 0)
    return Error{ErrorKind::invalid, "listen must be a numeric address and a port, such as 127.0.0.1:8080", {}};
  const auto port = parse_number(listen.substr(colon + 1));
  std::string_view host = listen.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  if (!port || *port > 65535 || !is_address(std::string(host)))
    return Error{ErrorKind::invalid, "listen must be a numeric address and a port, such as 127.0.0.1:8080", {}};
  config.host = host;
  config.port = static_cast<std::uint16_t>(*port);
  return {};
}

Result<Config> parse_config(std::string_view toml_text, std::string_view file, std::vector<Finding>& findings,
                            const Overrides& overrides) {
  Reader reader{std::string(file), findings, {}, {}};
  const std::size_t before = findings.size();
  const auto failed = [&] {
    return Error{ErrorKind::invalid, "The configuration has mistakes; nothing was started", {}};
  };
  try {
    read_table(reader, "", toml::parse(toml_text, file));
  } catch (const toml::parse_error& error) {
    reader.error(error.source(), explain(error.description()));
    return failed();
  }
  TRY(apply(reader, overrides));
  check_whole(reader);
  std::stable_sort(findings.begin() + static_cast<std::ptrdiff_t>(before), findings.end(),
                   [](const Finding& left, const Finding& right) { return left.line < right.line; });
  if (findings.size() > before) return failed();
  return reader.config;
}

Result<Config> load_config(const std::filesystem::path& file, std::vector<Finding>& findings,
                           const Overrides& overrides) {
  std::error_code problem;
  if (std::filesystem::is_directory(file, problem)) {
    findings.push_back({Finding::Weight::error, file.string(), 0,
                        "this is a folder; name the file in it, such as " + (file / "heed.toml").string()});
    return Error{ErrorKind::invalid, "The configuration cannot be read; nothing was started", {}};
  }
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
  auto config = parse_config(text, file.string(), findings, overrides);
  if (!config.ok() || check_places(*config, file.string(), findings)) return config;
  return Error{ErrorKind::invalid, "The configuration has mistakes; nothing was started", {}};
}

Result<Config> find_config(const std::filesystem::path& file, std::vector<Finding>& findings,
                           const Overrides& overrides) {
  if (!file.empty()) return load_config(file, findings, overrides);
  if (overrides.data.empty()) return Error{ErrorKind::invalid, "where.missing", {}};
  Config config = demonstration_config(overrides.data);
  if (!overrides.listen.empty()) TRY(set_listen(config, overrides.listen));
  config.pseudo_locales = overrides.pseudo_locales;
  return config;
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
