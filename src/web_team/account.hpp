// The page about oneself: who one is signed in as, what one may do, one's password, the way out.
#pragma once

#include "http/message.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

http::Response get_account(const Visit& visit);
// Ends every other session of this person, and goes on in a new one.
http::Response post_password(const Visit& visit);

}  // namespace heed::web_team
