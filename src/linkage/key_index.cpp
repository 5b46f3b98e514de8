#include "linkage/key_index.hpp"

#include <algorithm>
#include <bit>

namespace heed::linkage {

std::size_t KeyIndex::slot_of(std::uint64_t key) const {
  const std::size_t mask = m_slots.size() - 1;
  std::size_t slot = (key ^ (key >> 32)) & mask;
  while (m_slots[slot].count != 0 && m_slots[slot].key != key) slot = (slot + 1) & mask;
  return slot;
}

void KeyIndex::grow() {
  std::vector<Slot> old(m_slots.size() * 2);
  old.swap(m_slots);
  for (const Slot& slot : old) {
    if (slot.count != 0) m_slots[slot_of(slot.key)] = slot;
  }
}

std::uint32_t KeyIndex::capacity_for(std::uint32_t count) { return std::bit_ceil(std::max(count, 2U)); }

std::uint32_t KeyIndex::take_list(std::uint32_t capacity) {
  auto& free = m_free[std::countr_zero(capacity)];
  if (!free.empty()) {
    const std::uint32_t place = free.back();
    free.pop_back();
    return place;
  }
  const auto place = static_cast<std::uint32_t>(m_pool.size());
  m_pool.resize(m_pool.size() + capacity);
  return place;
}

void KeyIndex::insert(std::uint64_t key, std::uint32_t record) {
  Slot* slot = &m_slots[slot_of(key)];
  if (slot->count == 0) {
    *slot = {key, 1, record};
    if (++m_used * 4 > m_slots.size() * 3) grow();
    return;
  }
  const std::uint32_t count = slot->count;
  if (slot->place == overrun || count == longest) {
    if (slot->place != overrun) m_free[std::countr_zero(longest)].push_back(slot->place);
    slot->place = overrun;
    ++slot->count;
    return;
  }
  if (count == 1) {
    const std::uint32_t list = take_list(2);
    m_pool[list] = slot->place;
    slot->place = list;
  } else if (capacity_for(count) == count) {
    const std::uint32_t list = take_list(count * 2);
    std::copy_n(m_pool.begin() + slot->place, count, m_pool.begin() + list);
    m_free[std::countr_zero(count)].push_back(slot->place);
    slot->place = list;
  }
  m_pool[slot->place + count] = record;
  ++slot->count;
}

void KeyIndex::erase(std::uint64_t key, std::uint32_t record) {
  Slot& slot = m_slots[slot_of(key)];
  if (slot.count == 0) return;
  if (slot.count > 1 && slot.place == overrun) {
    --slot.count;
    return;
  }
  if (slot.count == 1) {
    // Later keys of the same run move up, so that none becomes unreachable.
    const std::size_t mask = m_slots.size() - 1;
    std::size_t hole = static_cast<std::size_t>(&slot - m_slots.data());
    m_slots[hole].count = 0;
    --m_used;
    for (std::size_t at = (hole + 1) & mask; m_slots[at].count != 0; at = (at + 1) & mask) {
      const std::size_t home = (m_slots[at].key ^ (m_slots[at].key >> 32)) & mask;
      if (((at - home) & mask) < ((at - hole) & mask)) continue;
      m_slots[hole] = m_slots[at];
      m_slots[at].count = 0;
      hole = at;
    }
    return;
  }
  const auto list = m_pool.begin() + slot.place;
  const auto found = std::find(list, list + slot.count, record);
  if (found == list + slot.count) return;
  *found = *(list + slot.count - 1);
  --slot.count;
  const std::uint32_t place = slot.place;
  if (slot.count == 1) {
    slot.place = m_pool[place];
    m_free[1].push_back(place);
  } else if (capacity_for(slot.count) * 2 == capacity_for(slot.count + 1)) {
    const std::uint32_t smaller = take_list(capacity_for(slot.count));
    std::copy_n(m_pool.begin() + place, slot.count, m_pool.begin() + smaller);
    m_free[std::countr_zero(capacity_for(slot.count + 1))].push_back(place);
    slot.place = smaller;
  }
}

std::span<const std::uint32_t> KeyIndex::find(std::uint64_t key, std::uint32_t& count) const {
  const Slot& slot = m_slots[slot_of(key)];
  count = slot.count;
  if (count == 0 || slot.place == overrun) return {};
  if (count == 1) return {&slot.place, 1};
  return std::span(m_pool).subspan(slot.place, count);
}

void KeyIndex::write(ByteWriter& out) const {
  out.put_all(m_slots);
  out.put_all(m_pool);
  for (const auto& free : m_free) out.put_all(free);
}

void KeyIndex::read(ByteReader& in, std::uint32_t records) {
  KeyIndex fresh;
  fresh.m_slots = in.get_all<Slot>();
  fresh.m_pool = in.get_all<std::uint32_t>();
  for (auto& free : fresh.m_free) free = in.get_all<std::uint32_t>();
  fresh.m_used =
      static_cast<std::size_t>(std::ranges::count_if(fresh.m_slots, [](const Slot& s) { return s.count != 0; }));
  in.expect(in.ok() && fresh.holds_only(records));
  if (in.ok()) *this = std::move(fresh);
}

// Whether every place is one, so that nothing that is asked or changed later reaches beyond its list.
bool KeyIndex::holds_only(std::uint32_t records) const {
  if (!std::has_single_bit(m_slots.size()) || m_used * 4 > m_slots.size() * 3) return false;
  const auto is_list = [this](std::uint32_t place, std::uint64_t capacity) {
    return place + capacity <= m_pool.size();
  };
  for (std::size_t power = 0; power < std::size(m_free); ++power) {
    if (std::ranges::any_of(m_free[power], [&](std::uint32_t place) { return !is_list(place, 1ULL << power); }))
      return false;
  }
  for (const Slot& slot : m_slots) {
    if (slot.count == 0 || (slot.count > 1 && slot.place == overrun)) continue;
    if (slot.count == 1 ? slot.place >= records
                        : slot.count > longest || !is_list(slot.place, capacity_for(slot.count)))
      return false;
    if (slot.count == 1) continue;
    const auto holders = std::span(m_pool).subspan(slot.place, slot.count);
    if (std::ranges::any_of(holders, [&](std::uint32_t record) { return record >= records; })) return false;
  }
  return true;
}

std::size_t KeyIndex::bytes() const {
  std::size_t bytes = m_slots.capacity() * sizeof(Slot) + m_pool.capacity() * 4;
  for (const auto& free : m_free) bytes += free.capacity() * 4;
  return bytes;
}

}  // namespace heed::linkage
