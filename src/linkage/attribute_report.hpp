// How far each attribute can be relied on, learnt from what was put together: how many know it, how many different ones share a value
// of it (exclusivity), and how often it is another within one (stability).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linkage/reason.hpp"
#include "linkage/table.hpp"

namespace heed::linkage {

struct AttributeUse {
  std::uint16_t column = 0;
  AttributeType type = AttributeType::category;
  double known = 0;          // share of records
  std::uint32_t values = 0;  // different ones
  double shared_by = 0;  // of whoever has a value, how many have it on average, themselves included: 1 = nobody else
  std::uint32_t shared_by_most = 0;  // … of the value that most have
  std::uint32_t pairs = 0;           // pairs of records of one that both know it, as far as they were looked at
  double changed = 0;                // share of these whose values speak against their being of one
};

// By column. `cluster` by record, as link() gives it. Of a large cluster only the first records are looked at in pairs.
std::vector<AttributeUse> attribute_report(const Table& table, const Model& model,
                                           std::span<const std::uint32_t> cluster);

// How many records hold the value that a reason looks at; 0 when the record has none there.
std::uint32_t holders_of(const Table& table, std::uint32_t record, const ValuePlace& place);

}  // namespace heed::linkage
