// The routes of everything that a member of the public writes: thinking it through, telling, the receipt, coming back.
#pragma once

#include <vector>

#include "http/route.hpp"
#include "web_public/form_page.hpp"

namespace heed::web_public {

// `forms` and what it refers to outlive the routes.
std::vector<http::Route> form_routes(const PublicForms& forms);

}  // namespace heed::web_public
