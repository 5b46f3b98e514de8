// Which mentions were told of together, packed: about 30 bytes a mention and 4 for each end of a pair.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "linkage/id_index.hpp"
#include "linkage/list_pool.hpp"
#include "matching/attribute.hpp"

namespace heed::linkage {

class Companions {
 public:
  using MentionId = std::uint64_t;

  // Nothing happens when it is there already.
  void insert(MentionId id, matching::EntityKind kind);
  // Both must be there. Once is as good as twice.
  void join(MentionId left, MentionId right);
  // With all its pairs. False: it is not there.
  bool erase(MentionId id);

  std::optional<matching::EntityKind> kind_of(MentionId id) const;
  // `use(id, kind)` for each mention that was told of together with this one.
  template <class Use>
  void each_with(MentionId id, const Use& use) const {
    const std::uint32_t slot = slot_of(id);
    if (slot == no_slot) return;
    for (const std::uint32_t other : m_lists.of(m_with[slot])) use(m_ids[other], m_kinds[other]);
  }
  // `use(id, kind)` for each mention that was told of together with another.
  template <class Use>
  void each_accompanied(const Use& use) const {
    for (std::uint32_t slot = 0; slot < m_ids.size(); ++slot) {
      if (m_with[slot].count > 0) use(m_ids[slot], m_kinds[slot]);
    }
  }

  void write(ByteWriter& out) const;
  void read(ByteReader& in);

 private:
  std::uint32_t slot_of(MentionId id) const { return m_index.find(id, m_ids); }
  void add(std::uint32_t slot, std::uint32_t other);

  IdIndex m_index;
  std::vector<MentionId> m_ids;               // by slot
  std::vector<matching::EntityKind> m_kinds;  // by slot
  std::vector<PooledList> m_with;             // by slot: slots
  ListPool<std::uint32_t> m_lists;
  std::vector<std::uint32_t> m_free;  // slots of nobody
};

}  // namespace heed::linkage
