// Of mentions of an index that say the same: which of them stands for the others (repeats.hpp says when one does).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <vector>

#include "linkage/byte_stream.hpp"

namespace heed::linkage {

class StandIns {
 public:
  using MentionId = std::uint64_t;

  bool empty() const { return m_first.empty(); }
  // How many have somebody who stands for them.
  std::size_t others() const { return m_first.size(); }
  // Who stands for a mention; itself when nobody does.
  MentionId first_of(MentionId id) const;
  // For whom a mention stands, ascending.
  std::span<const MentionId> others_of(MentionId first) const;

  // `first` stands for nobody yet, and `others` (ascending, not empty) have nobody.
  void form(MentionId first, std::vector<MentionId> others);
  void add(MentionId first, MentionId other);
  void remove(MentionId first, MentionId other);
  // Nobody stands for the others any more; gives them back.
  std::vector<MentionId> dissolve(MentionId first);

  std::size_t bytes() const;
  // Reading replaces what is there. Nobody has two who stand for them, or stands for others and has one.
  void write(ByteWriter& out) const;
  void read(ByteReader& in);

  // `use(first, others)`, ascending.
  template <class Use>
  void each(const Use& use) const {
    for (const auto& [first, others] : m_others) use(first, std::span<const MentionId>(others));
  }

 private:
  std::map<MentionId, std::vector<MentionId>> m_others;  // by who stands for them
  std::unordered_map<MentionId, MentionId> m_first;      // by whom it is stood for
};

}  // namespace heed::linkage
