#include "http/route.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace heed::http {
namespace {

Route route(Method method, std::string pattern, bool localised = true) {
  return {method,     std::move(pattern),
          "public",   "none: test",
          Pool::page, 0,
          localised,  [](const Request&) { return Response{}; }};
}

Request request(Method method, std::string path) {
  Request made;
  made.method = method;
  made.path = std::move(path);
  return made;
}

Router make_router() {
  return Router({route(Method::get, "/"), route(Method::get, "/tell"), route(Method::post, "/tell"),
                 route(Method::get, "/guides/{name}"), route(Method::post, "/team/concerns/{id}/notes/{note}", false),
                 route(Method::get, "/healthz", false)},
                {"en-GB", "pl", "ar"});
}

TEST(Router, says_when_the_site_has_an_https_address) {
  for (const Transport transport : {Transport::as_said, Transport::tls}) {
    const Router router({route(Method::get, "/tell")}, {"en-GB"}, transport);
    for (const char* path : {"/tell", "/nothing", ""}) {
      Request get = request(Method::get, path);
      router.match(get);
      EXPECT_EQ(get.over_tls, transport == Transport::tls) << path;
    }
  }
}

TEST(Router, matches_method_and_path) {
  const Router router = make_router();
  Request get = request(Method::get, "/tell");
  EXPECT_EQ(router.match(get).route->method, Method::get);
  Request post = request(Method::post, "/tell");
  EXPECT_EQ(router.match(post).route->method, Method::post);
  Request head = request(Method::head, "/tell");
  EXPECT_EQ(router.match(head).route->method, Method::get);
  EXPECT_EQ(get.locale, "en-GB");
}

TEST(Router, fills_parameters_with_one_segment_each) {
  const Router router = make_router();
  Request guide = request(Method::get, "/guides/taxi drivers");
  EXPECT_NE(router.match(guide).route, nullptr);
  EXPECT_EQ(guide.parameter("name"), "taxi drivers");
  EXPECT_EQ(guide.parameter("other"), "");
  Request note = request(Method::post, "/team/concerns/7/notes/9");
  EXPECT_NE(router.match(note).route, nullptr);
  EXPECT_EQ(note.parameter("id"), "7");
  EXPECT_EQ(note.parameter("note"), "9");
  for (const char* path : {"/guides/", "/guides", "/guides/a/b", "/team/concerns//notes/9"}) {
    Request other = request(Method::get, path);
    EXPECT_EQ(router.match(other).route, nullptr) << path;
  }
}

TEST(Router, takes_the_locale_off_the_path) {
  const Router router = make_router();
  for (const auto& [path, rest] : {std::pair{"/pl/tell", "/tell"}, {"/pl", "/"}, {"/ar/", "/"}}) {
    Request made = request(Method::get, path);
    EXPECT_NE(router.match(made).route, nullptr) << path;
    EXPECT_EQ(made.path, rest);
    EXPECT_EQ(made.locale, std::string(path).substr(1, 2));
  }
}

TEST(Router, one_page_has_one_address) {
  const Router router = make_router();
  for (const char* path : {"/en-GB/tell", "/fr/tell", "/pl/healthz", "/pl/pl/tell", "/tell/", "/TELL", ""}) {
    Request made = request(Method::get, path);
    const Router::Match match = router.match(made);
    EXPECT_EQ(match.route, nullptr) << path;
    EXPECT_FALSE(match.path_known) << path;
  }
}

TEST(Router, names_the_methods_that_a_path_has) {
  const Router router = make_router();
  Request made = request(Method::post, "/guides/x");
  const Router::Match match = router.match(made);
  EXPECT_EQ(match.route, nullptr);
  EXPECT_TRUE(match.path_known);
  EXPECT_EQ(match.allow, "GET, HEAD");
  Request other = request(Method::get, "/team/concerns/7/notes/9");
  EXPECT_EQ(router.match(other).allow, "POST");
}

TEST(Router, refuses_two_routes_for_one_request) {
  const auto make = [](std::string one, std::string other) {
    return Router({route(Method::get, std::move(one)), route(Method::get, std::move(other))}, {"en-GB"});
  };
  EXPECT_THROW(make("/a", "/a"), std::logic_error);
  EXPECT_THROW(make("/a/{x}", "/a/{y}"), std::logic_error);
  EXPECT_THROW(make("/a/{x}", "/a/new"), std::logic_error);
  EXPECT_THROW(make("/{x}/b", "/a/{y}"), std::logic_error);
  EXPECT_NO_THROW(make("/a/{x}", "/b/{x}"));
  EXPECT_NO_THROW(make("/a/{x}", "/a/{x}/b"));
}

TEST(Router, refuses_a_pattern_that_is_none) {
  for (const char* bad : {"", "a", "/{", "/a{b}", "/{}", "/{a}b"}) {
    EXPECT_THROW(Router({route(Method::get, bad)}, {"en-GB"}), std::logic_error) << bad;
  }
}

TEST(Router, copies_stand_alone) {
  Router copy = [] { return Router(make_router()); }();
  Request made = request(Method::get, "/guides/x");
  EXPECT_EQ(copy.match(made).route, &copy.routes()[3]);
}

}  // namespace
}  // namespace heed::http
