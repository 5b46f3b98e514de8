// What somebody has when they can sign in no more is for others to take.
#pragma once

#include <cstddef>
#include <string_view>

#include "app/service_parts.hpp"
#include "base/result.hpp"

namespace heed::app {

struct Released {
  std::size_t concerns = 0,
              in_danger = 0;  // that they had and that are open; of these, that say that a child is in danger now
};

// Gives back every open concern that this person has: unread what was not decided, so that nobody passes it over. `who` did it, for
// the lines. What could not be given back at once is given back when it is called again. Errors: as a commit's.
Result<Released> release_concerns(Parts& parts, const UserId& owner, std::string_view who);

}  // namespace heed::app
