// What people decided of mentions, for one person: only words count of which they may read both sides, so that no chain leads through a
// mention that is not theirs to read. Everything is as if that one and what was said of it were not there.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <vector>

#include "app/known.hpp"
#include "app/readable_concerns.hpp"
#include "linkage/index.hpp"

namespace heed::app {

struct SameOnes {
  std::vector<KnownPlace> places;     // in order, the one that was asked about among them; all readable
  bool something_for_others = false;  // what only named readers may read was confirmed to be the same
  bool not_all = false;               // more than are looked at
};

class SameForReader {
 public:
  SameForReader(const Parts& parts, ReadableConcerns& readable) : m_parts(parts), m_readable(readable) {}

  // Of a mention that this person may read.
  const SameOnes& of(const KnownPlace& place);
  // The mention; nothing where this person may not read it.
  const mentions::Mention* mention_at(const KnownPlace& place);

  // The same without opening a concern. With itself, ascending.
  const std::vector<linkage::MentionId>& same_as(linkage::MentionId mention);
  // As linkage::Index::decided_of. What is new since a rejection is what is new of the mentions that this person may read.
  linkage::Decided decided_of(linkage::MentionId mention);
  // Whether somebody said, and holds to it, that one of these is not one of those, whatever is new since; all of them readable.
  bool are_told_apart(const std::vector<KnownPlace>& ones, const std::vector<KnownPlace>& others);

 private:
  using MentionId = linkage::MentionId;
  struct Group {
    std::vector<MentionId> same;     // ascending
    std::vector<KnownPlace> hidden;  // said to be the same as one of them, and not to be read
  };
  // What was said of mentions, and of whoever was said to be the same, as far as it may be read.
  struct Component;

  const Group& group_of(MentionId mention);
  void follow(Component& component, MentionId mention);
  void keep_groups(Component component);
  SameOnes look(const KnownPlace& place);
  bool may_read(MentionId mention);
  bool is_there(MentionId mention) const;
  const linkage::Index* index_of(MentionId mention) const;

  const Parts& m_parts;
  ReadableConcerns& m_readable;
  std::map<KnownPlace, std::shared_ptr<const SameOnes>> m_same;
  std::map<MentionId, std::shared_ptr<const Group>> m_groups;
};

// What is known since somebody said that a mention is not one of `others`; each once.
std::vector<mentions::AttributeType> new_since(const linkage::Decided& decided,
                                               const std::vector<linkage::Column>& columns,
                                               const std::vector<linkage::MentionId>& others);

}  // namespace heed::app
