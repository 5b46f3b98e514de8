// Concerns stored durably per second, at 1, 8 and 64 senders, through the whole program: HTTP, JSON, checks, sealing, audit,
// fsync. Beside it, in the same run, what SQLite itself can do with the same promise: one bare row a request, grouped and synced.
// Checks that every acknowledged concern is in the database, and that one token sent ten times makes one concern.
#include <fmt/core.h>
#include <sqlite3.h>

#include <mutex>
#include <set>
#include <thread>

#include "load_client.hpp"
#include "raw_sqlite_baseline.hpp"
#include "running_heed.hpp"

namespace heed::bench {
namespace {

constexpr std::chrono::milliseconds round_time{3000};

// About 1 kB of words, as a worried person writes.
std::string concern_body() {
  std::string worry = "A girl of about 14 gets into a white van outside the takeaway on Mill Lane most Fridays. ";
  while (worry.size() < 900) worry += "The driver is older, and she looked frightened the last time. ";
  return R"({"reporter_kind":"adult","worry":")" + worry +
         R"(","children":[{"name":"Bea","age":"about 14"}],"vehicles":[{"plate":"ZZ19","colour":"white"}],"language":"en"})";
}

class Requests {
 public:
  explicit Requests(std::size_t connections) : m_text(connections) {}
  std::string_view next(std::size_t connection) {
    const std::string key = crypto::random_token(m_random);
    return m_text[connection] =
               "POST /api/v1/concerns HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
               "application/json\r\nIdempotency-Key: " +
               key + "\r\nContent-Length: " + std::to_string(m_body.size()) + "\r\n\r\n" + m_body;
  }

 private:
  crypto::SystemRandom m_random;
  std::string m_body = concern_body();
  std::vector<std::string> m_text;
};

bool is_created(std::size_t, std::string_view head, std::string_view body) {
  return head.starts_with("HTTP/1.1 201") && body.find("\"receipt\"") != std::string_view::npos;
}

long long stored(const std::filesystem::path& database) {
  sqlite3* handle = nullptr;
  sqlite3_stmt* count = nullptr;
  if (sqlite3_open_v2(database.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) return -1;
  sqlite3_prepare_v2(handle, "SELECT count(*) FROM concern", -1, &count, nullptr);
  const long long rows = sqlite3_step(count) == SQLITE_ROW ? sqlite3_column_int64(count, 0) : -1;
  sqlite3_finalize(count);
  sqlite3_close(handle);
  return rows;
}

LoadResult senders(std::uint16_t port, std::size_t count) {
  Requests requests(count);
  LoadOptions options;
  options.port = port;
  options.connections = count;
  options.duration = round_time;
  LoadClient client(options, [&](std::size_t connection) { return requests.next(connection); }, is_created);
  return client.run();
}

LoadResult raw(const std::filesystem::path& file, std::size_t threads) {
  RawSqliteBaseline baseline(file);
  const std::vector<unsigned char> payload(4096, 'x');
  std::mutex mutex;
  LoadResult all;
  const auto began = std::chrono::steady_clock::now();
  std::vector<std::thread> writers;
  writers.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i)
    writers.emplace_back([&] {
      std::vector<std::uint32_t> latencies;
      while (std::chrono::steady_clock::now() - began < round_time) {
        const auto start = std::chrono::steady_clock::now();
        baseline.store(payload);
        latencies.push_back(static_cast<std::uint32_t>(
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count()));
      }
      const std::lock_guard lock(mutex);
      all.latencies.insert(all.latencies.end(), latencies.begin(), latencies.end());
    });
  for (std::thread& writer : writers) writer.join();
  all.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  all.answered = all.latencies.size();
  if (baseline.rows() != static_cast<long long>(all.answered)) throw std::runtime_error("the baseline lost rows");
  return all;
}

// Ten connections send the same token at once: ten equal receipts.
bool same_token_gives_one_receipt(std::uint16_t port) {
  Requests requests(1);
  const std::string request(requests.next(0));
  std::set<std::string> bodies;
  LoadOptions options;
  options.port = port;
  options.connections = 10;
  options.requests = 10;
  LoadClient client(
      options, [&](std::size_t) { return std::string_view(request); },
      [&](std::size_t connection, std::string_view head, std::string_view body) {
        bodies.insert(std::string(body.substr(0, body.find("\"next_read"))));
        return is_created(connection, head, body);
      });
  const LoadResult result = client.run();
  return result.answered == 10 && result.errors == 0 && bodies.size() == 1;
}

int run() {
  const TemporaryFolder folder;
  const main_program::Config config = bench_config(folder.path());
  std::uint64_t acknowledged = 0;
  bool good = true;
  fmt::print(
      "Concerns stored durably, whole program over HTTP, {} s a round; raw: bare SQLite rows, grouped and synced\n",
      round_time.count() / 1000);
  fmt::print("{:>8} {:>12} {:>9} {:>9} {:>7} | {:>12} {:>9} {:>9} | {:>6}\n", "senders", "stored/s", "p50 ms", "p99 ms",
             "errors", "raw/s", "p50 ms", "p99 ms", "ratio");
  {
    const ChildProcess heed([&](const ChildProcess::Report& report) { serve_heed(config, report); });
    acknowledged += senders(heed.port(), 4).answered;  // warms caches and starts threads
    for (const std::size_t count : {1, 8, 64}) {
      LoadResult ours = senders(heed.port(), count);
      LoadResult bare = raw(folder.path() / ("raw-" + std::to_string(count)), count);
      acknowledged += ours.answered;
      good = good && ours.errors == 0;
      fmt::print("{:>8} {:>12.0f} {:>9.2f} {:>9.2f} {:>7} | {:>12.0f} {:>9.2f} {:>9.2f} | {:>6.2f}\n", count,
                 ours.per_second(), ours.percentile(0.5), ours.percentile(0.99), ours.errors, bare.per_second(),
                 bare.percentile(0.5), bare.percentile(0.99), ours.per_second() / bare.per_second());
    }
    const bool one = same_token_gives_one_receipt(heed.port());
    fmt::print("the same token ten times at once: {}\n", one ? "one receipt" : "NOT one receipt");
    good = good && one;
    fmt::print("memory after the load: {} kB\n", heed.resident());
  }
  const long long rows = stored(config.data / "heed.db");
  const bool none_lost = rows == static_cast<long long>(acknowledged) + 1;  // and the one of the token test
  fmt::print("acknowledged: {}; in the database, with the one of the token test: {}; none lost: {}\n", acknowledged,
             rows, none_lost ? "yes" : "NO");
  return good && none_lost ? 0 : 1;
}

}  // namespace
}  // namespace heed::bench

int main() { return heed::bench::run(); }
