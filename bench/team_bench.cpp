// Team pages with many concerns stored: the inbox, its closed lane and one concern, over HTTP, signed in, each read on record
// before the page is sent. The number stored is the first argument (100,000 without one). A few thousand open concerns are
// told through the program; the closed mass is rows of the same shape with unreadable words, made in SQL, which no page of
// the bench opens. The baseline is the bare query of the inbox on the same database, in the same run.
#include <fmt/core.h>
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <set>
#include <thread>

#include "app/submit_concern.hpp"
#include "app/users.hpp"
#include "load_client.hpp"
#include "running_heed.hpp"

namespace heed::bench {
namespace {

constexpr std::size_t open_concerns = 2000;
constexpr const char* sign_in_name = "bench.worker";
constexpr const char* password = "a-password-for-the-bench";

class Database {
 public:
  explicit Database(const std::filesystem::path& file) {
    if (sqlite3_open(file.c_str(), &m_handle) != SQLITE_OK) throw std::runtime_error("cannot open the database");
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() { sqlite3_close(m_handle); }
  void run(const std::string& sql) {
    char* message = nullptr;
    if (sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK) throw std::runtime_error(message);
  }
  long long number(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_handle, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(m_handle));
    const long long value = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return value;
  }
  // Steps through every row; gives how many there were.
  std::size_t walk(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_handle, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(m_handle));
    std::size_t rows = 0;
    while (sqlite3_step(statement) == SQLITE_ROW) ++rows;
    sqlite3_finalize(statement);
    return rows;
  }

 private:
  sqlite3* m_handle = nullptr;
};

void tell(app::Service& service, crypto::SystemRandom& random, std::size_t number) {
  app::SubmitRequest request;
  request.draft.reporter_kind = "adult";
  request.draft.worry =
      fmt::format("Worry {} about a child who is met by a white van outside the takeaway on Mill Lane.", number);
  request.draft.language = "en";
  if (number % 10 == 0) request.draft.dangers = {"missing"};
  request.token = Secret::from_text(crypto::random_token(random));
  if (!std::holds_alternative<app::Submitted>(app::SubmitConcern(service)(request)))
    throw std::runtime_error("not stored");
}

void fill_open(const main_program::Config& config) {
  crypto::initialise();
  const SystemClock clock;
  const auto library = bench_library(config);
  must(main_program::make_key_ring(config, clock.now()));
  const auto instance = must(main_program::Instance::make(config, *library, clock));
  crypto::SystemRandom random;
  must(
      app::ManageUsers(instance->service())
          .add({sign_in_name, "Bench Worker", {domain::Role::worker}, false}, Secret::from_text(password), "operator"));
  std::vector<std::thread> threads;
  threads.reserve(16);
  for (std::size_t thread = 0; thread < 16; ++thread)
    threads.emplace_back([&, thread] {
      for (std::size_t i = thread; i < open_concerns; i += 16) tell(instance->service(), random, i);
    });
  for (std::thread& thread : threads) thread.join();
  instance->close();
}

// Rows of the same shape, closed, with 600 bytes where the sealed words would be.
void fill_closed(const main_program::Config& config, std::size_t count) {
  Database database(config.data / "heed.db");
  database.run("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN");
  database.run(
      fmt::format("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}), one AS (SELECT * FROM "
                  "concern LIMIT 1) "
                  "INSERT INTO concern (id, area_id, reference, lookup_id, reply_public_key, body_check, state, lane, "
                  "urgent, restricted, contact_allowed, "
                  "receipt_ended, received_at, decide_by, read_at, decided_at, closed_at, calendar_version, revision, "
                  "payload_revision, retention_class, "
                  "review_at, legal_hold, provenance, key, payload) "
                  "SELECT randomblob(16), area_id, 'BENCH-' || i, randomblob(16), reply_public_key, body_check, "
                  "'closed', lane, i % 10 = 0, 0, 1, 0, "
                  "received_at - i * 60000, decide_by - i * 60000, received_at, received_at, received_at, "
                  "calendar_version, 3, 1, retention_class, review_at, 1, "
                  "provenance, key, zeroblob(600) FROM n, one",
                  count));
  database.run("COMMIT; PRAGMA wal_checkpoint(TRUNCATE); ANALYZE");
}

std::string answer_to(std::uint16_t port, const std::string& request) {
  std::string whole;
  LoadOptions options;
  options.port = port;
  options.connections = 1;
  options.requests = 1;
  LoadClient client(
      options, [&](std::size_t) { return std::string_view(request); },
      [&](std::size_t, std::string_view head, std::string_view body) {
        whole = std::string(head) + std::string(body);
        return true;
      });
  client.run();
  return whole;
}

std::string sign_in(std::uint16_t port) {
  const std::string body = fmt::format("name={}&password={}", sign_in_name, password);
  const std::string answer =
      answer_to(port, fmt::format("POST /team/sign-in HTTP/1.1\r\nHost: localhost\r\nOrigin: "
                                  "http://localhost\r\nSec-Fetch-Site: same-origin\r\n"
                                  "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{}",
                                  body.size(), body));
  const std::size_t at = answer.find("Set-Cookie: ");
  if (at == std::string::npos) throw std::runtime_error("could not sign in");
  return answer.substr(at + 12, answer.find(';', at) - at - 12);
}

std::string request_for(const std::string& path, const std::string& cookie) {
  return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie + "\r\n\r\n";
}

// The concerns that a page of the inbox links to, in its order.
std::vector<std::string> concerns_on(const std::string& inbox) {
  constexpr std::string_view begins = "/team/concerns/";
  std::vector<std::string> paths;
  for (std::size_t at = inbox.find(begins); at != std::string::npos; at = inbox.find(begins, at + 1)) {
    std::string path = inbox.substr(at, begins.size() + 32);
    if (std::ranges::find(paths, path) == paths.end()) paths.push_back(std::move(path));
  }
  return paths;
}

// Pages in turn: every read of a concern is a line of its history, so one concern read a thousand times is not what a team has.
void measure(std::uint16_t port, const std::string& cookie, const std::string& name,
             const std::vector<std::string>& paths, const std::string& proof, std::size_t connections) {
  std::vector<std::string> requests;
  requests.reserve(paths.size());
  for (const std::string& path : paths) requests.push_back(request_for(path, cookie));
  std::atomic<std::size_t> next = 0;
  LoadOptions options;
  options.port = port;
  options.connections = connections;
  options.duration = std::chrono::milliseconds(3000);
  LoadClient client(
      options, [&](std::size_t) { return std::string_view(requests[next++ % requests.size()]); },
      [&](std::size_t, std::string_view head, std::string_view body) {
        return head.starts_with("HTTP/1.1 200") && body.find(proof) != std::string_view::npos;
      });
  LoadResult result = client.run();
  fmt::print("{:<34} {:>6} {:>9.0f} {:>9.2f} {:>9.2f} {:>7}\n", name, connections, result.per_second(),
             result.percentile(0.5), result.percentile(0.99), result.errors);
  if (result.errors > 0) throw std::runtime_error("a page was wrong");
}

void measure_bare_query(const std::filesystem::path& file) {
  Database database(file);
  LoadResult result;
  const auto began = std::chrono::steady_clock::now();
  while (std::chrono::steady_clock::now() - began < std::chrono::milliseconds(1500)) {
    const auto start = std::chrono::steady_clock::now();
    if (database.walk("SELECT * FROM concern WHERE area_id = 'exampleshire' AND state <> 'closed' ORDER BY urgent "
                      "DESC, decide_by LIMIT 25") != 25)
      throw std::runtime_error("the bare query is wrong");
    result.latencies.push_back(static_cast<std::uint32_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count()));
    ++result.answered;
  }
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  fmt::print("{:<34} {:>6} {:>9.0f} {:>9.2f} {:>9.2f} {:>7}\n", "bare SQL of the inbox (baseline)", 1,
             result.per_second(), result.percentile(0.5), result.percentile(0.99), 0);
}

