// What SQLite itself can do with the same promise: one row for each request, many requests a commit, synced before any is
// answered. No records, indexes, savepoints, audit or limits: the limit to measure the store's intake against.
#pragma once

#include <sqlite3.h>

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace heed::bench {

class RawSqliteBaseline {
 public:
  explicit RawSqliteBaseline(const std::filesystem::path& file) {
    check(sqlite3_open(file.c_str(), &m_database));
    run("PRAGMA journal_mode = WAL");
    run("PRAGMA synchronous = FULL");
    run("CREATE TABLE row (id INTEGER PRIMARY KEY, payload BLOB NOT NULL) STRICT");
    check(sqlite3_prepare_v2(m_database, "INSERT INTO row (payload) VALUES (?1)", -1, &m_insert, nullptr));
    m_thread = std::thread([this] { serve(); });
  }
  RawSqliteBaseline(const RawSqliteBaseline&) = delete;
  RawSqliteBaseline& operator=(const RawSqliteBaseline&) = delete;
  ~RawSqliteBaseline() {
    {
      const std::lock_guard lock(m_mutex);
      m_closed = true;
    }
    m_arrived.notify_one();
    m_thread.join();
    sqlite3_finalize(m_insert);
    sqlite3_close(m_database);
  }

  // Blocks until the row is on disk.
  void store(const std::vector<unsigned char>& payload) {
    Request request{&payload, false};
    std::unique_lock lock(m_mutex);
    m_waiting.push_back(&request);
    m_arrived.notify_one();
    m_done.wait(lock, [&] { return request.done; });
  }

  // Rows in the table, to check that the run did what it says.
  long long rows() {
    sqlite3_stmt* count = nullptr;
    check(sqlite3_prepare_v2(m_database, "SELECT count(*) FROM row", -1, &count, nullptr));
    sqlite3_step(count);
    const long long rows = sqlite3_column_int64(count, 0);
    sqlite3_finalize(count);
    return rows;
  }

 private:
  struct Request {
    const std::vector<unsigned char>* payload;
    bool done;
  };

  static void check(int code) {
    if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errstr(code));
  }
  void run(const char* sql) { check(sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr)); }

  void serve() {
    for (std::vector<Request*> batch;; batch.clear()) {
      {
        std::unique_lock lock(m_mutex);
        m_arrived.wait(lock, [&] { return m_closed || !m_waiting.empty(); });
        if (m_waiting.empty()) return;
        batch.swap(m_waiting);
      }
      run("BEGIN IMMEDIATE");
      for (const Request* request : batch) {
        sqlite3_bind_blob64(m_insert, 1, request->payload->data(), request->payload->size(), SQLITE_STATIC);
        if (sqlite3_step(m_insert) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(m_database));
        sqlite3_reset(m_insert);
      }
      run("COMMIT");
      {
        const std::lock_guard lock(m_mutex);
        for (Request* request : batch) request->done = true;
      }
      m_done.notify_all();
    }
  }

  sqlite3* m_database = nullptr;
  sqlite3_stmt* m_insert = nullptr;
  std::mutex m_mutex;
  std::condition_variable m_arrived, m_done;
  std::vector<Request*> m_waiting;
  bool m_closed = false;
  std::thread m_thread;
};

}  // namespace heed::bench
