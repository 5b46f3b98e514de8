// Which records hold a key, as records come and go. An open table of keys; a key with one record keeps it in place, one with more
// keeps a short list in a pool. About 12 bytes for a key and 4 for each further record.
//
// A key that more than `most_in_key` records hold proposes nobody; what it proposes again when some of them go is the same, since the
// lists stay complete up to `longest`. Beyond that only the count is kept: the key is common until all its records are gone.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linkage/byte_stream.hpp"
#include "linkage/list_pool.hpp"

namespace heed::linkage {

class KeyIndex {
 public:
  static constexpr std::uint32_t longest = 4096;

  void insert(std::uint64_t key, std::uint32_t record);
  void erase(std::uint64_t key, std::uint32_t record);

  // The records of a key, in no order; empty when there are none or when it overran `longest`. `count` is how many there are.
  // The span holds until the next change.
  std::span<const std::uint32_t> find(std::uint64_t key, std::uint32_t& count) const;

  std::size_t keys() const { return m_used; }
  std::size_t bytes() const;

  // Reading replaces what is there. A record that is not below `records` fails it.
  void write(ByteWriter& out) const;
  void read(ByteReader& in, std::uint32_t records);

 private:
  // count 0: free; 1: `place` is the record; more: where its list begins in the pool, or `overrun`.
  static constexpr std::uint32_t overrun = 0xffffffff;
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t count = 0;
    std::uint32_t place = 0;
    PooledList list() const { return {count, place}; }
  };
  bool holds_only(std::uint32_t records) const;
  std::size_t slot_of(std::uint64_t key) const;
  void grow();
  void free_slot(std::size_t slot);

  std::vector<Slot> m_slots = std::vector<Slot>(1024);
  std::size_t m_used = 0;
  ListPool<std::uint32_t> m_lists;
};

}  // namespace heed::linkage
