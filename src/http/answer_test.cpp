#include <gtest/gtest.h>

#include "http/server.hpp"
#include "http/worker_pool.hpp"

namespace heed::http {
namespace {

Server::ProblemPages problems() {
  return {
      [](Status status, const Request&) { return Response::text(std::to_string(static_cast<int>(status)), status); }};
}

Request post(std::string path, std::string body) {
  Request request;
  request.method = Method::post;
  request.path = std::move(path);
  request.body = std::move(body);
  return request;
}

TEST(Answer, does_without_a_socket_what_the_server_does) {
  const Router router({{Method::post, "/send", "public", "none: test", Pool::intake, 3, true,
                        [](const Request& request) { return Response::text(request.locale + request.body); }}},
                      {"en-GB", "pl"});
  Request fits = post("/pl/send", "abc");
  const Response response = answer(router, fits, problems());
  EXPECT_EQ(response.body, "plabc");
  EXPECT_EQ(*response.header("cache-control"), "no-store");
  EXPECT_NE(response.header("content-security-policy"), nullptr);

  Request too_large = post("/send", "abcd"), unknown = post("/other", ""), get = post("/send", "");
  get.method = Method::get;
  EXPECT_EQ(answer(router, too_large, problems()).status, Status::content_too_large);
  EXPECT_EQ(answer(router, unknown, problems()).status, Status::not_found);
  const Response wrong_method = answer(router, get, problems());
  EXPECT_EQ(wrong_method.status, Status::method_not_allowed);
  EXPECT_EQ(*wrong_method.header("allow"), "POST");
}

TEST(WorkerPool, finishes_what_it_took_and_takes_nothing_after) {
  WorkerPool pool({2, 100});
  std::atomic<int> done{0};
  for (int i = 0; i < 50; ++i) EXPECT_TRUE(pool.submit([&] { ++done; }));
  pool.finish();
  EXPECT_EQ(done, 50);
  EXPECT_FALSE(pool.submit([&] { ++done; }));
  EXPECT_FALSE(WorkerPool({0, 10}).submit([] {}));
}

}  // namespace
}  // namespace heed::http
