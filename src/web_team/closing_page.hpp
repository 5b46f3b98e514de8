// Before a concern that reaches a hard floor is closed, or a decision stops the clock of one that cannot wait: what was said, once
// more, and what is asked for.
#pragma once

#include "http/message.hpp"
#include "web_team/concern_page.hpp"

namespace heed::web_team {

// Shown first without a mistake, since nothing was asked yet; then with what is missing.
http::Response show_closing(const Visit& visit, ConcernId concern, Typed typed);
html::Html render_closing(const ConcernPage& page);

}  // namespace heed::web_team
