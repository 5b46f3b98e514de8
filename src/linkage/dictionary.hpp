// The distinct values of one column, packed, each with a number.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "linkage/byte_stream.hpp"
#include "linkage/record.hpp"

namespace heed::linkage {

// Number of a value within its column.
using ValueId = std::uint32_t;

// The distinct values of one column. Values do not move until `close_gaps`.
class Dictionary {
 public:
  static constexpr unsigned value_bits = 27;  // so at most 134 million distinct values

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

  // One record fewer has it, for good. What nobody has any more is forgotten at once: its text and what was made of it are wiped, and so
  // is its frequency, and the weights of words that nothing else has; should it come again, they are not known, as of any that came
  // after they were frozen. Its number is empty from then on.
  void drop(ValueId id);
  // Numbers the values that are there from 0, in the order that they had, and gives back what empty numbers took. By old number: the
  // new one.
  std::vector<ValueId> close_gaps();

  // Sets Value::frequency to the present shares, of each value `accounted` records left out (0 = it is not told from any other), and the weights of words to log2(1 / share), the rarer the more. What
  // comes later gets the frequency 0 (not known) and its words the weight of a word met once.
  void freeze_frequencies(std::uint32_t accounted = 0);

  // No value's frequency is known to be lower than this (0 apart).
  float least_frequency() const;

  // Of all frequencies and weights of words that are known now; in whatever order they came.
  std::uint64_t frequency_digest() const;

  std::size_t bytes() const;

  // Everything but the counts, numbers and frequencies too; reading replaces what is there, and whoever has the records counts anew.
  // `with_words` as when they were interned.
  void write(ByteWriter& out) const;
  void read(ByteReader& in, bool with_words);

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace heed::linkage
