// A table from outside: the first byte chooses the separator, the rest is the file. Whatever the bytes, the reader gives a table
// whose cells can all be looked at, or an error; and a schema can be guessed of any table.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "link_batch/csv.hpp"
#include "link_batch/schema.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  heed::link_batch::CsvOptions options;
  constexpr char separators[] = {0, ',', ';', '\t'};
  options.separator = separators[data[0] % 4];
  options.most_cell_bytes = 1000;
  auto table =
      heed::link_batch::CsvTable::parse(std::string(reinterpret_cast<const char*>(data) + 1, size - 1), options);
  if (!table.ok()) return 0;
  std::string written;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    for (std::size_t column = 0; column < table->columns.size(); ++column) {
      heed::link_batch::append_csv_cell(written, table->cell(row, column));
    }
  }
  const auto schema = heed::link_batch::guess_schema(table.value());
  const auto read = heed::link_batch::parse_schema(heed::link_batch::to_toml(schema));
  if (!read.ok() || !(read.value() == schema)) std::abort();
  return 0;
}
