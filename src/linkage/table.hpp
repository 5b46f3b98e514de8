// Records in memory, packed: each column keeps every distinct value once (a dictionary), and a record is a short list of numbers
// into it. Names repeat, so this is a fraction of the text, and equal values are seen to be equal without reading them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linkage/dictionary.hpp"
#include "linkage/model.hpp"

namespace heed::linkage {

// Records over columns of a model. Numbers of records are dense, and not used again until `close_gaps`.
class Table {
 public:
  explicit Table(std::span<const Column> columns);

  std::span<const Column> columns() const { return m_columns; }
  std::size_t size() const { return m_starts.size() - 1; }

  // values[c] = the values of column c; at most `most_values` in a record and column, the rest is not looked at.
  static constexpr std::size_t most_values = 8;
  std::uint32_t add(std::span<const std::vector<matching::OwnedValue>> values);
  // The number stays empty. Values that no other record has are forgotten (Dictionary::drop), and what it had is wiped.
  void erase(std::uint32_t record);
  // Goes on with these records (ascending) for good, numbered from 0, and gives back what the others took. All others must be erased.
  // Values get other numbers too.
  void close_gaps(std::span<const std::uint32_t> records);

  // Fills `space` with pointers to the record's values; the Record looks into it.
  struct Space {
    std::vector<std::uint16_t> starts;
    std::vector<const Value*> values;
  };
  Record record(std::uint32_t number, Space& space) const;

  // The record as it lies in memory, by column ascending: what column a cell is of, and which of its values.
  struct Cell {
    std::uint32_t packed = 0;
    std::uint32_t column() const { return packed >> value_bits; }
    ValueId value() const { return packed & ((1U << value_bits) - 1); }
  };
  static constexpr unsigned value_bits = Dictionary::value_bits;  // so at most 32 columns
  std::span<const Cell> cells(std::uint32_t number) const {
    const auto cells = std::span(m_cells).subspan(m_starts[number], m_starts[number + 1] - m_starts[number]);
    return !cells.empty() && cells.front().packed == wiped ? std::span<const Cell>{} : cells;
  }

  // Goes on with these records alone (ascending), numbered from 0: the values of the others count no longer. What is given back puts
  // all of them back.
  struct Layout {
    std::vector<std::uint64_t> starts;
    std::vector<Cell> cells;
  };
  Layout keep_only(std::span<const std::uint32_t> records);
  void put_back(Layout layout);

  const Dictionary& dictionary(std::size_t column) const { return m_dictionaries[column]; }
  void freeze_frequencies();
  // The same for the same frequencies, in whatever order values and records came (Dictionary::frequency_digest).
  std::uint64_t frequency_digest() const;
  std::size_t bytes() const;

  // Everything but the columns. Reading replaces what is there and wants the columns that were there when it was written.
  void write(ByteWriter& out) const;
  void read(ByteReader& in);

 private:
  static constexpr std::uint32_t wiped = 0xffffffff;  // a cell of an erased record: no column has so many values

  void count_all(std::int32_t by);
  Layout without_gaps() const;

  std::vector<Column> m_columns;
  std::vector<Dictionary> m_dictionaries;
  std::vector<std::uint64_t> m_starts;  // by record: where its cells begin
  std::vector<Cell> m_cells;
  std::size_t m_wiped = 0;  // cells of erased records
};

}  // namespace heed::linkage
