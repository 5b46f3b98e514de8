#include "link_batch/schema.hpp"

#include <fmt/core.h>
#include <toml++/toml.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "matching/barred.hpp"

namespace heed::link_batch {

namespace {

Error schema_error(const toml::source_region& where, std::string_view what) {
  return {ErrorKind::invalid, "linkage.schema", fmt::format("line {}: {}", where.begin.line, what)};
}

template <class Name, class Items>
std::string list_of(const Items& items, Name name) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : ", ") + std::string(name(item));
  return text;
}

Result<std::string> text_of(const toml::node& node, std::string_view key) {
  const auto* text = node.as_string();
  if (text == nullptr || text->get().empty()) return schema_error(node.source(), fmt::format("write {} = \"…\"", key));
  return text->get();
}

Result<bool> truth_of(const toml::node& node, std::string_view key) {
  const auto* truth = node.as_boolean();
  if (truth == nullptr) return schema_error(node.source(), fmt::format("write {} = true or {} = false", key, key));
  return truth->get();
}

Result<std::vector<std::string>> texts_of(const toml::node& node, std::string_view key) {
  std::vector<std::string> texts;
  const auto* list = node.as_array();
  const auto wrong = [&] {
    return schema_error(node.source(), fmt::format("write {} = [\"one_column\", \"another\"]", key));
  };
  if (list == nullptr || list->empty()) return wrong();
  for (const auto& item : *list) {
    const auto* text = item.as_string();
    if (text == nullptr || text->get().empty()) return wrong();
    texts.push_back(text->get());
  }
  return texts;
}

Result<AttributeType> type_of(const toml::node& node) {
  const std::string text = TRY(text_of(node, "type"));
  if (const auto type = matching::parse_attribute_type(text)) return *type;
  const auto names =
      list_of(matching::all_attribute_types(), [](AttributeType type) { return matching::to_string(type); });
  return schema_error(node.source(), fmt::format("there is no type \"{}\"; write one of {}", text, names));
}

Result<char> separator_of(const toml::node& node) {
  const std::string text = TRY(text_of(node, "separator"));
  if (text.size() == 1 && static_cast<unsigned char>(text[0]) < 0x80) return text[0];
  return schema_error(node.source(), "a separator is one character, such as \"|\" or \";\"");
}

Result<std::string> date_order_of(const toml::node& node) {
  const std::string text = TRY(text_of(node, "date"));
  if (text == "dmy" || text == "mdy" || text == "ymd") return text;
  return schema_error(node.source(), "write date = \"dmy\" (31/12/2009), \"mdy\" (12/31/2009) or \"ymd\" (2009-12-31)");
}

Result<void> read_key(std::string_view key, const toml::node& node, SchemaColumn& column) {
  if (key == "name")
    column.name = TRY(text_of(node, key));
  else if (key == "type")
    column.type = TRY(type_of(node));
  else if (key == "qualifier")
    column.qualifier = TRY(text_of(node, key));
  else if (key == "told_on")
    column.told_on = TRY(text_of(node, key));
  else if (key == "platform")
    column.platform = TRY(text_of(node, key));
  else if (key == "separator")
    column.separator = TRY(separator_of(node));
  else if (key == "date")
    column.date_order = TRY(date_order_of(node));
  else if (key == "verbatim")
    column.verbatim = TRY(truth_of(node, key));
  else if (key == "ignore")
    column.ignore = TRY(truth_of(node, key));
  else if (key == "parts")
    column.parts = TRY(texts_of(node, key));
  else if (key == "also")
    column.also = TRY(texts_of(node, key));
  else
    return schema_error(
        node.source(),
        fmt::format("a column has no key \"{}\"; it has name, type, qualifier, told_on, platform, separator, date, "
                    "verbatim, "
                    "ignore, parts and also",
                    key));
  return {};
}

// The types have no place for ethnicity, religion, nationality and sexuality; "category" must not become one.
bool is_barred(const SchemaColumn& column) {
  const auto barred = [](const std::string& name) { return matching::is_barred(name); };
  return barred(column.name) || barred(column.platform) || barred(column.told_on) || barred(column.qualifier) ||
         std::any_of(column.parts.begin(), column.parts.end(), barred) ||
         std::any_of(column.also.begin(), column.also.end(), barred);
}

