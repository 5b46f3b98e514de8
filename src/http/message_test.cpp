#include "http/message.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace heed::http {
namespace {

Request with_header(std::string name, std::string value) {
  Request request;
  request.headers.emplace_back(std::move(name), std::move(value));
  return request;
}

TEST(Request, finds_headers_and_cookies) {
  const Request request = with_header("cookie", "a=1; heed_session=abc=; b=2");
  EXPECT_EQ(request.header("cookie"), "a=1; heed_session=abc=; b=2");
  EXPECT_EQ(request.header("host"), std::nullopt);
  EXPECT_EQ(request.cookie("heed_session"), "abc=");
  EXPECT_EQ(request.cookie("a"), "1");
  EXPECT_EQ(request.cookie("session"), std::nullopt);
}

TEST(Request, knows_whether_the_client_takes_gzip) {
  for (const char* yes : {"gzip", "deflate, gzip", "br;q=1.0, gzip;q=0.8", "GZIP", "gzip; q=0.001"}) {
    EXPECT_TRUE(accepts_gzip(with_header("accept-encoding", yes))) << yes;
  }
  for (const char* no : {"", "br", "gzip;q=0", "gzip; q=0.000", "identity", "xgzip"}) {
    EXPECT_FALSE(accepts_gzip(with_header("accept-encoding", no))) << no;
  }
  EXPECT_FALSE(accepts_gzip(Request{}));
}

TEST(Response, makes_the_usual_kinds) {
  EXPECT_EQ(*Response::html("x").header("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(*Response::json("{}", Status::created).header("content-type"), "application/json");
  const Response redirect = Response::redirect("/tell/sent?a=b");
  EXPECT_EQ(redirect.status, Status::see_other);
  EXPECT_EQ(*redirect.header("location"), "/tell/sent?a=b");
}

TEST(Response, redirects_nowhere_else) {
  for (const char* bad :
       {"", "tell", "//example.org", "/\\example.org", "https://example.org", "/a\r\nSet-Cookie: x"}) {
    EXPECT_THROW(Response::redirect(bad), std::logic_error) << bad;
  }
}

TEST(Response, a_header_cannot_hold_a_line_break) {
  Response response;
  EXPECT_THROW(response.set("X-A", "b\r\nX-C: d"), std::logic_error);
  EXPECT_THROW(response.set("X\n", "b"), std::logic_error);
  EXPECT_THROW(response.set("", "b"), std::logic_error);
}

TEST(Response, personal_overrides_any_earlier_caching) {
  Response response = Response::html("x");
  response.set("Cache-Control", "public, max-age=60");
  const Response personal = std::move(response).personal();
  EXPECT_EQ(*personal.header("cache-control"), "no-store");
  EXPECT_EQ(personal.headers.size(), 2u);
}

}  // namespace
}  // namespace heed::http
