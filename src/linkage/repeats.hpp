// Records that were entered again and again. A table of 10,000 equal records has no key that few hold, and 50 million pairs; one of them
// says all that they say.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linkage/table.hpp"
#include "linkage/who_is_told.hpp"

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

// Whether records say who it is: of people three attributes that tell one from another (a birthday, not a year; no sex, no colour), of
// things a whole number or address. "A girl called Chloe" a hundred times is not one girl.
class Teller {
 public:
  explicit Teller(const Table& table);
  bool says_who(std::span<const Table::Cell> cells) const;

 private:
  const Table& m_table;
  WhoIsTold m_who;
  std::uint32_t m_wanted = 3;
};

// The same values in every column, in the same order.
bool say_the_same(std::span<const Table::Cell> left, std::span<const Table::Cell> right);

// Groups of more than `most` of `records` that say the same, and who it is; each in the order of `records`.
std::vector<std::vector<std::uint32_t>> groups_of_repeats(const Table& table, std::span<const std::uint32_t> records);

// Of all records; the first of each group stands for it.
Repeats find_repeats(const Table& table);

}  // namespace heed::linkage
