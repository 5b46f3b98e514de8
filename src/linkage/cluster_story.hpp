// How a cluster came to be: the joins that made it, in the order in which they happened, as plain data. The words for people are
// made elsewhere.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "linkage/cluster.hpp"

namespace heed::linkage {

// One of the two that joined: a member on its own, or what an earlier step had made.
struct StorySide {
  std::uint32_t smallest = 0;         // its smallest member
  std::uint32_t members = 1;          // how many
  std::optional<std::uint32_t> step;  // the step that made it; none: a member on its own
  bool operator==(const StorySide&) const = default;
};

struct StoryStep {
  StorySide left, right;
  FixedWeight average = 0;        // over `pairs` pairs between the two sides
  std::uint32_t pairs = 0;        // 0: people said so
  std::optional<Edge> strongest;  // the edge of the greatest weight between them, when edges were given and one is
  bool operator==(const StoryStep&) const = default;

  bool is_said_by_people() const { return pairs == 0; }
};

struct ClusterStory {
  std::vector<std::uint32_t> members;  // ascending
  std::vector<StoryStep> steps;        // one fewer than members; the last made the cluster
  bool operator==(const ClusterStory&) const = default;
};

// Of the cluster that `member` is in; `edges` as they were given to make_clusters. A member that is not there has an empty story.
ClusterStory tell_story(const Clustering& clustering, std::uint32_t member, std::span<const Edge> edges = {});

// Who stood on one side, ascending. The side is one of the story's.
std::vector<std::uint32_t> members_of(const ClusterStory& story, const StorySide& side);

}  // namespace heed::linkage
