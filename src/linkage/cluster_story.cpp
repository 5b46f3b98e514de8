#include "linkage/cluster_story.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace heed::linkage {

namespace {

using Sides = std::unordered_map<std::uint32_t, StorySide>;  // by smallest member

// A later step always has the greater number, so of two that are not the same the earlier one goes up.
class Tree {
 public:
  explicit Tree(const ClusterStory& story) : m_above(story.steps.size()) {
    for (std::uint32_t step = 0; step < story.steps.size(); ++step) {
      for (const StorySide* side : {&story.steps[step].left, &story.steps[step].right}) {
        if (side->step) {
          m_above[*side->step] = step;
        } else {
          m_first[side->smallest] = step;
        }
      }
    }
  }

  // The step at which the two came together; none when one of them is not in the story.
  std::optional<std::uint32_t> meeting(std::uint32_t left, std::uint32_t right) const {
    const auto from = m_first.find(left), to = m_first.find(right);
    if (from == m_first.end() || to == m_first.end() || left == right) return std::nullopt;
    std::uint32_t one = from->second, other = to->second;
    while (one != other) {
      std::uint32_t& earlier = one < other ? one : other;
      earlier = m_above[earlier];
    }
    return one;
  }

 private:
  std::unordered_map<std::uint32_t, std::uint32_t> m_first;  // by member
  std::vector<std::uint32_t> m_above;                        // by step
};

StorySide take_side(Sides& sides, std::uint32_t smallest) {
  const auto side = sides.find(smallest);
  return side == sides.end() ? StorySide{.smallest = smallest, .members = 1, .step = {}} : side->second;
}

bool is_stronger(const Edge& edge, const std::optional<Edge>& than) {
  return !than || std::tie(than->weight, edge.left, edge.right) < std::tie(edge.weight, than->left, than->right);
}

void find_strongest(ClusterStory& story, std::span<const Edge> edges) {
  const Tree tree(story);
  for (Edge edge : edges) {
    const auto step = tree.meeting(edge.left, edge.right);
    if (!step) continue;
    if (edge.left > edge.right) std::swap(edge.left, edge.right);
    auto& strongest = story.steps[*step].strongest;
    if (is_stronger(edge, strongest)) strongest = edge;
  }
}

}  // namespace

ClusterStory tell_story(const Clustering& clustering, std::uint32_t member, std::span<const Edge> edges) {
  ClusterStory story;
  if (member >= clustering.cluster.size()) return story;
  const std::uint32_t name = clustering.cluster[member];
  for (std::uint32_t each = name; each < clustering.cluster.size(); ++each) {
    if (clustering.cluster[each] == name) story.members.push_back(each);
  }
  Sides sides;
  for (const Join& join : clustering.joins) {
    if (clustering.cluster[join.left] != name) continue;
    StoryStep step{.left = take_side(sides, join.left),
                   .right = take_side(sides, join.right),
                   .average = join.average,
                   .pairs = join.pairs,
                   .strongest = {}};
    sides[join.left] = {.smallest = join.left,
                        .members = step.left.members + step.right.members,
                        .step = static_cast<std::uint32_t>(story.steps.size())};
    story.steps.push_back(std::move(step));
  }
  if (!edges.empty()) find_strongest(story, edges);
  return story;
}

std::vector<std::uint32_t> members_of(const ClusterStory& story, const StorySide& side) {
  std::vector<std::uint32_t> members;
  std::vector<StorySide> open{side};
  while (!open.empty()) {
    const StorySide next = open.back();
    open.pop_back();
    if (!next.step) {
      members.push_back(next.smallest);
    } else if (*next.step < story.steps.size()) {
      open.push_back(story.steps[*next.step].left);
      open.push_back(story.steps[*next.step].right);
    }
  }
  std::sort(members.begin(), members.end());
  return members;
}

}  // namespace heed::linkage
