// The page of the record of what was done, for whoever checks it.
#pragma once

#include "http/message.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

http::Response get_audit(const Visit& visit);

}  // namespace heed::web_team
