#include "link_batch/cell_reader.hpp"

#include "base/text.hpp"
#include "link_batch/column_values.hpp"
#include "link_batch/value_kinds.hpp"

namespace heed::link_batch {

namespace {

void append_found(const CsvTable& table, const std::vector<std::string>& names, std::vector<std::size_t>& columns) {
  for (const std::string& name : names) {
    if (const auto column = table.find(name)) columns.push_back(*column);
  }
}

}  // namespace

CellReader::CellReader(const CsvTable& table, const linkage::Column& column, const SchemaColumn& described)
    : m_table(table),
      m_type(column.type),
      m_preparation(column.preparation),
      m_qualifier(described.qualifier),
      m_date_order(described.date_order),
      m_separator(described.separator) {
  append_found(table, described.parts.empty() ? std::vector{described.name} : described.parts, m_parts);
  append_found(table, described.also, m_also);
  if (!described.told_on.empty()) m_told_on = table.find(described.told_on);
  if (!described.platform.empty()) m_platform = table.find(described.platform);
}

void CellReader::read(std::size_t row, std::vector<matching::OwnedValue>& values) const {
  values.clear();
  if (m_parts.size() == 1)
    add(row, m_table.cell(row, m_parts[0]), values);
  else if (!m_parts.empty())
    add(row, joined(row), values);
  for (const std::size_t column : m_also) add(row, m_table.cell(row, column), values);
}

std::string CellReader::text(std::size_t row) const {
  std::string out(m_parts.size() == 1 ? std::string(m_table.cell(row, m_parts[0])) : joined(row));
  for (const std::size_t column : m_also) {
    const std::string_view more = m_table.cell(row, column);
    if (!is_blank(more)) out += (out.empty() ? "" : " / ") + std::string(more);
  }
  return out;
}

// A date stops at the first part that is missing: a day without its month says nothing.
std::string CellReader::joined(std::size_t row) const {
  const bool date = m_type == AttributeType::date_of_birth;
  std::string out;
  for (const std::size_t column : m_parts) {
    const std::string_view part = trim(m_table.cell(row, column));
    if (is_blank(part)) {
      if (date) break;
      continue;
    }
    if (!out.empty()) out += date ? '-' : ' ';
    if (date && part.size() == 1) out += '0';
    out += part;
  }
  return out;
}

void CellReader::add(std::size_t row, std::string_view text, std::vector<matching::OwnedValue>& values) const {
  const std::string told = m_told_on    ? iso_date(m_table.cell(row, *m_told_on), {})
                           : m_platform ? std::string(m_table.cell(row, *m_platform))
                                        : std::string();
  while (m_separator != 0) {
    const std::size_t end = text.find(m_separator);
    if (end == std::string_view::npos) break;
    add_one(text.substr(0, end), told, values);
    text.remove_prefix(end + 1);
  }
  add_one(text, told, values);
}

void CellReader::add_one(std::string_view text, std::string_view told,
                         std::vector<matching::OwnedValue>& values) const {
  if (m_preparation == matching::Preparation::verbatim ? text.empty() : is_blank(text)) return;
  std::string ordered;
  if (!m_date_order.empty()) text = ordered = iso_date(text, m_date_order);
  auto value = matching::make_value(m_type, text, told.empty() ? std::string_view(m_qualifier) : told, m_preparation);
  if (!value.text.empty()) values.push_back(std::move(value));
}

}  // namespace heed::link_batch
