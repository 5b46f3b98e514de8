// Comma-separated values, RFC 4180, and what is found in the wild: a byte-order mark, CRLF or LF, spaces after commas, quoted
// line breaks. Strict where reading on would put values under the wrong column.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace heed::link_batch {

struct CsvOptions {
  char separator = ',';
  std::size_t most_columns = 1000;
  std::size_t most_cell_bytes = 2'000'000;
};

// Cells look into `text`'s memory, but for quoted ones with doubled quotes, which lie in `kept`.
class CsvTable {
 public:
  std::vector<std::string> columns;
  std::size_t rows() const { return columns.empty() ? 0 : m_cells.size() / columns.size(); }
  std::string_view cell(std::size_t row, std::size_t column) const { return m_cells[row * columns.size() + column]; }
  // Index, or nothing.
  std::optional<std::size_t> find(std::string_view column) const;

  // Errors: invalid, code linkage.csv, detail "line 12: 7 cells where the header has 8".
  static Result<CsvTable> parse(std::string text, const CsvOptions& options = {});

 private:
  std::string m_text;
  std::vector<std::string> m_kept;
  std::vector<std::string_view> m_cells;
};

// Quoted where it must be.
void append_csv_cell(std::string& line, std::string_view cell);

}  // namespace heed::link_batch
