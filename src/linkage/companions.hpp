// Which mentions were told of together, in which concern, and whence that came; packed: about 39 bytes a mention, 12 a concern, and 4
// for each end of a pair.
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

  // Where something comes from, as its owner numbers it: whoever first saw, heard or was told it. What comes from one origin is one
  // witness, however often it is told on. 0: of its own.
  using Origin = std::uint64_t;
  // The concern that mentions are told in; numbers are never used again.
  std::uint32_t begin_concern(Origin origin);

  // Nothing happens when it is there already.
  void insert(MentionId id, matching::EntityKind kind, std::uint32_t concern);
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
  // The concern of a mention; no_slot: it is not there.
  std::uint32_t concern_of(MentionId id) const;
  // The mentions of a concern that are there, ascending.
  std::vector<MentionId> told_in(std::uint32_t concern) const;
  // Of concerns, each named once or more: how many there are, and how many witnesses they have.
  struct Witnesses {
    std::uint32_t concerns = 0, origins = 0;
    bool operator==(const Witnesses&) const = default;
  };
  Witnesses witnesses_of(std::vector<std::uint32_t> concerns) const;
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
  void chain(std::uint32_t slot);
  void unchain(std::uint32_t slot);

  IdIndex m_index;
  std::vector<MentionId> m_ids;               // by slot
  std::vector<matching::EntityKind> m_kinds;  // by slot
  std::vector<std::uint32_t> m_concern;       // by slot
  std::vector<std::uint32_t> m_next;          // by slot: another of its concern; no_slot after the last
  std::vector<Origin> m_origins;              // by concern
  std::vector<std::uint32_t> m_first;         // by concern: one of its slots; no_slot: it has none
  std::vector<PooledList> m_with;             // by slot: slots
  ListPool<std::uint32_t> m_lists;
  std::vector<std::uint32_t> m_free;  // slots of nobody
};

}  // namespace heed::linkage
