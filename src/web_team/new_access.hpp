// What managers see below the inbox: who was given a password by an administrator, until one of them says that it is seen. Danger
// stands first, so that above the list there is only the line that leads to it.
#pragma once

#include "html/builder.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

// Nothing for whoever is no manager, and while there is none.
html::Html new_access_below(const Visit& visit);
html::Html new_access(const Visit& visit);
http::Response post_seen_access(const Visit& visit);

}  // namespace heed::web_team
