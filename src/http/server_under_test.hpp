// A server on a free port with a few routes of every kind, for the tests of http/.
#pragma once

#include <gtest/gtest.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "http/gzip.hpp"
#include "http/raw_client_for_test.hpp"
#include "http/server.hpp"

namespace heed::http {

using namespace std::chrono_literals;

// Holds handlers until opened, and counts those inside.
class Gate {
 public:
  void pass() {
    std::unique_lock lock(m_mutex);
    ++m_inside;
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return m_open; });
  }
  void open() {
    const std::lock_guard lock(m_mutex);
    m_open = true;
    m_changed.notify_all();
  }
  bool wait_for_inside(int count) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, 5s, [&] { return m_inside >= count; });
  }

 private:
  std::mutex m_mutex;
  std::condition_variable m_changed;
  int m_inside = 0;
  bool m_open = false;
};

inline Response shared_page() {
  Response response = Response::html("");
  response.shared_body = std::make_shared<const std::string>(gzip("a page made before"));
  response.set("Content-Encoding", "gzip").set("Cache-Control", "public, max-age=300");
  return response;
}

class ServerTest : public ::testing::Test {
 protected:
  void TearDown() override {
    m_gate.open();
    if (m_server) m_server->stop();
  }

  Route route(Method method, std::string pattern, Pool pool, std::function<Response(const Request&)> handler) {
    return {method, std::move(pattern), "public", "none: test", pool, method == Method::post ? 1000u : 0u,
            true,   std::move(handler)};
  }

  std::vector<Route> routes() {
    const auto echo = [](const Request& request) {
      return Response::text(request.locale + " " + request.path + " " + request.body);
    };
    const auto hold = [this](const Request&) {
      m_gate.pass();
      return Response::text("held");
    };
    const auto source = [](const Request& request) { return Response::text(std::to_string(request.source)); };
    return {
        route(Method::get, "/", Pool::page, echo),
        route(Method::get, "/long", Pool::page, [](const Request&) { return Response::html(std::string(5000, 'x')); }),
        route(Method::get, "/personal", Pool::team,
              [](const Request&) { return Response::html(std::string(5000, 'x')).personal(); }),
        route(Method::get, "/shared", Pool::page, [](const Request&) { return shared_page(); }),
        route(Method::get, "/big", Pool::page,
              [](const Request&) { return Response::text(std::string(3'000'000, 'y')); }),
        route(Method::get, "/items/{id}", Pool::team,
              [](const Request& r) { return Response::text(std::string(r.parameter("id"))); }),
        route(Method::get, "/source", Pool::page, source),
        route(Method::get, "/broken", Pool::team,
              [](const Request&) -> Response { throw std::runtime_error("Anna Beispiel"); }),
        route(Method::post, "/send", Pool::intake, echo),
        standing_route(route(Method::post, "/hold", Pool::password, hold))};
  }

  // How a request stands is what its query says.
  static Route standing_route(Route route) {
    route.standing = [](const Request& request) {
      if (request.query == "known") return Standing::known;
      return request.query == "aside" ? Standing::aside : Standing::ordinary;
    };
    return route;
  }

  void start(ServerOptions options = {}) {
    options.port = 0;
    options.log = [this](std::string_view line) {
      const std::lock_guard lock(m_log_mutex);
      m_log += line;
      m_log += '\n';
    };
    Server::ProblemPages problems{[](Status status, const Request& request) {
      return Response::html("problem " + std::to_string(static_cast<int>(status)) + " " + request.locale, status);
    }};
    m_server = std::make_unique<Server>(std::move(options), Router(routes(), {"en-GB", "pl"}), std::move(problems));
    ASSERT_TRUE(m_server->start().ok());
  }

  RawClient connect() { return RawClient(m_server->port()); }
  // One request on a connection of its own.
  std::string ask(std::string_view request) {
    RawClient client = connect();
    client.send(request);
    return client.read_response();
  }
  std::string log() {
    const std::lock_guard lock(m_log_mutex);
    return m_log;
  }

  Gate m_gate;
  std::mutex m_log_mutex;
  std::string m_log;
  std::unique_ptr<Server> m_server;
};

inline int status_of(std::string_view response) {
  return response.size() > 12 ? std::stoi(std::string(response.substr(9, 3))) : 0;
}
inline bool has(std::string_view response, std::string_view part) {
  return response.find(part) != std::string_view::npos;
}

}  // namespace heed::http
