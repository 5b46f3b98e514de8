// Records that were put together and may be twins all the same: one surname, one day of birth, and first names that have nothing in
// common. A table in which no brothers and sisters stand teaches a model that one person's first name is often another (docs/adr/0016),
// so that whoever uses the clusters has to know of such pairs.
#pragma once

#include <cstdint>
#include <vector>

#include "linkage/batch.hpp"

namespace heed::link_batch {

struct PossibleTwins {
  std::uint32_t left = 0, right = 0;  // records
  bool operator==(const PossibleTwins&) const = default;
};

// Of the pairs that `result` kept, by left and right. Who share an address on the net or a reference number besides are not among them.
// None where the table has no columns of first name, surname and birth.
std::vector<PossibleTwins> possible_twins(const linkage::Table& table, const linkage::BatchResult& result);

}  // namespace heed::link_batch
