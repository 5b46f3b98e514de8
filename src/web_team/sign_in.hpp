// The way in and the way out.
#pragma once

#include <vector>

#include "http/route.hpp"
#include "web_team/routes.hpp"

namespace heed::web_team {

// GET and POST /team/sign-in, for everyone; POST /team/sign-out. There is one answer to a wrong name and a wrong password.
std::vector<http::Route> sign_in_routes(const Team& team);

}  // namespace heed::web_team
