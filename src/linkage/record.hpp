// One record's values, column by column, as a comparison sees them. A view: cheap to copy, owns nothing.
#pragma once

#include <cstdint>
#include <span>

#include "matching/value.hpp"

namespace heed::linkage {

using matching::AttributeType;
using matching::DayRange;
using matching::EntityKind;
using matching::Preparation;
using matching::Value;

class Record {
 public:
  Record() = default;
  // `starts` has one element more than there are columns: the values of column c are values[starts[c]] … values[starts[c + 1] − 1].
  Record(std::span<const std::uint16_t> starts, std::span<const Value* const> values)
      : m_starts(starts), m_values(values) {}

  std::size_t columns() const { return m_starts.empty() ? 0 : m_starts.size() - 1; }
  // None = missing; several = any of them may be the one that is meant.
  std::span<const Value* const> of(std::size_t column) const {
    return m_values.subspan(m_starts[column], static_cast<std::size_t>(m_starts[column + 1] - m_starts[column]));
  }

 private:
  std::span<const std::uint16_t> m_starts;
  std::span<const Value* const> m_values;
};

}  // namespace heed::linkage
