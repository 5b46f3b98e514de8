// Reads what the pages of coming back send.
#pragma once

#include "http/source_limit.hpp"
#include "web_public/form_page.hpp"

namespace heed::web_public {

// GET /return
http::Response get_return(const PublicForms& forms, const http::Request& request);
// POST /return: typed words, or the sealed field of a page before. `tries` limits wrong words by source.
http::Response post_return(const PublicForms& forms, http::SourceLimit& tries, const http::Request& request);
// POST /return/message
http::Response post_message(const PublicForms& forms, const http::Request& request);
// POST /return/withdraw and /return/end: first asks, and acts when the answer says confirm=yes.
http::Response post_withdraw(const PublicForms& forms, const http::Request& request);
http::Response post_end(const PublicForms& forms, const http::Request& request);
// POST /return/allow: gives back what was withdrawn, at once.
http::Response post_allow(const PublicForms& forms, const http::Request& request);

}  // namespace heed::web_public
