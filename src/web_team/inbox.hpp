// The inbox: what waits, most urgent first as the store orders it, by hard floor and clock and never by a score.
#pragma once

#include "app/team.hpp"
#include "base/clock.hpp"
#include "html/builder.hpp"
#include "http/message.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

http::Response get_inbox(const Visit& visit);

// The page's own part, from what the use case gave. `leads_below`: lines that lead to what stands after the list.
html::Html render_inbox(const content::Words& words, const app::InboxFilter& filter, const app::Inbox& inbox,
                        Instant now, const html::Html& leads_below = {});

}  // namespace heed::web_team
