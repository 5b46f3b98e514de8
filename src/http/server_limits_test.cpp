#include "http/server_under_test.hpp"

namespace heed::http {
namespace {

class ServerLimitsTest : public ServerTest {
 protected:
  // On connections that stay open. A refusal may be slow on a busy machine; what is held gives no answer however long one waits.
  bool is_refused(std::string_view request) { return status_within(request, 5s) == 503; }
  bool is_held(std::string_view request) { return status_within(request, 100ms) == 0; }

  std::vector<RawClient> m_kept;

 private:
  int status_within(std::string_view request, std::chrono::milliseconds patience) {
    RawClient& client = m_kept.emplace_back(connect());
    client.send(request);
    return client.has_answer_within(patience) ? status_of(client.read_response()) : 0;
  }
};

TEST_F(ServerLimitsTest, whoever_is_refused_gets_a_page_with_words) {
  start();
  const std::string unreadable = ask("GET / HTTP/1.1\r\n\r\n");
  EXPECT_EQ(status_of(unreadable), 400);
  EXPECT_TRUE(has(unreadable, "problem 400"));
  EXPECT_TRUE(has(unreadable, "Content-Type: text/html"));
  EXPECT_TRUE(has(unreadable, "Content-Security-Policy: "));
  EXPECT_TRUE(has(unreadable, "Connection: close"));
  const std::string endless = ask("GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(9000, 'a') + "\r\n\r\n");
  EXPECT_EQ(status_of(endless), 431);
  EXPECT_TRUE(has(endless, "problem 400"));
}

TEST_F(ServerLimitsTest, refuses_what_no_browser_sends) {
  start();
  const std::pair<const char*, const char*> cases[] = {
      {"no host", "GET / HTTP/1.1\r\n\r\n"},
      {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"},
      {"empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n"},
      {"host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"},
      {"host with a user", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n"},
      {"length and chunked",
       "POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {"chunked and length",
       "POST /send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"},
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
      {"chunked twice",
       "POST /send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {"nearly chunked", "POST /send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"},
      {"chunked in 1.0", "POST /send HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {"chunk extension",
       "POST /send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n0\r\n\r\n"},
      {"trailer", "POST /send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: b\r\n\r\n"},
      {"chunk size of no number",
       "POST /send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n"},
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
  EXPECT_GE(m_server->counts().refused, std::size(cases));
  EXPECT_EQ(status_of(ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n")), 200);
}

TEST_F(ServerLimitsTest, bounds_the_head) {
  start();
  EXPECT_EQ(status_of(ask("GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(9000, 'a') + "\r\n\r\n")), 431);
  EXPECT_EQ(status_of(ask("GET /" + std::string(20000, 'a'))), 431);
  std::string many = "GET / HTTP/1.1\r\nHost: x\r\n";
  for (int i = 0; i < 100; ++i) many += "A: b\r\n";
  EXPECT_EQ(status_of(ask(many + "\r\n")), 400);
  EXPECT_EQ(status_of(ask("GET /items/" + std::string(7000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n")), 200);
}

TEST_F(ServerLimitsTest, bounds_the_body_by_the_route) {
  start();
  const std::string body(1000, 'b');
  const auto post = [](std::string_view path, std::string_view length, std::string_view sent) {
    return "POST " + std::string(path) + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::string(length) + "\r\n\r\n" +
           std::string(sent);
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

TEST_F(ServerLimitsTest, a_large_refused_upload_still_hears_why) {
  start();
  RawClient client = connect();
  client.send("POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n" + std::string(500'000, 'b'));
  EXPECT_EQ(status_of(client.read_response()), 413);
}

TEST_F(ServerLimitsTest, invites_a_body_that_waits_to_be_asked) {
  start();
  RawClient client = connect();
  client.send("POST /send HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  EXPECT_EQ(client.read_head(), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("abc");
  EXPECT_TRUE(client.read_response().ends_with("/send abc"));
  EXPECT_EQ(status_of(ask("POST /send HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3000\r\n\r\n")),
            413);
}

TEST_F(ServerLimitsTest, a_full_queue_answers_503_and_other_pools_go_on) {
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

TEST_F(ServerLimitsTest, one_source_keeps_only_so_many_bytes_of_answers_waiting) {
  ServerOptions options;
  options.trust_forwarded_for = true;
  options.limits.unsent_bytes_per_source = 7'000'000;
  start(options);
  const auto ask_big = [&](RawClient& client, std::string_view source) {
    const std::string request = "GET /big HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + std::string(source) + "\r\n\r\n";
    client.send(request + request);  // the system's own buffer takes the first, and not both
    EXPECT_TRUE(client.has_answer_within(2000ms));
  };
  const auto bytes_of_second = [](RawClient& client) {
    client.read_response();
    const std::string answer = client.read_response();
    return answer.size() - answer.find("\r\n\r\n") - 4;
  };
  std::vector<RawClient> clients;
  for (int i = 0; i < 5; ++i) {
    clients.push_back(RawClient(m_server->port(), /*receive_bytes=*/65536));
    ask_big(clients.back(), i < 4 ? "192.0.2.1" : "192.0.2.2");
  }
  std::this_thread::sleep_for(500ms);
  int whole = 0;
  for (int i = 0; i < 4; ++i) whole += bytes_of_second(clients[static_cast<std::size_t>(i)]) == 3'000'000 ? 1 : 0;
  EXPECT_EQ(whole, 2) << "two wait, and what is over the limit ends";
  EXPECT_EQ(bytes_of_second(clients[4]), 3'000'000u) << "somebody else";
  RawClient again = connect();
  ask_big(again, "192.0.2.1");
  EXPECT_EQ(bytes_of_second(again), 3'000'000u) << "what was read counts no more";
}

std::string hold_from(std::string_view source, std::string_view standing = {}) {
  return "POST /hold?" + std::string(standing) + " HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + std::string(source) +
         "\r\nContent-Length: 0\r\n\r\n";
}

TEST_F(ServerLimitsTest, one_source_has_only_its_share_of_a_queue) {
  ServerOptions options;
  options.trust_forwarded_for = true;
  options.password = {1, 8, 3, 0};
  start(options);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(is_held(hold_from("192.0.2.1"))) << i;
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(is_refused(hold_from("192.0.2.1"))) << i;
  EXPECT_TRUE(is_held(hold_from("192.0.2.2"))) << "somebody else";
  EXPECT_TRUE(is_held(hold_from("192.0.2.1", "known"))) << "who has been here before";
  m_gate.open();
  EXPECT_EQ(status_of(m_kept[2].read_response()), 200);
  EXPECT_EQ(status_of(ask(hold_from("192.0.2.1"))), 200) << "its share is free again";
}

TEST_F(ServerLimitsTest, the_last_places_of_a_queue_are_for_who_is_known_and_who_is_turned_away_takes_none) {
  ServerOptions options;
  options.password = {1, 3, 0, 2};
  options.team = {1, 1};
  start(options);
  EXPECT_TRUE(is_held(hold_from("192.0.2.1"))) << "runs";
  EXPECT_TRUE(is_held(hold_from("192.0.2.1"))) << "waits in the one place for everybody";
  EXPECT_TRUE(is_refused(hold_from("192.0.2.1")));
  EXPECT_TRUE(is_held(hold_from("192.0.2.1", "known")));
  EXPECT_TRUE(is_held(hold_from("192.0.2.1", "known")));
  EXPECT_TRUE(is_refused(hold_from("192.0.2.1", "known")));
  EXPECT_TRUE(is_held(hold_from("192.0.2.1", "aside"))) << "in another pool";
  EXPECT_TRUE(m_gate.wait_for_inside(2));
}

TEST_F(ServerLimitsTest, slow_heads_bodies_and_idlers_are_let_go) {
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
  const std::string late = slow_body.read_response();
  EXPECT_EQ(status_of(late), 408);
  EXPECT_TRUE(has(late, "problem 408")) << "with words, and nothing of half a body";
  for (RawClient* client : {&silent, &slow_head, &slow_body, &idle}) EXPECT_TRUE(client->is_closed());
  EXPECT_LT(std::chrono::steady_clock::now() - began, 4s);
}

TEST_F(ServerLimitsTest, a_newcomer_takes_the_place_of_the_longest_idle) {
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

TEST_F(ServerLimitsTest, slow_connections_do_not_keep_a_concern_out) {
  ServerOptions options;
  options.limits.connections = 3;
  options.io_threads = 1;
  start(options);
  RawClient slow_head = connect(), slow_body = connect(), silent = connect();
  slow_head.send("POST /send HT");
  slow_body.send("POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na");
  std::this_thread::sleep_for(2200ms);
  std::vector<RawClient> kept;
  for (int i = 0; i < 3; ++i) {  // each stays connected and takes the place of one of them
    kept.push_back(connect());
    kept.back().send("POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\no");
    std::this_thread::sleep_for(20ms);
    kept.back().send("k");
    EXPECT_TRUE(kept.back().read_response().ends_with("/send ok")) << i;
    kept.back().send("POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\no");
    std::this_thread::sleep_for(20ms);
  }
  for (RawClient* client : {&slow_head, &slow_body}) EXPECT_EQ(status_of(client->read_response()), 503);
  for (RawClient* client : {&silent, &slow_head, &slow_body}) EXPECT_TRUE(client->is_closed());
}

TEST_F(ServerLimitsTest, one_source_takes_only_its_own_places) {
  ServerOptions options;
  options.limits.connections_per_source = 2;
  options.io_threads = 1;
  start(options);
  RawClient first = connect(), second = connect();
  first.send("POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na");
  second.send("POST /hold HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
  ASSERT_TRUE(m_gate.wait_for_inside(1));
  RawClient third = connect();
  third.send("POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n" + std::string(300'000, 'b'));
  EXPECT_EQ(status_of(third.read_response()), 503) << "heard although a body was on its way";
  std::this_thread::sleep_for(2200ms);  // now the first is slow and gives way to its own kind
  EXPECT_EQ(status_of(ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n")), 200);
  EXPECT_EQ(status_of(first.read_response()), 503);
  m_gate.open();
  EXPECT_EQ(status_of(second.read_response()), 200);
}

TEST_F(ServerLimitsTest, behind_a_proxy_a_source_holds_as_many_requests_and_the_proxy_any_number) {
  ServerOptions options;
  options.trust_forwarded_for = true;
  options.limits.connections_per_source = 2;
  start(options);
  std::vector<RawClient> slow;
  const auto begin_slowly = [&](const std::string& source) {
    slow.push_back(connect());
    slow.back().send("POST /send HTTP/1.1\r\nHost: x\r\n" + source + "Content-Length: 3\r\n\r\na");
    return slow.back().has_answer_within(150ms) ? status_of(slow.back().read_response()) : 0;
  };
  const std::string one = "X-Forwarded-For: 192.0.2.1\r\n", other = "X-Forwarded-For: 192.0.2.2\r\n";
  EXPECT_EQ(begin_slowly(one), 0);
  EXPECT_EQ(begin_slowly(one), 0);
  EXPECT_EQ(begin_slowly(one), 503);
  EXPECT_EQ(begin_slowly(other), 0);
  for (int i = 0; i < 4; ++i) EXPECT_EQ(begin_slowly(""), 0) << "whom it does not name";
  slow[0].send("bc");
  EXPECT_EQ(status_of(slow[0].read_response()), 200);
  EXPECT_EQ(begin_slowly(one), 0) << "the request before is over";
}

TEST_F(ServerLimitsTest, a_newcomer_takes_the_place_of_a_slow_one_of_the_source_that_holds_most) {
  ServerOptions options;
  options.trust_forwarded_for = true;
  options.limits.connections = 4;
  options.io_threads = 1;
  start(options);
  std::vector<RawClient> slow;
  for (const char* source : {"192.0.2.9", "192.0.2.1", "192.0.2.1", "192.0.2.1"}) {
    slow.push_back(connect());
    slow.back().send("POST /send HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + std::string(source) +
                     "\r\nContent-Length: 3\r\n\r\na");
    std::this_thread::sleep_for(20ms);
  }
  std::this_thread::sleep_for(2200ms);
  EXPECT_EQ(status_of(ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n")), 200);
  EXPECT_EQ(status_of(slow[1].read_response()), 503);
  slow[0].send("bc");
  EXPECT_EQ(status_of(slow[0].read_response()), 200) << "the oldest, and alone at its source";
}

TEST_F(ServerLimitsTest, is_full_when_everyone_is_being_served) {
  ServerOptions options;
  options.limits.connections = 1;
  options.io_threads = 1;
  start(options);
  RawClient working = connect();
  working.send("POST /hold HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
  ASSERT_TRUE(m_gate.wait_for_inside(1));
  const std::string refused = connect().read_response();
  EXPECT_EQ(status_of(refused), 503);
  EXPECT_TRUE(has(refused, "problem 503")) << "the page with its telephone numbers, not two words";
  EXPECT_TRUE(has(refused, "Retry-After: 10"));
  m_gate.open();
  EXPECT_EQ(status_of(working.read_response()), 200);
}

TEST_F(ServerLimitsTest, believes_a_forwarded_source_only_from_its_own_proxy) {
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

TEST_F(ServerLimitsTest, says_why_it_cannot_listen) {
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
