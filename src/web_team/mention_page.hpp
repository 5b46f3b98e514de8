// A mention that a person adds or corrects, and what part somebody has in a concern: each on a page of its own.
#pragma once

#include "http/message.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

http::Response get_add_mention(const Visit& visit);
http::Response post_add_mention(const Visit& visit);
http::Response get_correct_mention(const Visit& visit);
http::Response post_correct_mention(const Visit& visit);
http::Response get_parts(const Visit& visit);
http::Response post_parts(const Visit& visit);

}  // namespace heed::web_team
