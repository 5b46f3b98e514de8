// Search first: one box for a name, a number, a plate, a place, and what is already known of it. What is typed travels in the body of a
// form and never in an address.
#pragma once

#include "web_team/page.hpp"

namespace heed::web_team {

// The box alone.
http::Response get_search(const Visit& visit);
// With what was found below it; of a reference, to its concern.
http::Response post_search(const Visit& visit);

}  // namespace heed::web_team
