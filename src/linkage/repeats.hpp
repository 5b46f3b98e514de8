// Records that were entered again and again. A table of 10,000 equal records has no key that few hold, and 50 million pairs; one of them
// says all that they say.
#pragma once

#include <cstdint>
#include <vector>

#include "linkage/table.hpp"

namespace heed::linkage {

struct Repeats {
  // More records than this must say the same, in every column, before one of them stands for all: so many of one are entered by a
  // machine, and fewer are weighed one by one.
  static constexpr std::size_t most = 20;

  std::vector<std::uint32_t> kept;  // records that are looked at, ascending
  struct Repeat {
    std::uint32_t record = 0, first = 0;  // `first` is kept and says the same
  };
  std::vector<Repeat> repeats;  // by record
};

// Only records that say who it is count: of people with three attributes that tell one from another (a birthday, not a year; no sex,
// no colour), of things with a whole number or address. "A girl called Chloe" a hundred times is not one girl.
Repeats find_repeats(const Table& table);

}  // namespace heed::linkage
