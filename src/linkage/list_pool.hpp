// Very many lists, most of them short, in one piece of memory: a list has room for the next power of two above what it holds, and
// what a list leaves another takes. At most 2³² items with the room around them.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "linkage/byte_stream.hpp"

namespace heed::linkage {

// A list of a ListPool. Its owner keeps it and hands it to the pool that it belongs to.
struct PooledList {
  std::uint32_t count = 0;
  std::uint32_t place = 0;  // means nothing while it is empty
};

template <Plain T>
class ListPool {
 public:
  // Spans hold until the next change of any list.
  std::span<const T> of(const PooledList& list) const { return std::span(m_items).subspan(start(list), list.count); }
  std::span<T> of(const PooledList& list) { return std::span(m_items).subspan(start(list), list.count); }

  void append(PooledList& list, const T& item) { insert(list, list.count, item); }
  // `at` ≤ count.
  void insert(PooledList& list, std::uint32_t at, const T& item) {
    if (room_of(list.count + 1) != room_of(list.count)) move(list, room_of(list.count + 1));
    ++list.count;
    const auto items = of(list);
    std::copy_backward(items.begin() + at, items.end() - 1, items.end());
    items[at] = item;
  }
  // `at` < count.
  void erase(PooledList& list, std::uint32_t at) {
    const auto items = of(list);
    std::copy(items.begin() + at + 1, items.end(), items.begin() + at);
    const std::uint32_t room = room_of(list.count--);
    if (room == room_of(list.count)) return;
    const PooledList old = list;
    if (list.count > 0) {
      list.place = take(room_of(list.count));
      std::copy_n(m_items.begin() + old.place, list.count, m_items.begin() + list.place);
    }
    leave(old.place, room);
  }
  void clear(PooledList& list) {
    if (list.count > 0) leave(list.place, room_of(list.count));
    list = {};
  }

  std::size_t bytes() const {
    std::size_t bytes = m_items.capacity() * sizeof(T);
    for (const auto& free : m_free) bytes += free.capacity() * sizeof(std::uint32_t);
    return bytes;
  }

  void write(ByteWriter& out) const {
    out.put_all(m_items);
    for (const auto& free : m_free) out.put_all(free);
  }
  // Replaces what is there. The lists come from elsewhere: `holds` says whether one can be a list of this pool.
  void read(ByteReader& in) {
    m_items = in.get_all<T>(std::uint64_t{1} << 32);
    for (std::size_t power = 0; power < m_free.size(); ++power) {
      m_free[power] = in.get_all<std::uint32_t>();
      in.expect(std::ranges::all_of(m_free[power], [&](std::uint32_t place) { return fits(place, 1ULL << power); }));
    }
  }
  bool holds(const PooledList& list) const {
    return list.count == 0 || (list.count <= most_in_list && fits(list.place, room_of(list.count)));
  }

 private:
  static constexpr std::uint32_t most_in_list = 1U << 31;
  static std::uint32_t room_of(std::uint32_t count) { return count == 0 ? 0 : std::bit_ceil(count); }
  static std::size_t start(const PooledList& list) { return list.count == 0 ? 0 : list.place; }
  bool fits(std::uint32_t place, std::uint64_t room) const { return place + room <= m_items.size(); }

  void move(PooledList& list, std::uint32_t room) {
    const std::uint32_t place = take(room);
    std::copy_n(m_items.begin() + list.place, list.count, m_items.begin() + place);
    if (list.count > 0) leave(list.place, room_of(list.count));
    list.place = place;
  }
  std::uint32_t take(std::uint32_t room) {
    auto& free = m_free[static_cast<std::size_t>(std::countr_zero(room))];
    if (!free.empty()) {
      const std::uint32_t place = free.back();
      free.pop_back();
      return place;
    }
    const std::size_t place = m_items.size();
    // By a quarter, not by doubling: a million lists are to stay small.
    if (m_items.capacity() < place + room) m_items.reserve(place + room + place / 4);
    m_items.resize(place + room);
    return static_cast<std::uint32_t>(place);
  }
  void leave(std::uint32_t place, std::uint32_t room) {
    m_free[static_cast<std::size_t>(std::countr_zero(room))].push_back(place);
  }

  std::vector<T> m_items;
  std::array<std::vector<std::uint32_t>, 32> m_free;  // places of lists that nobody uses, by log2 of their room
};

}  // namespace heed::linkage
