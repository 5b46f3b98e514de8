// How a browser shows that it is signed in, and how a request shows that it comes from our own pages.
//
// Over TLS the cookie is "__Host-heed", which a browser takes only with Secure and Path=/ and sends to no other host.
// Plain HTTP is for the loopback of a demonstration, where that name does not exist: there it is "heed_session".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace heed::web_team {

// True when the site has an https address of its own, or the edge in front says that the browser came over TLS.
bool over_tls(const http::Request& request);

std::optional<std::string> session_cookie(const http::Request& request);
void set_session_cookie(const http::Request& request, http::Response& response, std::string_view value);
void clear_session_cookie(const http::Request& request, http::Response& response);

// False for a form that another site sent. Goes by Sec-Fetch-Site, which every browser of today sends, else by Origin.
// Our own pages have Origin "null" because of their referrer policy, so that alone proves nothing and is refused; a client
// that sends neither header is no browser and can forge nothing that its user did not.
bool comes_from_our_pages(const http::Request& request);

// Takes the same time wherever the two differ.
bool same_token(std::string_view given, std::string_view expected);

}  // namespace heed::web_team
