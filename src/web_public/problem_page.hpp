// The page for a request that no handler could answer: not found, too large, too busy, broken. Danger first, as everywhere.
#pragma once

#include "html/layout.hpp"
#include "http/message.hpp"

namespace heed::web_public {

// In the locale and the look of the address asked for. Says nothing of what was sent.
http::Response problem_page(const html::Site& site, http::Status status, const http::Request& request);

}  // namespace heed::web_public
