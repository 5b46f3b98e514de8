#include <algorithm>
#include <filesystem>
#include <tuple>

#include "content/opening_hours.hpp"
#include "content/reading.hpp"
#include "content/table_reader.hpp"

namespace heed::content {
namespace {

const std::map<std::string_view, ItemKind> item_kinds = {{"harm", ItemKind::harm},
                                                         {"sign", ItemKind::sign},
                                                         {"context", ItemKind::context},
                                                         {"adult-or-place", ItemKind::adult_or_place},
                                                         {"message", ItemKind::message}};
const std::map<std::string_view, Evidence> evidence_grades = {{"strong", Evidence::strong},
                                                              {"moderate", Evidence::moderate},
                                                              {"weak", Evidence::weak},
                                                              {"practice", Evidence::practice},
                                                              {"none-found", Evidence::none_found}};
const std::map<std::string_view, Audience> audience_names = {{"adult", Audience::adult},
                                                             {"young-person", Audience::young_person},
                                                             {"professional", Audience::professional},
                                                             {"health", Audience::health}};
const std::map<std::string_view, std::string> source_qualities = {
    {"primary", "primary"}, {"secondary", "secondary"}, {"unverified", "unverified"}};

// Only signs.toml asks questions of its items.
enum class Shape { sign, other };

std::string label_of(const TomlNode& node, std::string_view noun) {
  const auto* id = node.find("id");
  return std::string(noun) + " “" + (id == nullptr ? std::string("?") : id->text) + "”";
}

// Adds to `all` unless the id is missing or taken.
template <class T>
void add_once(std::vector<T>& all, T one, TableReader& table) {
  if (one.id.empty()) return;
  const bool taken = std::any_of(all.begin(), all.end(), [&](const T& other) { return other.id == one.id; });
  if (taken) {
    table.reading().error(table.line_of("id"),
                          "Two entries have the id “" + one.id + "”. Give one of them another id.");
    return;
  }
  all.push_back(std::move(one));
}

void use_source(const std::string& id, TableReader& table) {
  if (!id.empty()) table.reading().gathered.sources.push_back({table.reading().file, table.line_of("source"), id});
}

std::vector<Audience> read_audiences(TableReader& table) {
  std::vector<Audience> audiences;
  for (const auto& name : table.list("audiences", Presence::required)) {
    if (const auto found = audience_names.find(name); found != audience_names.end()) {
      audiences.push_back(found->second);
      continue;
    }
    std::vector<std::string_view> names;
    names.reserve(audience_names.size());
    for (const auto& [known, value] : audience_names) names.push_back(known);
    table.report_choice("audiences", name, names);
  }
  return audiences;
}

void read_seed(Item& item, TableReader& table) {
  item.seed = table.text("seed", Presence::may_be_empty);
  item.seed_bullet = table.number("seed_bullet", 0, 99);
  if (item.seed.empty() != (item.seed_bullet == 0)) {
    table.reading().error(
        table.line_of("seed_bullet"),
        "“seed” and “seed_bullet” in " + table.label() +
            " do not agree. Write both, or seed = \"\" and seed_bullet = 0 for what the briefing lacks.");
  }
}

void read_item(const TomlNode& node, Shape shape, std::vector<Item>& items, Reading& reading) {
  TableReader table(node, label_of(node, "item"), reading);
  Item item;
  item.id = table.id("id");
  read_seed(item, table);
  item.today = table.shown("today", Presence::required);
  if (shape == Shape::sign) {
    item.question = table.shown("question", Presence::required);
    item.young = table.shown("young", Presence::optional);
    if (!item.question.empty() && item.question.back() != '?') {
      reading.error(table.line_of("question"),
                    "“question” in " + table.label() + " is no question. Ask it of the child, and end it with “?”.");
    }
  }
  item.why = table.shown("why", Presence::required);
  item.kind = table.choose("kind", item_kinds, ItemKind::message);
  item.evidence = table.choose("evidence", evidence_grades, Evidence::practice);
  item.evidence_note = table.shown("evidence_note", Presence::required);
  item.sources = table.list("source", Presence::required);
  for (const auto& source : item.sources) use_source(source, table);
  item.author = table.text("author", Presence::required);
  table.review(item.reviewed, item.review_by);
  item.audiences = read_audiences(table);
  item.is_public = table.flag("public");
  item.order = table.number("order", 0, 1'000'000);
  table.finish();
  add_once(items, std::move(item), table);
}

void read_source(const TomlNode& node, Pack& pack, Reading& reading) {
  TableReader table(node, label_of(node, "source"), reading);
  Source source;
  source.id = table.id("id");
  source.title = table.shown("title", Presence::required);
  source.publisher = table.shown("publisher", Presence::required);
  source.year = table.number("year", 0, 2200);
  source.reference = table.text("reference", Presence::may_be_empty);
  source.checked = table.date("checked", Presence::optional);
  source.quality = table.choose("quality", source_qualities, std::string());
  table.finish();
  add_once(pack.sources, std::move(source), table);
}

void read_figure(const TomlNode& node, Pack& pack, Reading& reading) {
  TableReader table(node, label_of(node, "figure"), reading);
  Figure figure;
  figure.id = table.id("id");
  figure.says = table.shown("says", Presence::required);
  figure.covers = table.shown("covers", Presence::required);
  figure.period = table.shown("period", Presence::required);
  figure.completeness = table.shown("completeness", Presence::required);
  figure.gaps = table.shown("gaps", Presence::required);
  figure.source = table.text("source", Presence::required);
  use_source(figure.source, table);
  table.finish();
  add_once(pack.evidence, std::move(figure), table);
}

// open_weekdays fills Monday to Friday, open_weekends the rest; without either it is not known when the line is closed.
void read_open(TableReader& table, std::string_view key, std::size_t from, std::size_t until, WorkCalendar& open) {
  const auto text = table.text(key, Presence::optional);
  if (text.empty()) return;
  const auto hours = parse_hours(text);
  if (!hours) {
    table.reading().error(table.line_of(key),
                          "“" + text + "” is no span of a day. Write: " + std::string(key) + " = \"08:00-22:00\"");
    return;
  }
  for (std::size_t day = from; day < until; ++day) open.weekly_hours[day] = {*hours};
}

void read_help(const TomlNode& node, Pack& pack, Reading& reading) {
  TableReader table(node, label_of(node, "help"), reading);
  Help help;
  help.id = table.id("id");
  help.name = table.shown("name", Presence::required);
  help.purpose = table.shown("purpose", Presence::required);
  help.phone = table.shown("phone", Presence::may_be_empty);
  help.text = table.shown("text", Presence::may_be_empty);
  help.web = table.shown("web", Presence::may_be_empty);
  help.hours = table.shown("hours", Presence::may_be_empty);
  help.on_bill = table.shown("on_bill", Presence::may_be_empty);
  help.cost = table.shown("cost", Presence::may_be_empty);
  help.audience = table.shown("audience", Presence::required);
  help.caution = table.shown("caution", Presence::may_be_empty);
  help.source = table.text("source", Presence::required);
  help.recheck = table.text("recheck", Presence::required);
  help.order = table.number("order", 0, 1'000'000);
  read_open(table, "open_weekdays", 0, 5, help.open);
  read_open(table, "open_weekends", 5, 7, help.open);
  use_source(help.source, table);
  table.finish();
  if (help.phone.empty() && help.text.empty() && help.web.empty()) {
    reading.error(table.line(), "The " + table.label() + " gives no way to reach it. Write a phone, text or web.");
  }
  add_once(pack.help, std::move(help), table);
}

void read_pack(const TomlNode& root, Pack& pack, Reading& reading) {
  TableReader table(root, "the pack", reading);
  pack.id = table.id("id");
  pack.title = table.shown("title", Presence::required);
  pack.version = table.text("version", Presence::required);
  pack.author = table.text("author", Presence::required);
  table.review(pack.reviewed, pack.review_by);
  table.finish();
}

template <class F>
void read_each(const TomlNode& root, std::string_view key, Reading& reading, F read) {
  TableReader table(root, "the file", reading);
  const auto nodes = table.tables(key);
  table.finish();
  if (root.children.empty()) {
    reading.error(0, "This file has no entry. Start each one with [[" + std::string(key) + "]]");
  }
  for (const auto* node : nodes) read(*node);
}

template <class T>
void sort_by_order(std::vector<T>& all) {
  std::sort(all.begin(), all.end(), [](const T& left, const T& right) {
    return std::tie(left.order, left.id) < std::tie(right.order, right.id);
  });
}

// The items of a file by its name, or null.
std::vector<Item>* items_of(Pack& pack, std::string_view name) {
  if (name == "messages.toml") return &pack.messages;
  if (name == "signs.toml") return &pack.signs;
  if (name == "vulnerability.toml") return &pack.vulnerability;
  if (name == "offenders.toml") return &pack.offenders;
  if (name == "routes.toml") return &pack.routes;
  return nullptr;
}

}  // namespace

void read_pack_file(std::string_view toml, Pack& pack, Reading& reading) {
  const auto root = parse_toml(toml, reading.file, 1, reading.findings);
  if (!root) return;
  const std::string name = std::filesystem::path(reading.file).filename().string();
  if (auto* items = items_of(pack, name)) {
    const Shape shape = name == "signs.toml" ? Shape::sign : Shape::other;
    read_each(*root, "item", reading, [&](const TomlNode& node) { read_item(node, shape, *items, reading); });
    sort_by_order(*items);
  } else if (name == "pack.toml") {
    read_pack(*root, pack, reading);
  } else if (name == "sources.toml") {
    read_each(*root, "source", reading, [&](const TomlNode& node) { read_source(node, pack, reading); });
  } else if (name == "evidence.toml") {
    read_each(*root, "figure", reading, [&](const TomlNode& node) { read_figure(node, pack, reading); });
  } else if (name == "help.toml") {
    read_each(*root, "help", reading, [&](const TomlNode& node) { read_help(node, pack, reading); });
    sort_by_order(pack.help);
  } else {
    reading.error(0,
                  "A pack has no file of this name. Known are pack.toml, sources.toml, messages.toml, signs.toml, "
                  "vulnerability.toml, offenders.toml, routes.toml, evidence.toml and help.toml.");
  }
}

void parse_pack_file(std::string_view toml, std::string_view file, Pack& pack, std::vector<Finding>& findings) {
  const Wording wording;
  Gathered gathered;
  Reading reading{std::string(file), wording, gathered, findings};
  read_pack_file(toml, pack, reading);
}

}  // namespace heed::content
