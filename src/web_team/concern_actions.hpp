// What a team does with a concern: each button has its own address and brings all boxes of the page along. Once done, it goes
// back to the page at the part it changed, or shows the page again while something else is half written.
#pragma once

#include "http/message.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

// Stores nothing: the page once more, with everything that stands in its boxes.
http::Response post_again(const Visit& visit);
http::Response post_take(const Visit& visit);
http::Response post_put_back(const Visit& visit);
http::Response post_assign(const Visit& visit);
http::Response post_note(const Visit& visit);
http::Response post_settle_message(const Visit& visit);
http::Response post_reply(const Visit& visit);
http::Response post_confirm_mention(const Visit& visit);
http::Response post_discard_mention(const Visit& visit);
// Takes the last change of a mention back, or of the part that somebody has.
http::Response post_undo_mention(const Visit& visit);
http::Response post_decision(const Visit& visit);
http::Response post_officer(const Visit& visit);
http::Response get_conflict(const Visit& visit);
http::Response post_conflict(const Visit& visit);

}  // namespace heed::web_team
