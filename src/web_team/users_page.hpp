// The people who sign in, for whoever looks after them: add, disable, a new password.
#pragma once

#include "http/message.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

http::Response get_users(const Visit& visit);
http::Response post_add_user(const Visit& visit);
// What stands or falls with them first; the press on that page disables.
http::Response post_disable_user(const Visit& visit);
http::Response post_reset_user(const Visit& visit);

}  // namespace heed::web_team
