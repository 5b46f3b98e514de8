// A professional's own copy of a referral, for the file that their organisation must keep. Nothing is stored for it: the answers
// travel sealed in the page, for as long as any form of ours, and the page that shows them is never cached.
#pragma once

#include <string>
#include <string_view>

#include "web_public/tell_pages.hpp"

namespace heed::web_public {

// What the copy is made of, as a sealed field; "" for anyone but a professional. `reference`: "" while it is not sent.
std::string seal_copy(const Visit& visit, const TellState& state, std::string_view reference);
// A heading, what the copy is for, and the button that opens it; empty for anyone but a professional. `sealed`: the telling, which
// that page can send.
html::Html before_sending(const Visit& visit, const TellState& state, std::string_view sealed);
html::Html after_sending(const Visit& visit, std::string_view sealed_copy);
// POST /tell/copy
http::Response show_copy(const PublicForms& forms, const http::Request& request);

}  // namespace heed::web_public
