// Two mentions beside each other, and what a person says of them.
#pragma once

#include "http/message.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

http::Response get_same(const Visit& visit);
http::Response post_same(const Visit& visit);

}  // namespace heed::web_team
