#include "link_batch/load.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include "link_batch/cell_reader.hpp"

namespace heed::link_batch {

namespace {

Error input_error(std::string detail) { return {ErrorKind::invalid, "linkage.input", std::move(detail)}; }

constexpr std::size_t block_rows = 16'384;

// Records are made by several threads and added in their order.
class Loader {
 public:
  Loader(std::span<const linkage::Column> columns, unsigned threads)
      : m_table(columns), m_width(columns.size()), m_threads(std::max(1U, threads)) {
    m_block.resize(block_rows, std::vector<std::vector<matching::OwnedValue>>(m_width));
  }

  void add(const CsvTable& table, const std::vector<CellReader>& readers) {
    for (std::size_t from = 0; from < table.rows(); from += block_rows) {
      const std::size_t rows = std::min(block_rows, table.rows() - from);
      make(readers, from, rows);
      for (std::size_t row = 0; row < rows; ++row) m_table.add(m_block[row]);
    }
  }

  linkage::Table take() { return std::move(m_table); }

 private:
  void make(const std::vector<CellReader>& readers, std::size_t from, std::size_t rows) {
    const auto share = [&](unsigned worker) {
      for (std::size_t row = worker; row < rows; row += m_threads) {
        for (std::size_t column = 0; column < m_width; ++column) readers[column].read(from + row, m_block[row][column]);
      }
    };
    std::vector<std::thread> workers;
    for (unsigned worker = 1; worker < m_threads && rows > 100; ++worker) workers.emplace_back(share, worker);
    const bool alone = workers.empty();
    for (unsigned worker = 0; worker < (alone ? m_threads : 1U); ++worker) share(worker);
    for (std::thread& worker : workers) worker.join();
  }

  linkage::Table m_table;
  std::size_t m_width;
  unsigned m_threads;
  std::vector<std::vector<std::vector<matching::OwnedValue>>> m_block;
};

// Every id once? Else the lines of two that are the same; the header is line 1.
Result<void> check_unique(const Input& input, std::size_t column) {
  std::unordered_map<std::string_view, std::size_t> seen;
  seen.reserve(input.table.rows());
  for (std::size_t row = 0; row < input.table.rows(); ++row) {
    const auto [found, added] = seen.emplace(input.table.cell(row, column), row);
    if (!added)
      return input_error(fmt::format(
          "{}: records {} and {} have the same id in column \"{}\"; name a column whose values are all different",
          input.name, found->second + 1, row + 1, input.table.columns[column]));
  }
  return {};
}

bool collide(std::span<const Input> inputs, const std::vector<std::optional<std::size_t>>& columns) {
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    for (std::size_t row = 0; columns[i] && row < inputs[i].table.rows(); ++row) {
      if (!seen.insert(inputs[i].table.cell(row, *columns[i])).second) return true;
    }
  }
  return false;
}

// "a/people.csv" → "people"; numbered where two inputs have one name.
std::vector<std::string> prefixes_of(std::span<const Input> inputs) {
  std::vector<std::string> prefixes;
  for (const Input& input : inputs) {
    std::string stem = std::filesystem::path(input.name).stem().string();
    if (std::find(prefixes.begin(), prefixes.end(), stem) != prefixes.end())
      stem += fmt::format("_{}", prefixes.size() + 1);
    prefixes.push_back(stem);
  }
  return prefixes;
}

}  // namespace

SchemaColumn described_by(const Schema& schema, const std::string& name) {
  for (const SchemaColumn& column : schema.columns) {
    if (column.name == name && !column.ignore) return column;
  }
  SchemaColumn plain;
  plain.name = name;
  return plain;
}

Result<Ids> read_ids(std::span<const Input> inputs, const std::string& wanted) {
  Ids result;
  std::vector<std::optional<std::size_t>> columns;
  for (const Input& input : inputs) {
    std::string name = wanted.empty() ? guess_id(inputs[0].table) : wanted;
    if (wanted.empty() && !input.table.find(name)) name = guess_id(input.table);
    columns.push_back(input.table.find(name));
    if (!columns.back() && !wanted.empty())
      return input_error(fmt::format("{}: there is no column \"{}\" for the ids", input.name, wanted));
    if (columns.back())
      TRY(check_unique(input, *columns.back()));
    else
      result.numbered = true;
  }
  result.prefixed = inputs.size() > 1 && (result.numbered || collide(inputs, columns));
  const auto prefixes = prefixes_of(inputs);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const std::string prefix = result.prefixed ? prefixes[i] + ":" : "";
    for (std::size_t row = 0; row < inputs[i].table.rows(); ++row) {
      const std::string id = columns[i] ? std::string(inputs[i].table.cell(row, *columns[i])) : std::to_string(row + 1);
      result.ids.push_back(prefix.empty() ? id : prefix + id);
    }
  }
  return result;
}

std::vector<linkage::Column> columns_of(const Schema& schema) {
  std::vector<linkage::Column> columns;
  for (const SchemaColumn& column : schema.columns) {
    if (column.ignore) continue;
    columns.push_back(
        {column.name, column.type, column.verbatim ? matching::Preparation::verbatim : matching::Preparation::normal});
  }
  return columns;
}

Result<linkage::Table> load(std::span<const Input> inputs, const Schema& schema,
                            std::span<const linkage::Column> columns, unsigned threads) {
  if (columns.empty()) return input_error("no column is compared; give at least one a type in the schema");
  if (columns.size() > most_compared_columns)
    return input_error(fmt::format("{} columns, at most {}", columns.size(), most_compared_columns));
  std::vector<std::vector<CellReader>> readers(inputs.size());
  for (const linkage::Column& column : columns) {
    const SchemaColumn described = described_by(schema, column.name);
    bool found = false;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      readers[i].emplace_back(inputs[i].table, column, described);
      found = found || readers[i].back().found();
    }
    if (!found) return input_error(fmt::format("no input has what column \"{}\" is made of", column.name));
  }
  Loader loader(columns, threads);
  for (std::size_t i = 0; i < inputs.size(); ++i) loader.add(inputs[i].table, readers[i]);
  return loader.take();
}

}  // namespace heed::link_batch
