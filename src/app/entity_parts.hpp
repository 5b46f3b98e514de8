// What the page of one child, adult, vehicle, contact or place is made of, as far as one person may read it.
#pragma once

#include <string>
#include <vector>

#include "app/known.hpp"
#include "app/read_entity.hpp"
#include "app/readable_concerns.hpp"
#include "app/same_for_reader.hpp"

namespace heed::app {

// For one person and one page.
struct EntityReading {
  EntityReading(const Parts& all_parts, const domain::Actor& actor)
      : parts(all_parts), readable(all_parts, actor), same(all_parts, readable) {}

  const Parts& parts;
  ReadableConcerns readable;
  SameForReader same;

  // Of concerns that this person may read, each once.
  Cited cite(std::vector<ConcernId> concerns);
  // Of a readable mention.
  OtherMention other_mention(const KnownPlace& place);
  // How most of these mentions call it; of several the one that was told first.
  std::string name_of(const std::vector<KnownPlace>& places);
};

// entity_facts.cpp
std::vector<SaidOfEntity> said_of_entity(EntityReading& reading, const std::vector<KnownPlace>& places);
std::vector<Gap> gaps_of_entity(EntityReading& reading, const std::vector<KnownPlace>& places, bool has_adult_beside);

// around_entity.cpp
std::vector<MayBeSame> may_be_same(EntityReading& reading, const SameOnes& same);
Around around_entity(EntityReading& reading, const SameOnes& same, const std::vector<MayBeSame>& may_be, Rings rings);

}  // namespace heed::app
