#include "link_batch/cell_reader.hpp"

#include "base/text.hpp"
#include "link_batch/column_values.hpp"
#include "link_batch/value_kinds.hpp"
#include "matching/normalise.hpp"

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

template <typename Take>
void CellReader::each_of(std::string_view text, std::string_view told, const Take& take) const {
  while (m_separator != 0) {
    const std::size_t end = text.find(m_separator);
    if (end == std::string_view::npos) break;
    take(text.substr(0, end), told);
    text.remove_prefix(end + 1);
  }
  take(text, told);
}

template <typename Take>
void CellReader::each(std::size_t row, const Take& take) const {
  const std::string told_here = told(row);
  const std::string_view beside = told_here.empty() ? std::string_view(m_qualifier) : told_here;
  if (m_parts.size() == 1)
    each_of(m_table.cell(row, m_parts[0]), beside, take);
  else if (!m_parts.empty())
    each_of(joined(row), beside, take);
  for (const std::size_t column : m_also) each_of(m_table.cell(row, column), beside, take);
}

void CellReader::read(std::size_t row, std::vector<matching::OwnedValue>& values) const {
  values.clear();
  each(row, [&](std::string_view text, std::string_view told) {
    if (is_empty(text)) return;
    auto value = value_of(text, told);
    if (!value.text.empty()) values.push_back(std::move(value));
  });
}

std::vector<std::string> CellReader::unread(std::size_t row) const {
  std::vector<std::string> texts;
  each(row, [&](std::string_view text, std::string_view told) {
    if (!is_blank(text) && !matching::says_nothing(text) && value_of(text, told).text.empty()) texts.emplace_back(text);
  });
  return texts;
}

std::string CellReader::text(std::size_t row) const {
  std::string out(m_parts.size() == 1 ? std::string(m_table.cell(row, m_parts[0])) : joined(row));
  for (const std::size_t column : m_also) {
    const std::string_view more = m_table.cell(row, column);
    if (!is_blank(more)) out += (out.empty() ? "" : " / ") + std::string(more);
  }
  if (m_separator != 0) {
    for (std::size_t at = 0; (at = out.find(m_separator, at)) != std::string::npos; at += 3) out.replace(at, 1, " / ");
  }
  return with_platform(row, with_day(row, std::move(out)));
}

// The same name on two platforms is two people's.
std::string CellReader::with_platform(std::size_t row, std::string text) const {
  const std::string_view platform = m_platform ? trim(m_table.cell(row, *m_platform)) : std::string_view();
  return is_blank(text) || is_blank(platform) ? text : text + " (" + std::string(platform) + ")";
}

// An age is another one a year later: two that are written alike are not alike unless they were told on one day.
std::string CellReader::with_day(std::size_t row, std::string text) const {
  if (m_type != AttributeType::date_of_birth || is_blank(text)) return text;
  const std::string there = m_told_on ? told(row) : "";
  const std::string& day = there.empty() ? m_qualifier : there;
  if (day.empty() || matching::birth_days(text, day).empty() || !matching::birth_days(text, {}).empty()) return text;
  return text + " (told on " + day + ")";
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

std::string CellReader::told(std::size_t row) const {
  if (m_told_on) return iso_date(m_table.cell(row, *m_told_on), {});
  return m_platform ? std::string(m_table.cell(row, *m_platform)) : std::string();
}

bool CellReader::is_empty(std::string_view text) const {
  return m_preparation == matching::Preparation::verbatim ? text.empty() : is_blank(text);
}

matching::OwnedValue CellReader::value_of(std::string_view text, std::string_view told) const {
  std::string ordered;
  if (!m_date_order.empty()) text = ordered = iso_date(text, m_date_order);
  return matching::make_value(m_type, text, told, m_preparation);
}

}  // namespace heed::link_batch
