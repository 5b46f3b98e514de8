// Records in memory, packed: each column keeps every distinct value once (a dictionary), and a record is a short list of numbers
// into it. Names repeat, so this is a fraction of the text, and equal values are seen to be equal without reading them.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "linkage/model.hpp"

namespace heed::linkage {

// Number of a value within its column.
using ValueId = std::uint32_t;

// The distinct values of one column. Values never move; a value whose count falls to 0 stays (its owner rebuilds at leisure).
class Dictionary {
 public:
  Dictionary();
  ~Dictionary();
  Dictionary(Dictionary&&) noexcept;
  Dictionary& operator=(Dictionary&&) noexcept;

  // The number of a value, added when new. `with_words` keeps its words for comparing one by one.
  ValueId intern(const matching::OwnedValue& value, bool with_words);
  // The number of a text, or nothing.
  std::optional<ValueId> find(std::string_view text) const;

  const Value& value(ValueId id) const;
  std::size_t size() const;

  // The words of a text that need not be in the dictionary, weighed as the dictionary's own.
  std::vector<matching::Token> weighted_words(std::string_view text) const;

  // How many records have the value now.
  std::uint32_t count(ValueId id) const;
  void add(ValueId id, std::int32_t by);
  std::uint64_t total() const;

  // Sets Value::frequency to the present shares, of each value `accounted` records left out (0 = it is not told from any other), and the weights of words to log2(1 / share), the rarer the more. What
  // comes later gets the frequency 0 (not known) and its words the weight of a word met once.
  void freeze_frequencies(std::uint32_t accounted = 0);

  // No value's frequency is known to be lower than this (0 apart).
  float least_frequency() const;

  std::size_t bytes() const;

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

// Records over columns of a model. Numbers of records are dense and never used again.
class Table {
 public:
  explicit Table(std::span<const Column> columns);

  std::span<const Column> columns() const { return m_columns; }
  std::size_t size() const { return m_starts.size() - 1; }

  // values[c] = the values of column c; at most `most_values` in a record and column, the rest is not looked at.
  static constexpr std::size_t most_values = 8;
  std::uint32_t add(std::span<const std::vector<matching::OwnedValue>> values);
  void erase(std::uint32_t record);  // its values count no longer; the number stays empty

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
  static constexpr unsigned value_bits = 27;  // so at most 32 columns, and 134 million distinct values in each
  std::span<const Cell> cells(std::uint32_t number) const {
    return std::span(m_cells).subspan(m_starts[number], m_starts[number + 1] - m_starts[number]);
  }

  const Dictionary& dictionary(std::size_t column) const { return m_dictionaries[column]; }
  void freeze_frequencies();
  std::size_t bytes() const;

 private:
  std::vector<Column> m_columns;
  std::vector<Dictionary> m_dictionaries;
  std::vector<std::uint64_t> m_starts;  // by record: where its cells begin
  std::vector<Cell> m_cells;
};

}  // namespace heed::linkage
