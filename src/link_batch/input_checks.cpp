#include "link_batch/input_checks.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "link_batch/cell_reader.hpp"
#include "link_batch/column_names.hpp"
#include "link_batch/column_values.hpp"
#include "matching/normalise.hpp"

namespace heed::link_batch {

namespace {

Error input_error(std::string detail) { return {ErrorKind::invalid, "linkage.input", std::move(detail)}; }

// "household_id" names a household: it may well stand twice.
constexpr auto of_one = std::to_array<std::string_view>(
    {"id",      "uid",     "guid",       "uuid",    "key",     "record", "rec",    "recid",
     "row",     "unique",  "child",      "person",  "people",  "pupil",  "client", "case",
     "mention", "subject", "individual", "patient", "student", "adult",  "vehicle"});

bool is_named_as_id(const std::string& name) {
  if (meaning_of_name(name) != Meaning::id) return false;
  return std::ranges::all_of(header_words(name), [](const std::string& word) {
    return std::ranges::find(of_one, word) != of_one.end() || word == "no" || word == "number" || word == "nr" ||
           word == "reference" || word == "ref";
  });
}

std::optional<SpoiltId> spoilt(const CsvTable& table, std::size_t column) {
  std::unordered_map<std::string_view, std::size_t> seen;
  seen.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view cell = table.cell(row, column);
    if (is_blank(cell)) return SpoiltId{table.columns[column], row, row};
    const auto [found, added] = seen.emplace(cell, row);
    if (!added) return SpoiltId{table.columns[column], row, found->second};
  }
  return std::nullopt;
}

std::string what_is_wrong(const Input& input, const SpoiltId& id) {
  if (id.row == id.same_as)
    return fmt::format("{}: record {} has no id in column \"{}\"", input.name, id.row + 1, id.column);
  return fmt::format("{}: records {} and {} have the same id in column \"{}\"", input.name, id.same_as + 1, id.row + 1,
                     id.column);
}

Result<void> check_told(const Input& input, const std::string& id) {
  const auto column = input.table.find(id);
  for (std::size_t row = 0; column && row < input.table.rows(); ++row) {
    if (is_blank(input.table.cell(row, *column)))
      return input_error(what_is_wrong(input, {id, row, row}) +
                         "; mend it, or name a column whose values are all there");
  }
  return {};
}

bool speaks_of(const Schema& schema, const std::string& name) {
  return std::ranges::any_of(schema.columns, [&name](const SchemaColumn& column) {
    const auto among = [&name](const std::vector<std::string>& names) { return std::ranges::count(names, name) > 0; };
    return column.name == name || column.told_on == name || column.platform == name || among(column.parts) ||
           among(column.also);
  });
}

// Readers of all columns of a table, for each input.
std::vector<CellReader> readers_of(const Input& input, const Schema& schema, std::span<const linkage::Column> columns) {
  std::vector<CellReader> readers;
  readers.reserve(columns.size());
  for (const linkage::Column& column : columns)
    readers.emplace_back(input.table, column, described_by(schema, column.name));
  return readers;
}

// Told of a day, it could have been read.
bool is_age(const linkage::Column& column, std::string_view text) {
  return column.type == AttributeType::date_of_birth && !matching::birth_days(text, "2020-01-01").empty();
}

void count(UnreadValues& counted, const linkage::Column& column, const CellReader& reader, std::size_t row,
           std::size_t record) {
  const auto texts = reader.unread(row);
  if (texts.empty()) return;
  if (counted.unread == 0) counted.first = record;
  ++counted.said;
  ++counted.unread;
  counted.ages += is_age(column, texts.front()) ? 1 : 0;
}

}  // namespace

std::optional<SpoiltId> spoilt_id(const CsvTable& table) {
  std::optional<SpoiltId> first;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (!is_named_as_id(table.columns[column])) continue;
    const auto found = spoilt(table, column);
    if (!found) return std::nullopt;
    if (!first) first = found;
  }
  return first;
}

Result<void> check_ids(std::span<const Input> inputs, const Schema& schema, SchemaIs is) {
  for (const Input& input : inputs) {
    if (!schema.id.empty()) TRY(check_told(input, schema.id));
    if (!schema.id.empty() && (is == SchemaIs::given || input.table.find(schema.id))) continue;
    const auto found = spoilt_id(input.table);
    if (!found || (is == SchemaIs::given && speaks_of(schema, found->column))) continue;
    return input_error(
        what_is_wrong(input, *found) +
        "; mend it, or write a schema (heed link schema guess) that names another column with id = \"…\". "
        "Where it names no record, give it ignore = true there: records are then called by their numbers");
  }
  return {};
}

Unmatched unmatched(const Input& input, const Schema& schema, std::span<const linkage::Column> columns) {
  Unmatched found;
  const auto readers = readers_of(input, schema, columns);
  for (std::size_t at = 0; at < columns.size(); ++at) {
    if (!readers[at].found()) found.missing.push_back(columns[at].name);
  }
  for (const std::string& name : input.table.columns) {
    const bool compared =
        std::ranges::any_of(columns, [&name](const linkage::Column& column) { return column.name == name; });
    if (!compared && name != schema.id && name != schema.source && !speaks_of(schema, name))
      found.unread.push_back(name);
  }
  return found;
}

std::vector<UnreadValues> unread_values(std::span<const Input> inputs, const Schema& schema,
                                        const linkage::Table& table) {
  const auto columns = table.columns();
  std::vector<UnreadValues> all(columns.size());
  for (std::size_t at = 0; at < columns.size(); ++at) all[at].column = columns[at].name;
  std::size_t record = 0;
  for (const Input& input : inputs) {
    const auto readers = readers_of(input, schema, columns);
    for (std::size_t row = 0; row < input.table.rows(); ++row, ++record) {
      std::uint32_t there = 0;
      for (const auto& cell : table.cells(static_cast<std::uint32_t>(record))) there |= 1U << cell.column();
      for (std::size_t at = 0; at < columns.size(); ++at) {
        if ((there >> at & 1U) != 0)
          ++all[at].said;
        else
          count(all[at], columns[at], readers[at], row, record);
      }
    }
  }
  std::erase_if(all, [](const UnreadValues& each) { return each.unread == 0; });
  return all;
}

}  // namespace heed::link_batch
