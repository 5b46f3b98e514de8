// Reads what the pages of the telling send and answers with the next page.
#pragma once

#include "web_public/form_page.hpp"

namespace heed::web_public {

// GET /tell
http::Response get_tell(const PublicForms& forms, const http::Request& request);
// POST /tell: answers from thinking it through are carried in.
http::Response carry_into_tell(const PublicForms& forms, const http::Request& request);
// GET /tell/quick
http::Response get_quick_tell(const PublicForms& forms, const http::Request& request);
// POST /tell/quick: sends, or goes on to the longer way.
http::Response post_quick_tell(const PublicForms& forms, const http::Request& request);
// POST /tell/step: every button of every page but Send.
http::Response post_tell_step(const PublicForms& forms, const http::Request& request);
// POST /tell/send
http::Response send_tell(const PublicForms& forms, const http::Request& request);

}  // namespace heed::web_public
