// What the columns of a table hold.
//
//   id = "unique_id"
//   kind = "child"
//   source = "agency"             # optional: where a record comes from; not compared. Records of one source are one witness
//   [[column]]
//   name = "first_name"
//   type = "forename"
//   # optional: qualifier = "nhs" · told_on = "seen_day" · platform = "app" (the column that says where a handle is used) ·
//   # separator = "|" (several values in a cell) · verbatim = true
//   # · date = "dmy" | "mdy" | "ymd" · ignore = true
//   # · parts = ["birth_year", "birth_month", "birth_day"]: the value is put together from these columns, in this order: a date
//   #   year first and with hyphens, everything else with spaces. `name` is then a new name.
//   # · also = ["mobile"]: these columns hold further values of the same thing; a record has all of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "link_batch/csv.hpp"
#include "linkage/model.hpp"

namespace heed::link_batch {

using matching::AttributeType;
using matching::EntityKind;

struct SchemaColumn {
  std::string name;
  AttributeType type = AttributeType::category;
  std::string qualifier, told_on, platform, date_order;
  char separator = 0;
  bool verbatim = false, ignore = false;
  std::vector<std::string> parts, also;
  bool operator==(const SchemaColumn&) const = default;
};

// A table of the engine has at most this many columns (Table::value_bits).
inline constexpr std::size_t most_compared_columns = 32;

struct Schema {
  std::string id;  // "" = as guess_id says
  EntityKind kind = EntityKind::child;
  std::vector<SchemaColumn> columns;
  std::string source;  // the column that says where a record comes from; "" = not said
  bool operator==(const Schema&) const = default;
};

// Errors: invalid, code linkage.schema, detail "line 7: …" saying what to write instead. Unknown keys are refused.
Result<Schema> parse_schema(std::string_view toml);
std::string to_toml(const Schema& schema);

// A proposal from names and values of the columns (schema_guess.cpp); the truth column ("cluster", "label_true" …) is ignored.
Schema guess_schema(const CsvTable& table);
// The first column whose values are all there and all different; a column that names a person is only taken when there is no
// other. "" when there is none: rows are then called by their numbers.
std::string guess_id(const CsvTable& table);

}  // namespace heed::link_batch
