// From a caller's id to the slot that holds it: an open table of slots only, six to eleven bytes an entry. The ids themselves stand
// in the caller's slots.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace heed::linkage {

inline constexpr std::uint32_t no_slot = std::numeric_limits<std::uint32_t>::max();

class IdIndex {
 public:
  // `ids[slot]` must be the id of each slot that stands here.
  std::uint32_t find(std::uint64_t id, const std::vector<std::uint64_t>& ids) const {
    if (m_slots.empty()) return no_slot;
    return m_slots[place_of(id, ids)];
  }

  // The id is not there yet, and stands in `ids`.
  void insert(std::uint32_t slot, const std::vector<std::uint64_t>& ids) {
    if ((m_taken + 1) * 4 > m_slots.size() * 3) grow(ids);
    m_slots[place_of(ids[slot], ids)] = slot;
    ++m_taken;
  }

  // Moves up what stood behind, so that no mark is left and a table never wears out.
  void erase(std::uint64_t id, const std::vector<std::uint64_t>& ids) {
    if (m_slots.empty()) return;
    const std::size_t mask = m_slots.size() - 1;
    std::size_t free = place_of(id, ids);
    if (m_slots[free] == no_slot) return;
    --m_taken;
    for (std::size_t at = (free + 1) & mask; m_slots[at] != no_slot; at = (at + 1) & mask) {
      const std::size_t wish = first_place(ids[m_slots[at]]);
      if (((at - wish) & mask) < ((at - free) & mask)) continue;
      m_slots[free] = m_slots[at];
      free = at;
    }
    m_slots[free] = no_slot;
  }

  std::size_t size() const { return m_taken; }
  std::size_t bytes() const { return m_slots.capacity() * sizeof(std::uint32_t); }

 private:
  // Mixes all bits (the finaliser of SplitMix64): ids are often counted up or share their ends.
  std::size_t first_place(std::uint64_t id) const {
    id = (id ^ (id >> 30)) * 0xbf58476d1ce4e5b9;
    id = (id ^ (id >> 27)) * 0x94d049bb133111eb;
    return (id ^ (id >> 31)) & (m_slots.size() - 1);
  }

  std::size_t place_of(std::uint64_t id, const std::vector<std::uint64_t>& ids) const {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = first_place(id);
    while (m_slots[at] != no_slot && ids[m_slots[at]] != id) at = (at + 1) & mask;
    return at;
  }

  void grow(const std::vector<std::uint64_t>& ids) {
    const auto old =
        std::exchange(m_slots, std::vector<std::uint32_t>(m_slots.empty() ? 16 : m_slots.size() * 2, no_slot));
    for (const std::uint32_t slot : old) {
      if (slot != no_slot) m_slots[place_of(ids[slot], ids)] = slot;
    }
  }

  std::vector<std::uint32_t> m_slots;  // a power of two of them, at most three quarters taken
  std::size_t m_taken = 0;
};

}  // namespace heed::linkage
