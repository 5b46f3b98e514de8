// Comma-separated values, RFC 4180, and what is found in the wild: a byte-order mark, CRLF or LF, spaces after commas, quoted
// line breaks, semicolons or tabs instead of commas, Windows-1252 instead of UTF-8. Strict where reading on would put values
// under the wrong column.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace heed::link_batch {

struct CsvOptions {
  char separator = 0;  // 0 = of ',' ';' tab and '|' the one that stands most often in the first line
  std::size_t most_columns = 1000;
  std::size_t most_cell_bytes = 2'000'000;
};

// Cells look into the text that was parsed, which moves along with the table.
class CsvTable {
 public:
  // Names without the spaces around them; a column without a name is called column_N, counted from 1.
  std::vector<std::string> columns;
  std::size_t rows() const { return columns.empty() ? 0 : m_cells.size() / columns.size(); }
  // Without the spaces before it; a quoted cell is as it stands between its quotes.
  std::string_view cell(std::size_t row, std::size_t column) const { return m_cells[row * columns.size() + column]; }
  // The first line that is not UTF-8, where the text was therefore read as Windows-1252; 0 where it was UTF-8.
  std::size_t read_as_windows_1252_from() const { return m_other_from; }
  // Index, or nothing.
  std::optional<std::size_t> find(std::string_view column) const;

  // Lines that hold nothing are passed over. What is UTF-8 but for some lines is refused. Errors: invalid, code linkage.csv, detail "line 12: 7 cells where the header has 8".
  static Result<CsvTable> parse(std::string text, const CsvOptions& options = {});

 private:
  std::unique_ptr<std::string> m_text;  // never moves in memory, so that cells stay good when the table moves
  std::vector<std::string_view> m_cells;
  std::size_t m_other_from = 0;
};

// Quoted where it must be.
void append_csv_cell(std::string& line, std::string_view cell);

}  // namespace heed::link_batch
