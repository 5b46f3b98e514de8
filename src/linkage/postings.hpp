// Which records hold a key. Packed: a sorted list of keys with their records, in parts by the key's upper bits so that the work of
// building is shared between threads.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "linkage/blocking.hpp"

namespace heed::linkage {

class Postings {
 public:
  // All records of the table. Keys held by one record only, or by more than `most_in_key`, are left out.
  Postings(const KeyMaker& keys, const Table& table, std::uint32_t most_in_key, unsigned threads);

  // For each record (in order of number): the lists it stands in.
  std::span<const std::uint32_t> lists_of(std::uint32_t record) const {
    return std::span(m_lists).subspan(m_starts[record], m_starts[record + 1] - m_starts[record]);
  }
  // Records of a list, ascending.
  std::span<const std::uint32_t> records_of(std::uint32_t list) const {
    return std::span(m_records).subspan(m_list_starts[list], m_list_starts[list + 1] - m_list_starts[list]);
  }
  // Keys that more than `most_in_key` records hold, and records that have no other: nothing finds them.
  std::uint64_t crowded_keys() const { return m_crowded_keys; }
  std::uint64_t records_without_key() const { return m_records_without_key; }
  std::size_t bytes() const {
    return (m_lists.capacity() + m_records.capacity()) * 4 + (m_starts.capacity() + m_list_starts.capacity()) * 8;
  }

 private:
  std::vector<std::uint64_t> m_starts, m_list_starts;
  std::vector<std::uint32_t> m_lists, m_records;
  std::uint64_t m_crowded_keys = 0, m_records_without_key = 0;
};

}  // namespace heed::linkage
