// Who was given a password by an administrator, until somebody else says that it is seen: below the inbox, the people who sign in,
// or the record. Danger stands first, so that above the list there is only the line that leads to it.
#pragma once

#include "html/builder.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

// Nothing for whoever cannot say so, and while there is none.
html::Html new_access_below(const Visit& visit);
html::Html new_access(const Visit& visit);
http::Response post_seen_access(const Visit& visit);

}  // namespace heed::web_team
