// The page about oneself: who one is signed in as, what one may do, the way out.
#pragma once

#include "http/message.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

http::Response get_account(const Visit& visit);

}  // namespace heed::web_team
