// TOML as a plain tree that remembers lines, so that toml++ is compiled in one place only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/library.hpp"

namespace heed::content {

struct TomlNode {
  // A local date counts as text, "2026-11-24". Every other value (a time, a fraction) is `other` and fits no field.
  enum class Kind { text, number, boolean, list, table, other };
  Kind kind = Kind::table;
  std::string key;  // in the table that holds it; "" in a list
  std::string text;
  std::int64_t number = 0;
  bool truth = false;
  std::vector<TomlNode> children;  // a list's items or a table's members
  int line = 0;

  // A table's member, or null.
  const TomlNode* find(std::string_view name) const;
};

// Nothing, and a finding, when the text is not TOML. `first_line` is the line of the file at which the text starts.
std::optional<TomlNode> parse_toml(std::string_view text, std::string_view file, int first_line,
                                   std::vector<Finding>& findings);

}  // namespace heed::content