int run(std::size_t count) {
  const TemporaryFolder folder;
  const main_program::Config config = bench_config(folder.path());
  {
    // In a process of its own, as the serving one must be started by fork before there are threads.
    const ChildProcess filling([&](const ChildProcess::Report& report) {
      fill_open(config);
      report(1);
    });
  }
  fill_closed(config, count);
  const ChildProcess heed([&](const ChildProcess::Report& report) { serve_heed(config, report); });
  const std::string cookie = sign_in(heed.port());
  const std::string inbox = answer_to(heed.port(), request_for("/team", cookie));
  const std::vector<std::string> concerns = concerns_on(inbox);
  if (concerns.empty()) throw std::runtime_error("the inbox shows no concern");
  fmt::print("Team pages with {} concerns stored, {} of them open; each page on record before it is sent\n",
             count + open_concerns, open_concerns);
  fmt::print("{:<34} {:>6} {:>9} {:>9} {:>9} {:>7}\n", "page", "conn", "pages/s", "p50 ms", "p99 ms", "errors");
  for (const std::size_t connections : {1, 6}) {
    measure(heed.port(), cookie, "inbox", {"/team"}, "/team/concerns/", connections);
    measure(heed.port(), cookie, "a concern, in turn", concerns, "Worry ", connections);
  }
  measure_bare_query(config.data / "heed.db");
  fmt::print("memory: {} kB\n", heed.resident());
  return 0;
}

}  // namespace
}  // namespace heed::bench

int main(int count, char** arguments) {
  return heed::bench::run(count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 100'000);
}
