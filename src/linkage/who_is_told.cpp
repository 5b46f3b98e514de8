#include "linkage/who_is_told.hpp"

#include <algorithm>

namespace heed::linkage {

namespace {

bool is_name(AttributeType type) {
  return type == AttributeType::forename || type == AttributeType::surname || type == AttributeType::full_name ||
         type == AttributeType::nickname;
}

// An organisation and a group have names of their own, which are of other types.
bool of_people(std::span<const Column> columns) {
  return std::ranges::any_of(columns, [](const Column& column) {
    return column.type == AttributeType::forename || column.type == AttributeType::full_name ||
           column.type == AttributeType::date_of_birth;
  });
}

}  // namespace

WhoIsTold::WhoIsTold(std::span<const Column> columns) {
  if (!of_people(columns)) return;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    const Column& column = columns[at];
    // Of what is taken as it is, nobody said what it is.
    const bool is_verbatim = column.preparation == Preparation::verbatim;
    const bool is_birth = !is_verbatim && column.type == AttributeType::date_of_birth;
    if (is_verbatim || is_birth || is_name(column.type) || matching::identifies(column.type)) m_columns |= 1U << at;
    if (is_birth) m_births |= 1U << at;
  }
}

bool WhoIsTold::says_who(std::uint32_t column, const Value& value) const {
  const std::uint32_t bit = 1U << column;
  return (m_columns & bit) != 0 && ((m_births & bit) == 0 || value.days.exact());
}

std::uint32_t WhoIsTold::told_by(const Table& table, std::span<const Table::Cell> cells) const {
  std::uint32_t told = 0;
  for (const Table::Cell cell : cells) {
    const std::uint32_t column = cell.column();
    if (says_who(column, table.dictionary(column).value(cell.value()))) told |= 1U << column;
  }
  return told;
}

std::uint32_t WhoIsTold::told_by(const Record& record) const {
  std::uint32_t told = 0;
  for (std::uint32_t column = 0; column < record.columns(); ++column) {
    for (const Value* value : record.of(column)) {
      if (says_who(column, *value)) told |= 1U << column;
    }
  }
  return told;
}

}  // namespace heed::linkage
