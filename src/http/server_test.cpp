#include "http/server_under_test.hpp"

namespace heed::http {
namespace {

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
  client.send(
      "GET /items/1 HTTP/1.1\r\nHost: x\r\n\r\nPOST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
      "GET /items/2 HTTP/1.1\r\nHost: x\r\n\r\nGET /pl HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(client.read_response().ends_with("\r\n\r\n1"));
  EXPECT_TRUE(client.read_response().ends_with("en-GB /send abc"));
  EXPECT_TRUE(client.read_response().ends_with("\r\n\r\n2"));
  EXPECT_TRUE(client.read_response().ends_with("pl / "));
}

TEST_F(ServerTest, takes_a_request_in_single_bytes) {
  start();
  RawClient client = connect();
  for (const char c : std::string(
           "POST /send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")) {
    client.send(std::string_view(&c, 1));
  }
  EXPECT_TRUE(client.read_response().ends_with("/send abcde"));
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
    for (const char* header :
         {"Content-Security-Policy: default-src 'none'; script-src 'self';", "Cross-Origin-Opener-Policy: same-origin",
          "Cross-Origin-Resource-Policy: same-origin", "X-Content-Type-Options: nosniff",
          "Referrer-Policy: no-referrer", "Cache-Control: ", "Date: "}) {
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

TEST_F(ServerTest, sixty_four_at_once_all_get_their_own_answer) {
  start();
  std::atomic<int> right{0};
  std::vector<std::thread> people;
  people.reserve(64);
  for (int person = 0; person < 64; ++person) {
    people.emplace_back([&, person] {
      RawClient client = connect();
      for (int i = 0; i < 10; ++i) {
        const std::string body = std::to_string(person) + "-" + std::to_string(i);
        client.send("POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                    body);
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

}  // namespace
}  // namespace heed::http
