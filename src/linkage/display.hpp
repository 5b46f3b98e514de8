// Which suggestions stand on a page. Weights move a little with everything that arrives; a suggestion that came and went with them
// would not be read. So it enters at one bound and leaves at a lower one. This touches display only: what is known, weighed
// and clustered does not depend on what was shown.
#pragma once

#include <span>
#include <vector>

#include "linkage/index.hpp"

namespace heed::linkage {

struct DisplayBounds {
  float enter = 0, leave = -2;  // a `leave` above `enter` counts as `enter`
};

// A suggestion as it is now. Its mentions, ascending, tell whether it stood there before, for an entity's name changes with them.
struct Displayable {
  float weight = 0;
  std::span<const MentionId> mentions;
};

// By place in `now`: whether it is on display. `before`: all mentions of what was on display, ascending.
std::vector<bool> on_display(std::span<const MentionId> before, std::span<const Displayable> now,
                             const DisplayBounds& bounds);

}  // namespace heed::linkage
