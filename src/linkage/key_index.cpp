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

void KeyIndex::insert(std::uint64_t key, std::uint32_t record) {
  Slot& slot = m_slots[slot_of(key)];
  if (slot.count == 0) {
    slot = {key, 1, record};
    if (++m_used * 4 > m_slots.size() * 3) grow();
    return;
  }
  PooledList list = slot.list();
  if (slot.count == 1) {
    list = {};
    m_lists.append(list, slot.place);
  }
  m_lists.append(list, record);
  slot = {key, list.count, list.place};
}

void KeyIndex::erase(std::uint64_t key, std::uint32_t record) {
  Slot& slot = m_slots[slot_of(key)];
  if (slot.count == 0) return;
  if (slot.count == 1) {
    free_slot(static_cast<std::size_t>(&slot - m_slots.data()));
    return;
  }
  PooledList list = slot.list();
  const auto records = m_lists.of(list);
  const auto found = std::ranges::find(records, record);
  if (found == records.end()) return;
  *found = records.back();
  m_lists.erase(list, list.count - 1);
  slot.count = list.count;
  slot.place = list.place;
  if (list.count > 1) return;
  slot.place = m_lists.of(list).front();
  m_lists.clear(list);
}

// Later keys of the same run move up, so that none becomes unreachable.
void KeyIndex::free_slot(std::size_t hole) {
  const std::size_t mask = m_slots.size() - 1;
  m_slots[hole] = {};  // a key is made of what was said: nothing of it stays
  --m_used;
  for (std::size_t at = (hole + 1) & mask; m_slots[at].count != 0; at = (at + 1) & mask) {
    const std::size_t home = (m_slots[at].key ^ (m_slots[at].key >> 32)) & mask;
    if (((at - home) & mask) < ((at - hole) & mask)) continue;
    m_slots[hole] = m_slots[at];
    m_slots[at] = {};
    hole = at;
  }
}

void KeyIndex::renumber(std::span<const std::uint32_t> now) {
  for (Slot& slot : m_slots) {
    if (slot.count == 1) slot.place = now[slot.place];
    if (slot.count <= 1) continue;
    for (std::uint32_t& record : m_lists.of(slot.list())) record = now[record];
  }
}

std::span<const std::uint32_t> KeyIndex::find(std::uint64_t key) const {
  const Slot& slot = m_slots[slot_of(key)];
  if (slot.count == 1) return {&slot.place, 1};
  return slot.count == 0 ? std::span<const std::uint32_t>{} : m_lists.of(slot.list());
}

void KeyIndex::write(ByteWriter& out) const {
  out.put_all(m_slots);
  m_lists.write(out);
}

void KeyIndex::read(ByteReader& in, std::uint32_t records) {
  KeyIndex fresh;
  fresh.m_slots = in.get_all<Slot>();
  fresh.m_lists.read(in);
  fresh.m_used =
      static_cast<std::size_t>(std::ranges::count_if(fresh.m_slots, [](const Slot& slot) { return slot.count != 0; }));
  in.expect(in.ok() && fresh.holds_only(records));
  if (in.ok()) *this = std::move(fresh);
}

// Whether every place is one, so that nothing that is asked or changed later reaches beyond its list.
bool KeyIndex::holds_only(std::uint32_t records) const {
  if (!std::has_single_bit(m_slots.size()) || m_used * 4 > m_slots.size() * 3) return false;
  return std::ranges::all_of(m_slots, [&](const Slot& slot) {
    if (slot.count == 0) return true;
    if (slot.count == 1) return slot.place < records;
    return m_lists.holds(slot.list()) &&
           std::ranges::all_of(m_lists.of(slot.list()), [&](std::uint32_t record) { return record < records; });
  });
}

std::size_t KeyIndex::bytes() const { return m_slots.capacity() * sizeof(Slot) + m_lists.bytes(); }

}  // namespace heed::linkage
