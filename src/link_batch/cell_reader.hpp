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
  // What the row says that could not be read: a date that is none, an age without the day on which it was told. Not what says nothing.
  std::vector<std::string> unread(std::size_t row) const;
  // The text as it stands: parts joined, further values after " / "; beside an age, the day on which it was told.
  std::string text(std::size_t row) const;

 private:
  // `take` is given each single text of the row, and the day or platform that goes with it.
  template <typename Take>
  void each(std::size_t row, const Take& take) const;
  template <typename Take>
  void each_of(std::string_view text, std::string_view told, const Take& take) const;
  bool is_empty(std::string_view text) const;
  matching::OwnedValue value_of(std::string_view text, std::string_view told) const;
  std::string told(std::size_t row) const;
  std::string with_day(std::size_t row, std::string text) const;
  std::string with_platform(std::size_t row, std::string text) const;
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
