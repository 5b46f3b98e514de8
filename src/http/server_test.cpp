#include "http/server.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "http/gzip.hpp"
#include "http/raw_client.hpp"

namespace heed::http {
namespace {

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

Response shared_page() {
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
    return {method, std::move(pattern), "public", "none: test", pool, method == Method::post ? 1000u : 0u, true, std::move(handler)};
  }

  std::vector<Route> routes() {
    const auto echo = [](const Request& request) { return Response::text(request.locale + " " + request.path + " " + request.body); };
    const auto hold = [this](const Request&) {
      m_gate.pass();
      return Response::text("held");
    };
    const auto source = [](const Request& request) { return Response::text(std::to_string(request.source)); };
    return {route(Method::get, "/", Pool::page, echo),
            route(Method::get, "/long", Pool::page, [](const Request&) { return Response::html(std::string(5000, 'x')); }),
            route(Method::get, "/personal", Pool::team,
                  [](const Request&) { return Response::html(std::string(5000, 'x')).personal(); }),
            route(Method::get, "/shared", Pool::page, [](const Request&) { return shared_page(); }),
            route(Method::get, "/big", Pool::page, [](const Request&) { return Response::text(std::string(3'000'000, 'y')); }),
            route(Method::get, "/items/{id}", Pool::team, [](const Request& r) { return Response::text(std::string(r.parameter("id"))); }),
            route(Method::get, "/source", Pool::page, source),
            route(Method::get, "/broken", Pool::team, [](const Request&) -> Response { throw std::runtime_error("Anna Beispiel"); }),
            route(Method::post, "/send", Pool::intake, echo), route(Method::post, "/hold", Pool::password, hold)};
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

int status_of(std::string_view response) { return response.size() > 12 ? std::stoi(std::string(response.substr(9, 3))) : 0; }
bool has(std::string_view response, std::string_view part) { return response.find(part) != std::string_view::npos; }

TEST_F(ServerTest, keeps_a_connection_for_many_requests) {
  start();
  RawClient client = connect();
  for (int i = 0; i < 20; ++i) {
    client.send("GET /items/" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::string response = client.read_response();
    EXPECT_EQ(status_of(response), 200);
    EXPECT_TRUE(response.ends_with("\r\n\r\n" + std::to_string(i)));
    EXPECT_FALSE(has(response, "Connection: close"));
  }
  EXPECT_EQ(m_server->counts().requests, 20u);
}

TEST_F(ServerTest, answers_a_pipeline_in_order) {
  start();
  RawClient client = connect();
  client.send("GET /items/1 HTTP/1.1\r\nHost: x\r\n\r\nPOST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
              "GET /items/2 HTTP/1.1\r\nHost: x\r\n\r\nGET /pl HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(client.read_response().ends_with("\r\n\r\n1"));
  EXPECT_TRUE(client.read_response().ends_with("en-GB /send abc"));
  EXPECT_TRUE(client.read_response().ends_with("\r\n\r\n2"));
  EXPECT_TRUE(client.read_response().ends_with("pl / "));
}

TEST_F(ServerTest, takes_a_request_in_single_bytes) {
  start();
  RawClient client = connect();
  for (const char c : std::string("POST /send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")) {
    client.send(std::string_view(&c, 1));
  }
  EXPECT_TRUE(client.read_response().ends_with("/send abcde"));
}

TEST_F(ServerTest, refuses_what_no_browser_sends) {
  start();
  const std::pair<const char*, const char*> cases[] = {
      {"no host", "GET / HTTP/1.1\r\n\r\n"},
      {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"},
      {"empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n"},
      {"host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"},
      {"host with a user", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n"},
      {"length and chunked", "POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {"chunked and length", "POST /send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"},
      {"two lengths", "POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc"},
      {"the same length twice", "POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc"},
      {"a list of lengths", "POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 3, 3\r\n\r\nabc"},
      {"+3", "POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: +3\r\n\r\nabc"},
      {"-3", "POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n\r\nabc"},
      {"0x3", "POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 0x3\r\n\r\nabc"},
      {"no length", "POST /send HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n\r\nabc"},
      {"a length beyond 64 bits", "POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 18446744073709551617\r\n\r\nabc"},
      {"space before the colon", "GET / HTTP/1.1\r\nHost : x\r\n\r\n"},
      {"bare line feed", "GET / HTTP/1.1\nHost: x\n\n"},
      {"bare line feed in a header", "GET / HTTP/1.1\r\nHost: x\r\nA: b\nC: d\r\n\r\n"},
      {"bare carriage return", "GET / HTTP/1.1\r\nHost: x\r\nA: b\rC: d\r\n\r\n"},
      {"folded header", "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n"},
      {"folded first header", "GET / HTTP/1.1\r\n Host: x\r\n\r\n"},
      {"unknown encoding", "POST /send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n0\r\n\r\n"},
      {"two encodings", "POST /send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"},
      {"chunked twice", "POST /send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {"nearly chunked", "POST /send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"},
      {"chunked in 1.0", "POST /send HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {"chunk extension", "POST /send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n0\r\n\r\n"},
      {"trailer", "POST /send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: b\r\n\r\n"},
      {"chunk size of no number", "POST /send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n"},
      {"unknown expectation", "POST /send HTTP/1.1\r\nHost: x\r\nExpect: tea\r\nContent-Length: 3\r\n\r\nabc"},
      {"another version", "GET / HTTP/2.0\r\nHost: x\r\n\r\n"},
      {"no version", "GET /\r\nHost: x\r\n\r\n"},
      {"two spaces", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"a whole address", "GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"an authority", "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"a star", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"a fragment", "GET /#a HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"encoded NUL", "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"encoded line break", "GET /a%0d%0ab HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"encoded slash", "GET /items/a%2Fb HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"half a percent", "GET /items/%4 HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"ill-formed UTF-8", "GET /items/%ff HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"an empty first line", "\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"TLS", "\x16\x03\x01\x02"},
      {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
  };
  for (const auto& [name, request] : cases) {
    RawClient client = connect();
    client.send(request);
    EXPECT_EQ(status_of(client.read_response()), 400) << name;
    EXPECT_TRUE(client.is_closed()) << name;
  }
  using namespace std::string_view_literals;
  EXPECT_EQ(status_of(ask("GET / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n"sv)), 400);
  EXPECT_EQ(m_server->counts().requests, m_server->counts().requests.load());
  EXPECT_EQ(status_of(ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n")), 200);
}

TEST_F(ServerTest, bounds_the_head) {
  start();
  EXPECT_EQ(status_of(ask("GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(9000, 'a') + "\r\n\r\n")), 431);
  EXPECT_EQ(status_of(ask("GET /" + std::string(20000, 'a'))), 431);
  std::string many = "GET / HTTP/1.1\r\nHost: x\r\n";
  for (int i = 0; i < 100; ++i) many += "A: b\r\n";
  EXPECT_EQ(status_of(ask(many + "\r\n")), 400);
  EXPECT_EQ(status_of(ask("GET /items/" + std::string(7000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n")), 200);
}

TEST_F(ServerTest, bounds_the_body_by_the_route) {
  start();
  const std::string body(1000, 'b');
  const auto post = [](std::string_view path, std::string_view length, std::string_view sent) {
    return "POST " + std::string(path) + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::string(length) + "\r\n\r\n" + std::string(sent);
  };
  EXPECT_EQ(status_of(ask(post("/send", "1000", body))), 200);
  const std::string over = ask(post("/pl/send", "1001", body + "b"));
  EXPECT_EQ(status_of(over), 413);
  EXPECT_TRUE(has(over, "problem 413 pl"));
  EXPECT_TRUE(has(over, "Connection: close"));
  EXPECT_EQ(status_of(ask(post("/send", "999999999999", ""))), 413);
  EXPECT_EQ(status_of(ask("POST /send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + body)), 413);
  EXPECT_EQ(status_of(ask("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na")), 413);
  EXPECT_EQ(status_of(ask(post("/nowhere", "3", "abc"))), 404);
}

TEST_F(ServerTest, a_large_refused_upload_still_hears_why) {
  start();
  RawClient client = connect();
  client.send("POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n" + std::string(500'000, 'b'));
  EXPECT_EQ(status_of(client.read_response()), 413);
}

TEST_F(ServerTest, invites_a_body_that_waits_to_be_asked) {
  start();
  RawClient client = connect();
  client.send("POST /send HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  EXPECT_EQ(client.read_head(), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("abc");
  EXPECT_TRUE(client.read_response().ends_with("/send abc"));
  EXPECT_EQ(status_of(ask("POST /send HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3000\r\n\r\n")), 413);
}

TEST_F(ServerTest, says_not_found_and_not_allowed_in_the_locale) {
  start();
  const std::string missing = ask("GET /pl/nowhere?secret=1 HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(status_of(missing), 404);
  EXPECT_TRUE(has(missing, "problem 404 pl"));
  const std::string wrong = ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(status_of(wrong), 405);
  EXPECT_TRUE(has(wrong, "Allow: GET, HEAD\r\n"));
  const std::string unknown = ask("DELETE /send HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(status_of(unknown), 405);
  EXPECT_TRUE(has(unknown, "Allow: POST\r\n"));
  EXPECT_EQ(status_of(ask("PUT /nowhere HTTP/1.1\r\nHost: x\r\n\r\n")), 404);
}

TEST_F(ServerTest, head_is_get_without_the_body) {
  start();
  RawClient client = connect();
  client.send("HEAD /long HTTP/1.1\r\nHost: x\r\n\r\nGET /items/7 HTTP/1.1\r\nHost: x\r\n\r\n");
  const std::string head = client.read_head();
  EXPECT_EQ(status_of(head), 200);
  EXPECT_TRUE(has(head, "Content-Length: 5000\r\n"));
  EXPECT_TRUE(client.read_response().ends_with("\r\n\r\n7"));
}

TEST_F(ServerTest, compresses_pages_but_never_personal_ones) {
  start();
  const std::string accept = " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n";
  const std::string page = ask("GET /long" + accept + "\r\n");
  EXPECT_TRUE(has(page, "Content-Encoding: gzip\r\n"));
  EXPECT_TRUE(has(page, "Vary: Accept-Encoding\r\n"));
  EXPECT_LT(page.size(), 1000u);
  EXPECT_TRUE(page.ends_with(gzip(std::string(5000, 'x'))));
  const std::string plain = ask("GET /long HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_FALSE(has(plain, "Content-Encoding"));
  EXPECT_TRUE(has(plain, "Vary: Accept-Encoding\r\n"));
  EXPECT_FALSE(has(ask("GET /personal" + accept + "\r\n"), "Content-Encoding"));
  EXPECT_FALSE(has(ask("GET /long" + accept + "Cookie: a=b\r\n\r\n"), "Content-Encoding"));
  const std::string shared = ask("GET /shared" + accept + "\r\n");
  EXPECT_TRUE(shared.ends_with(gzip("a page made before")));
  EXPECT_TRUE(has(shared, "Cache-Control: public, max-age=300\r\n"));
}

TEST_F(ServerTest, every_answer_has_the_security_headers) {
  start();
  for (const char* path : {"/", "/nowhere", "/broken", "/shared", "/personal"}) {
    const std::string response = ask("GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    for (const char* header : {"Content-Security-Policy: default-src 'none'; script-src 'self';", "Cross-Origin-Opener-Policy: same-origin",
                               "Cross-Origin-Resource-Policy: same-origin", "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer",
                               "Cache-Control: ", "Date: "}) {
      EXPECT_TRUE(has(response, header)) << path << " " << header;
    }
    EXPECT_FALSE(has(response, "unsafe-inline"));
    EXPECT_FALSE(has(response, "Server:"));
  }
}

TEST_F(ServerTest, an_exception_becomes_a_page_and_its_text_stays_here) {
  start();
  const std::string response = ask("GET /broken HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(status_of(response), 500);
  EXPECT_FALSE(has(response, "Anna"));
  EXPECT_FALSE(has(log(), "Anna"));
}

TEST_F(ServerTest, the_log_holds_the_pattern_and_nothing_of_the_person) {
  start();
  ask("GET /items/anna-beispiel?worry=1 HTTP/1.1\r\nHost: x\r\nUser-Agent: phone\r\n\r\n");
  ask("GET /anna HTTP/1.1\r\nHost: x\r\n\r\n");
  m_server->stop();
  const std::string lines = log();
  EXPECT_TRUE(has(lines, R"("method":"GET","route":"/items/{id}","status":200,"ms":)")) << lines;
  EXPECT_TRUE(has(lines, R"("route":"none","status":404)")) << lines;
  for (const char* part : {"anna", "worry", "phone", "127.0"}) EXPECT_FALSE(has(lines, part)) << part;
}

TEST_F(ServerTest, a_full_queue_answers_503_and_other_pools_go_on) {
  ServerOptions options;
  options.password = {1, 1};
  start(options);
  const std::string request = "POST /hold HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
  RawClient running = connect(), queued = connect();
  running.send(request);
  ASSERT_TRUE(m_gate.wait_for_inside(1));
  queued.send(request);
  std::string refused;
  for (int i = 0; i < 100 && status_of(refused) != 503; ++i) {  // until the second has reached the queue
    RawClient extra = connect();
    extra.send(request);
    refused = extra.has_answer_within(50ms) ? extra.read_response() : "";
    if (refused.empty()) queued = std::move(extra);
  }
  EXPECT_EQ(status_of(refused), 503);
  EXPECT_TRUE(has(refused, "Retry-After: 10\r\n"));
  EXPECT_TRUE(has(refused, "problem 503"));
  EXPECT_TRUE(ask("POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nok").ends_with("/send ok"));
  m_gate.open();
  EXPECT_TRUE(running.read_response().ends_with("held"));
  EXPECT_TRUE(queued.read_response().ends_with("held"));
}

TEST_F(ServerTest, sixty_four_at_once_all_get_their_own_answer) {
  start();
  std::atomic<int> right{0};
  std::vector<std::thread> people;
  for (int person = 0; person < 64; ++person) {
    people.emplace_back([&, person] {
      RawClient client = connect();
      for (int i = 0; i < 10; ++i) {
        const std::string body = std::to_string(person) + "-" + std::to_string(i);
        client.send("POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
        if (client.read_response().ends_with("/send " + body)) ++right;
      }
    });
  }
  for (std::thread& person : people) person.join();
  EXPECT_EQ(right, 640);
}

TEST_F(ServerTest, stop_finishes_what_was_accepted) {
  start();
  RawClient working = connect(), idle = connect();
  idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  idle.read_response();
  working.send("POST /hold HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
  ASSERT_TRUE(m_gate.wait_for_inside(1));
  const std::uint16_t port = m_server->port();
  std::thread stopping([this] { m_server->stop(); });
  EXPECT_TRUE(idle.is_closed());
  EXPECT_FALSE(working.has_answer_within(100ms));
  m_gate.open();
  const std::string response = working.read_response();
  EXPECT_TRUE(response.ends_with("held"));
  EXPECT_TRUE(has(response, "Connection: close"));
  stopping.join();
  EXPECT_THROW(RawClient{port}, std::runtime_error);
  EXPECT_EQ(m_server->counts().open_connections, 0u);
}

TEST_F(ServerTest, a_handler_slower_than_the_drain_time_is_still_finished) {
  ServerOptions options;
  options.limits.drain_time = 0s;
  start(options);
  RawClient working = connect();
  working.send("POST /hold HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
  ASSERT_TRUE(m_gate.wait_for_inside(1));
  std::thread stopping([this] { m_server->stop(); });
  std::this_thread::sleep_for(50ms);
  m_gate.open();
  EXPECT_TRUE(working.read_response().ends_with("held"));
  stopping.join();
}

TEST_F(ServerTest, slow_heads_bodies_and_idlers_are_let_go) {
  ServerOptions options;
  options.limits.header_time = 1s;
  options.limits.body_time = 1s;
  options.limits.idle_time = 1s;
  start(options);
  RawClient silent = connect(), slow_head = connect(), slow_body = connect(), idle = connect();
  slow_head.send("GET / HT");
  slow_body.send("POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na");
  idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(status_of(idle.read_response()), 200);
  const auto began = std::chrono::steady_clock::now();
  for (RawClient* client : {&silent, &slow_head, &slow_body, &idle}) EXPECT_TRUE(client->is_closed());
  EXPECT_LT(std::chrono::steady_clock::now() - began, 4s);
}

TEST_F(ServerTest, a_newcomer_takes_the_place_of_the_longest_idle) {
  ServerOptions options;
  options.limits.connections = 2;
  options.io_threads = 1;
  start(options);
  RawClient first = connect(), second = connect();
  for (RawClient* client : {&first, &second}) {
    client->send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(status_of(client->read_response()), 200);
    std::this_thread::sleep_for(20ms);
  }
  EXPECT_EQ(status_of(ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n")), 200);
  EXPECT_TRUE(first.is_closed());
  second.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(status_of(second.read_response()), 200);
}

TEST_F(ServerTest, is_full_when_everyone_is_being_served) {
  ServerOptions options;
  options.limits.connections = 1;
  options.io_threads = 1;
  start(options);
  RawClient working = connect();
  working.send("POST /hold HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
  ASSERT_TRUE(m_gate.wait_for_inside(1));
  const std::string refused = connect().read_response();
  EXPECT_EQ(status_of(refused), 503);
  EXPECT_TRUE(has(refused, "Retry-After: 10"));
  m_gate.open();
  EXPECT_EQ(status_of(working.read_response()), 200);
}

TEST_F(ServerTest, a_large_answer_arrives_whole_at_a_slow_reader) {
  start();
  RawClient client = connect();
  client.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
  std::this_thread::sleep_for(50ms);
  EXPECT_EQ(client.read_response().substr(0, 15), "HTTP/1.1 200 OK");
}

TEST_F(ServerTest, an_old_client_is_answered_and_let_go) {
  start();
  RawClient client = connect();
  client.send("GET / HTTP/1.0\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(has(client.read_response(), "Connection: close"));
  EXPECT_TRUE(client.is_closed());
  EXPECT_TRUE(has(ask("GET / HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\n\r\n"), "Connection: keep-alive"));
  EXPECT_TRUE(has(ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), "Connection: close"));
}

TEST_F(ServerTest, believes_a_forwarded_source_only_from_its_own_proxy) {
  const auto source = [this](std::string_view forwarded) {
    const std::string response = ask("GET /source HTTP/1.1\r\nHost: x\r\n" + std::string(forwarded) + "\r\n");
    return response.substr(response.find("\r\n\r\n") + 4);
  };
  ServerOptions options;
  options.hash_source = [](std::string_view text) { return std::hash<std::string_view>{}(text); };
  start(options);
  EXPECT_EQ(source(""), source("X-Forwarded-For: 192.0.2.7\r\n"));
  m_server->stop();
  options.trust_forwarded_for = true;
  start(options);
  EXPECT_EQ(source("X-Forwarded-For: 192.0.2.7\r\n"), std::to_string(options.hash_source("192.0.2.7")));
  EXPECT_EQ(source("X-Forwarded-For: 10.0.0.1, 192.0.2.7\r\n"), std::to_string(options.hash_source("192.0.2.7")));
  EXPECT_EQ(source("X-Forwarded-For: 2001:db8:1:2:3:4:5:6\r\n"), std::to_string(options.hash_source("2001:db8:1:2::")));
  EXPECT_EQ(source("X-Forwarded-For: nonsense\r\n"), std::to_string(options.hash_source("127.0.0.1")));
}

TEST_F(ServerTest, says_why_it_cannot_listen) {
  start();
  ServerOptions options;
  options.port = m_server->port();
  Server second(options, Router({}, {"en-GB"}), {[](Status, const Request&) { return Response{}; }});
  const Result<void> started = second.start();
  ASSERT_FALSE(started.ok());
  EXPECT_EQ(started.error().kind, ErrorKind::unavailable);
  EXPECT_EQ(started.error().detail, "Address already in use");
  options.host = "nowhere";
  Server third(options, Router({}, {"en-GB"}), {[](Status, const Request&) { return Response{}; }});
  EXPECT_FALSE(third.start().ok());
}

}  // namespace
}  // namespace heed::http