Result<SchemaColumn> column_of(const toml::node& node) {
  const auto* members = node.as_table();
  if (members == nullptr) return schema_error(node.source(), "begin each column with a line [[column]]");
  SchemaColumn column;
  for (const auto& [key, member] : *members) TRY(read_key(key.str(), member, column));
  if (column.name.empty())
    return schema_error(node.source(), "a column needs name = \"…\", as the first line of the file spells it");
  if (!column.ignore && !members->contains("type"))
    return schema_error(node.source(), "a column needs type = \"…\", or ignore = true");
  if (!column.ignore && !column.platform.empty() && column.type != AttributeType::handle)
    return schema_error(node.source(), "platform = \"…\" belongs to a column of the type \"handle\"");
  if (!column.ignore && is_barred(column))
    return schema_error(
        node.source(),
        "ethnicity, religion, nationality and sexuality are never compared; give this column ignore = true");
  return column;
}

Result<void> read_columns(const toml::node& node, Schema& schema) {
  const auto* list = node.as_array();
  if (list == nullptr) return schema_error(node.source(), "begin each column with a line [[column]]");
  std::set<std::string, std::less<>> names;
  std::size_t compared = 0;
  for (const auto& item : *list) {
    schema.columns.push_back(TRY(column_of(item)));
    const SchemaColumn& column = schema.columns.back();
    if (!names.insert(column.name).second)
      return schema_error(item.source(), fmt::format("column \"{}\" stands twice", column.name));
    if (!column.ignore && ++compared > most_compared_columns)
      return schema_error(
          item.source(),
          fmt::format("at most {} columns can be compared; give the others ignore = true", most_compared_columns));
  }
  return {};
}

Result<void> read_top(std::string_view key, const toml::node& node, Schema& schema) {
  if (key == "id") {
    schema.id = TRY(text_of(node, key));
  } else if (key == "source") {
    schema.source = TRY(text_of(node, key));
  } else if (key == "kind") {
    const std::string text = TRY(text_of(node, key));
    const auto kind = matching::parse_entity_kind(text);
    const auto names = list_of(matching::all_entity_kinds(), [](EntityKind each) { return matching::to_string(each); });
    if (!kind) return schema_error(node.source(), fmt::format("there is no kind \"{}\"; write one of {}", text, names));
    schema.kind = *kind;
  } else if (key == "column") {
    TRY(read_columns(node, schema));
  } else {
    return schema_error(node.source(),
                        fmt::format("there is no key \"{}\" here; a schema has id, kind, source and [[column]]", key));
  }
  return {};
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      out += c;
  }
  return out + '"';
}

std::string quoted(const std::vector<std::string>& texts) {
  return "[" + list_of(texts, [](const std::string& text) { return quoted(text); }) + "]";
}

std::string to_toml(const SchemaColumn& column) {
  std::string out = fmt::format("\n[[column]]\nname = {}\n", quoted(column.name));
  const auto line = [&out](std::string_view key, const std::string& value) {
    out += fmt::format("{} = {}\n", key, value);
  };
  if (!column.ignore || column.type != AttributeType::category) line("type", quoted(matching::to_string(column.type)));
  if (!column.parts.empty()) line("parts", quoted(column.parts));
  if (!column.also.empty()) line("also", quoted(column.also));
  if (!column.qualifier.empty()) line("qualifier", quoted(column.qualifier));
  if (!column.told_on.empty()) line("told_on", quoted(column.told_on));
  if (!column.platform.empty()) line("platform", quoted(column.platform));
  if (column.separator != 0) line("separator", quoted(std::string_view(&column.separator, 1)));
  if (!column.date_order.empty()) line("date", quoted(column.date_order));
  if (column.verbatim) line("verbatim", "true");
  if (column.ignore) line("ignore", "true");
  return out;
}

}  // namespace

Result<Schema> parse_schema(std::string_view text) {
  if (!is_utf8(text))
    return Error{ErrorKind::invalid, "linkage.schema", "line 1: this file is not UTF-8; save it as UTF-8"};
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  try {
    const toml::table table = toml::parse(text);
    Schema schema;
    for (const auto& [key, node] : table) TRY(read_top(key.str(), node, schema));
    return schema;
  } catch (const toml::parse_error& error) {
    return schema_error(error.source(),
                        "this is not TOML: write each line as key = \"text\", key = true or key = [\"one\", \"two\"]");
  }
}

std::string to_toml(const Schema& schema) {
  std::string out;
  if (!schema.id.empty()) out += fmt::format("id = {}\n", quoted(schema.id));
  out += fmt::format("kind = {}\n", quoted(matching::to_string(schema.kind)));
  if (!schema.source.empty()) out += fmt::format("source = {}\n", quoted(schema.source));
  for (const SchemaColumn& column : schema.columns) out += to_toml(column);
  return out;
}

}  // namespace heed::link_batch
