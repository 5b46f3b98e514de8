#include "web_team/session_cookie.hpp"

#include <gtest/gtest.h>

namespace heed::web_team {
namespace {

http::Request request_with(std::vector<std::pair<std::string, std::string>> headers) {
  http::Request request;
  request.headers = std::move(headers);
  return request;
}

TEST(SessionCookie, is_host_bound_and_secure_over_tls) {
  const auto request = request_with({{"x-forwarded-proto", "https"}});
  http::Response response;
  set_session_cookie(request, response, "value");
  EXPECT_EQ(*response.header("set-cookie"), "__Host-heed=value; Path=/; Secure; HttpOnly; SameSite=Strict");
}

// A proxy that leaves the header out must not cost the cookie its protection.
TEST(SessionCookie, is_secure_on_a_site_with_an_https_address_whatever_the_edge_says) {
  for (const char* said : {"", "http"}) {
    auto request = request_with({{"x-forwarded-proto", said}, {"cookie", "heed_session=planted"}});
    request.over_tls = true;
    http::Response response;
    set_session_cookie(request, response, "value");
    EXPECT_EQ(*response.header("set-cookie"), "__Host-heed=value; Path=/; Secure; HttpOnly; SameSite=Strict");
    EXPECT_FALSE(session_cookie(request));
  }
}

TEST(SessionCookie, has_another_name_on_plain_http) {
  http::Response response;
  set_session_cookie(request_with({}), response, "value");
  EXPECT_EQ(*response.header("set-cookie"), "heed_session=value; Path=/; HttpOnly; SameSite=Strict");
}

// A cookie that plain HTTP could have planted is not believed once the browser comes over TLS.
TEST(SessionCookie, over_tls_only_the_host_bound_name_counts) {
  EXPECT_FALSE(session_cookie(request_with({{"x-forwarded-proto", "https"}, {"cookie", "heed_session=planted"}})));
  EXPECT_EQ(session_cookie(request_with({{"x-forwarded-proto", "https"}, {"cookie", "__Host-heed=own"}})), "own");
  EXPECT_EQ(session_cookie(request_with({{"cookie", "heed_session=own"}})), "own");
}

TEST(SessionCookie, is_cleared_at_once) {
  http::Response response;
  clear_session_cookie(request_with({}), response);
  EXPECT_EQ(*response.header("set-cookie"), "heed_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
}

struct Origin {
  std::vector<std::pair<std::string, std::string>> headers;
  bool ours = false;
};

TEST(ComesFromOurPages, goes_by_what_the_browser_says) {
  const std::vector<Origin> cases{
      {{{"sec-fetch-site", "same-origin"}}, true},
      {{{"sec-fetch-site", "same-origin"}, {"origin", "null"}}, true},
      {{{"sec-fetch-site", "none"}}, true},
      {{{"sec-fetch-site", "same-site"}}, false},
      {{{"sec-fetch-site", "cross-site"}, {"origin", "http://team.example"}, {"host", "team.example"}}, false},
      {{{"origin", "https://team.example:8443"}, {"host", "team.example:8443"}}, true},
      {{{"origin", "https://team.example"}, {"host", "other.example"}}, false},
      {{{"origin", "null"}, {"host", "team.example"}}, false},
      {{{"origin", "null"}, {"host", ""}}, false},
      {{}, true},
  };
  for (const Origin& one : cases) EXPECT_EQ(comes_from_our_pages(request_with(one.headers)), one.ours);
}

TEST(SameToken, needs_every_character_and_never_takes_nothing) {
  EXPECT_TRUE(same_token("abc", "abc"));
  EXPECT_FALSE(same_token("abd", "abc"));
  EXPECT_FALSE(same_token("ab", "abc"));
  EXPECT_FALSE(same_token("", "abc"));
  EXPECT_FALSE(same_token("", ""));
}

}  // namespace
}  // namespace heed::web_team
