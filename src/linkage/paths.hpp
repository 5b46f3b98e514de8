// Ways by which two entities are connected through what was told of together: a child, the car that the child was seen in, the adult
// who was seen in that car. For a person to look at: a way is no evidence that two are one, and says nothing of what somebody did.
//
// A way through somebody or something costs what being with it tells too little: log2 of how many entities were told of with it. So a car in
// which two were seen comes first, and a station where hundreds were seen comes last.
#pragma once

#include <cstdint>
#include <vector>

#include "linkage/network.hpp"

namespace heed::linkage {

struct EntityRef {
  EntityKind kind = EntityKind::child;
  MentionId entity = 0;
  auto operator<=>(const EntityRef&) const = default;
};

struct PathStep {
  EntityRef entity;
  Companions::Witnesses witnesses;  // of its being told of with the one before; of the first: none
  bool operator==(const PathStep&) const = default;
};

struct Path {
  std::vector<PathStep> steps;  // from the one to the other, both included
  double cost = 0;              // bits; 0 when they were told of together
  // What stands between that most entities were told of with, and how many.
  std::uint32_t most_common = 0;
};

struct PathOptions {
  std::size_t most_steps = 4;  // from one entity to the next
  std::size_t most_paths = 5;
  std::size_t most_company = 1000;    // whoever was told of with more entities than this is gone through by no way
  std::size_t most_looked_at = 2000;  // entities whose company is asked for
};

// The cheapest ways without a circle, the cheapest first; of equals the shorter, then by kind and id. None when one is not
// there, or both are the same. Stops at `most_looked_at`: then some may be missing, and always the same ones.
std::vector<Path> paths_between(const Network& network, EntityRef from, EntityRef to, const PathOptions& options = {});

}  // namespace heed::linkage
