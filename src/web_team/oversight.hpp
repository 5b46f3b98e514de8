// The pages of whoever looks after the service: the record of what was done, and the people who may sign in.
#pragma once

#include "http/message.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

http::Response get_audit(const Visit& visit);
http::Response get_users(const Visit& visit);

}  // namespace heed::web_team
