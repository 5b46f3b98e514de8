#include "content/toml_node.hpp"

#include <toml++/toml.h>
#include <sstream>

#include "base/text.hpp"

namespace heed::content {
namespace {

int line_of(const toml::source_region& source, int first_line) {
  return static_cast<int>(source.begin.line) + first_line - 1;
}

TomlNode convert(const toml::node& node, std::string_view key, int first_line);

void convert_children(const toml::node& node, TomlNode& out, int first_line) {
  if (const auto* table = node.as_table()) {
    for (const auto& [name, member] : *table) out.children.push_back(convert(member, name.str(), first_line));
  } else if (const auto* list = node.as_array()) {
    for (const auto& item : *list) out.children.push_back(convert(item, "", first_line));
  }
}

TomlNode convert(const toml::node& node, std::string_view key, int first_line) {
  TomlNode out;
  out.key = key;
  out.line = line_of(node.source(), first_line);
  out.kind = TomlNode::Kind::other;
  if (const auto* text = node.as_string()) {
    out.kind = TomlNode::Kind::text;
    out.text = text->get();
  } else if (const auto* number = node.as_integer()) {
    out.kind = TomlNode::Kind::number;
    out.number = number->get();
  } else if (const auto* truth = node.as_boolean()) {
    out.kind = TomlNode::Kind::boolean;
    out.truth = truth->get();
  } else if (const auto* date = node.as_date()) {
    out.kind = TomlNode::Kind::text;
    std::ostringstream written;
    written << date->get();
    out.text = written.str();
  } else if (node.is_table()) {
    out.kind = TomlNode::Kind::table;
  } else if (node.is_array()) {
    out.kind = TomlNode::Kind::list;
  }
  convert_children(node, out, first_line);
  return out;
}

}  // namespace

const TomlNode* TomlNode::find(std::string_view name) const {
  for (const auto& child : children) {
    if (child.key == name) return &child;
  }
  return nullptr;
}

std::optional<TomlNode> parse_toml(std::string_view text, std::string_view file, int first_line,
                                   std::vector<Finding>& findings) {
  if (!is_utf8(text)) {
    findings.push_back({Finding::Weight::error, std::string(file), 0, "This file is not UTF-8. Save it as UTF-8."});
    return std::nullopt;
  }
  try {
    const toml::table table = toml::parse(text, file);
    TomlNode root = convert(table, "", first_line);
    root.line = 0;
    return root;
  } catch (const toml::parse_error& error) {
    findings.push_back({Finding::Weight::error, std::string(file), line_of(error.source(), first_line),
                        "This is not TOML: " + std::string(error.description()) +
                            ". Write each line as key = \"text\", key = 3, key = true or key = [\"one\", \"two\"]."});
    return std::nullopt;
  }
}

}  // namespace heed::content
