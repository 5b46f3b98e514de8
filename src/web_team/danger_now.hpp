// On top of every page of the team: that concerns say that a child is in danger now, and that nobody has them, or that whoever has
// them has not dealt with their new message.
#pragma once

#include "html/builder.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

// Nothing while somebody has each and no message waits, and for whoever has no inbox.
html::Html danger_now(const Visit& visit);

}  // namespace heed::web_team
