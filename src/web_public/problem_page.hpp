// The page for a request that no handler could answer: not found, too large, too busy, broken. Danger first, as everywhere.
#pragma once

#include "html/layout.hpp"
#include "http/message.hpp"

namespace heed::web_public {

// In the locale and the look of the address asked for. Where a form of ours came whole and the trouble passes (busy, broken), the
// page holds that form, to send again, and the words in it, to copy or read out; otherwise it says nothing of what was sent.
http::Response problem_page(const html::Site& site, http::Status status, const http::Request& request);

}  // namespace heed::web_public
