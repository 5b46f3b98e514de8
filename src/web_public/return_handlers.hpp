// Reads what the pages of coming back send.
#pragma once

#include "http/source_limit.hpp"
#include "web_public/form_page.hpp"

namespace heed::web_public {

// How much one source may do with receipts, whosever they are; one receipt has limits of its own (app/receipt_limit.hpp). Over
// a limit nothing is lost: what was written stays on the page.
struct ReturnLimits {
  explicit ReturnLimits(const Clock& clock);
  http::SourceLimit wrong_words, openings, messages;
};

// GET /return
http::Response get_return(const PublicForms& forms, const http::Request& request);
// POST /return: typed words, or the sealed field of a page before.
http::Response post_return(const PublicForms& forms, ReturnLimits& limits, const http::Request& request);
// POST /return/message; with `show` nothing is sent, and another part of the conversation is shown.
http::Response post_message(const PublicForms& forms, ReturnLimits& limits, const http::Request& request);
// POST /return/withdraw and /return/end: first asks, and acts when the answer says confirm=yes.
http::Response post_withdraw(const PublicForms& forms, ReturnLimits& limits, const http::Request& request);
http::Response post_end(const PublicForms& forms, ReturnLimits& limits, const http::Request& request);
// POST /return/allow: gives back what was withdrawn, at once.
http::Response post_allow(const PublicForms& forms, ReturnLimits& limits, const http::Request& request);

}  // namespace heed::web_public
