// When more comes than can be stored, an urgent concern still gets its receipt.
#include <gtest/gtest.h>

#include <condition_variable>
#include <limits>
#include <mutex>
#include <thread>

#include "http/raw_client_for_test.hpp"
#include "http/server.hpp"
#include "main/demonstration.hpp"
#include "main/instance.hpp"
#include "main/process_for_test.hpp"
#include "main/serving.hpp"

namespace heed::main_program {
namespace {

using namespace std::chrono_literals;

// Stands where the store asks the disk for room, before each commit: while shut, nothing is stored.
class Gate {
 public:
  void pass() {
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_open; });
  }
  void set(bool open) {
    const std::lock_guard lock(m_mutex);
    m_open = open;
    m_wake.notify_all();
  }

 private:
  std::mutex m_mutex;
  std::condition_variable m_wake;
  bool m_open = true;
};

std::string concern(int number, const char* dangers) {
  const std::string body = R"({"reporter_kind":"adult","worry":"A worry about a child.","language":"en","dangers":[)" +
                           std::string(dangers) + "]}";
  return "POST /api/v1/concerns HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: "
         "0123456789abcdef0123456789abcdef" +
         std::to_string(number) + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

TEST(ReservedCapacity, AnUrgentConcernIsStoredWhileOrdinaryOnesFillTheStore) {
  const FolderForTest folder;
  Config config = demonstration_config(folder.path / "area");
  config.concerns_per_source_at_once = 100;  // what comes in quarantine has no place kept for it
  const FixedClock clock{Instant{1'795'514'400'000}};
  std::vector<content::Finding> findings;
  const auto library = load_library(config, Date{2026, 11, 24}, findings);
  ASSERT_TRUE(make_key_ring(config, clock.now()).ok());
  Gate gate;
  store_sqlite::SqliteOptions store;
  store.limits.ordinary = 4;
  store.free_bytes = [&gate] { return gate.pass(), std::numeric_limits<std::uint64_t>::max(); };
  auto instance = Instance::make(config, *library, clock, std::move(store));
  ASSERT_TRUE(instance.ok());
  auto serving = Serving::make(config, **instance, library, clock);
  ASSERT_TRUE(serving.ok());
  http::ServerOptions options;
  options.port = 0;
  options.intake = {6, 16};
  options.log = [](std::string_view) {};
  http::Server server(options, (*serving)->router(), (*serving)->problems());
  ASSERT_TRUE(server.start().ok());

  gate.set(false);
  std::vector<http::RawClient> ordinary;
  int refused = 0;
  for (int i = 0; i < 20; ++i) {
    ordinary.emplace_back(server.port());
    ordinary.back().send(concern(i, ""));
    if (!ordinary.back().has_answer_within(i < 4 ? 50ms : 2000ms)) continue;
    ++refused;
    EXPECT_TRUE(ordinary.back().read_response().starts_with("HTTP/1.1 503")) << i;
  }
  EXPECT_EQ(refused, 16);
  http::RawClient urgent(server.port());
  urgent.send(concern(100, R"("missing")"));
  EXPECT_FALSE(urgent.has_answer_within(200ms));  // waits for the disk, and has not been turned away
  gate.set(true);
  const auto answer = urgent.read_response();
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 201")) << answer;
  EXPECT_NE(answer.find("\"receipt\""), std::string::npos);
  for (int i = 0; i < 4; ++i)
    EXPECT_TRUE(ordinary[static_cast<std::size_t>(i)].read_response().starts_with("HTTP/1.1 201"));
  server.stop();
  (*instance)->close();
}

}  // namespace
}  // namespace heed::main_program
