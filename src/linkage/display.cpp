#include "linkage/display.hpp"

#include <algorithm>

namespace heed::linkage {

std::vector<bool> on_display(std::span<const MentionId> before, std::span<const Displayable> now,
                             const DisplayBounds& bounds) {
  const float leave = std::min(bounds.enter, bounds.leave);
  std::vector<bool> shown;
  shown.reserve(now.size());
  for (const Displayable& one : now) {
    const bool stood_there =
        std::ranges::any_of(one.mentions, [&](MentionId id) { return std::ranges::binary_search(before, id); });
    shown.push_back(one.weight >= (stood_there ? leave : bounds.enter));
  }
  return shown;
}

}  // namespace heed::linkage
