// What the columns of a table hold.
//
//   id = "unique_id"
//   kind = "child"
//   [[column]]
//   name = "first_name"
//   type = "forename"
//   # optional: qualifier = "nhs" · told_on = "seen_day" · separator = "|" (several values in a cell) · verbatim = true
//   # · date = "dmy" | "mdy" | "ymd" · ignore = true
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "link_batch/csv.hpp"
#include "linkage/model.hpp"

namespace heed::link_batch {

struct SchemaColumn {
  std::string name;
  AttributeType type = AttributeType::category;
  std::string qualifier, told_on, date_order;
  char separator = 0;
  bool verbatim = false, ignore = false;
  bool operator==(const SchemaColumn&) const = default;
};

struct Schema {
  std::string id;  // "" = the first column whose values are all there and all different
  EntityKind kind = EntityKind::child;
  std::vector<SchemaColumn> columns;
  bool operator==(const Schema&) const = default;
};

// Errors: invalid, code linkage.schema, detail "line 7: …" saying what to write instead. Unknown keys are refused.
Result<Schema> parse_schema(std::string_view toml);
std::string to_toml(const Schema& schema);
// A proposal from names and values of the columns; the truth column ("cluster", "label_true" …) is ignored.
Schema guess_schema(const CsvTable& table);

}  // namespace heed::link_batch
