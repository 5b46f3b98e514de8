// Which records hold a key, as records come and go. An open table of keys; a key with one record keeps it in place, one with more
// keeps a short list in a pool. About 12 bytes for a key and 4 for each further record.
//
// Lists are complete however long they are: what a common key proposes again once some of its holders are gone is what it would propose
// had they never been there.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linkage/byte_stream.hpp"
#include "linkage/list_pool.hpp"

namespace heed::linkage {

class KeyIndex {
 public:
  void insert(std::uint64_t key, std::uint32_t record);
  void erase(std::uint64_t key, std::uint32_t record);

  // Records get other numbers: `now`, by old number.
  void renumber(std::span<const std::uint32_t> now);

  // The records of a key, in no order. The span holds until the next change.
  std::span<const std::uint32_t> find(std::uint64_t key) const;

  std::size_t keys() const { return m_used; }
  std::size_t bytes() const;

  // Reading replaces what is there. A record that is not below `records` fails it.
  void write(ByteWriter& out) const;
  void read(ByteReader& in, std::uint32_t records);

 private:
  // count 0: free; 1: `place` is the record; more: a list.
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
