// One column of the engine, read out of the cells of an input.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "link_batch/csv.hpp"
#include "link_batch/schema.hpp"
#include "linkage/model.hpp"
#include "matching/value.hpp"

namespace heed::link_batch {

class CellReader {
 public:
  // `column` is what the engine compares; `described` what the schema says of it. Columns that `table` lacks give nothing.
  CellReader(const CsvTable& table, const linkage::Column& column, const SchemaColumn& described);

  // Whether the table has anything of it.
  bool found() const { return !m_parts.empty() || !m_also.empty(); }
  // Puts the row's values in the place of what `values` held.
  void read(std::size_t row, std::vector<matching::OwnedValue>& values) const;
  // The text as it stands: parts joined, further values after " / ".
  std::string text(std::size_t row) const;

 private:
  void add(std::size_t row, std::string_view text, std::vector<matching::OwnedValue>& values) const;
  void add_one(std::string_view text, std::string_view told, std::vector<matching::OwnedValue>& values) const;
  std::string joined(std::size_t row) const;

  const CsvTable& m_table;
  AttributeType m_type;
  matching::Preparation m_preparation;
  std::string m_qualifier, m_date_order;
  char m_separator;
  std::vector<std::size_t> m_parts, m_also;  // without `parts`, m_parts is the one column of that name
  std::optional<std::size_t> m_told_on, m_platform;
};

}  // namespace heed::link_batch
