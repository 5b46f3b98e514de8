// Read-only connections, lent to one thread at a time.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store_sqlite/connection.hpp"

namespace heed::store_sqlite {

class ReaderPool {
 public:
  // A connection for the length of a scope.
  class Loan {
   public:
    Loan(ReaderPool& pool, std::unique_ptr<Connection> connection)
        : m_pool(&pool), m_connection(std::move(connection)) {}
    Loan(Loan&&) noexcept = default;
    Loan& operator=(Loan&&) = delete;
    ~Loan() {
      if (m_connection) m_pool->give_back(std::move(m_connection));
    }
    Connection* operator->() const { return m_connection.get(); }
    Connection& operator*() const { return *m_connection; }

   private:
    ReaderPool* m_pool;
    std::unique_ptr<Connection> m_connection;
  };

  // `most` ≥ 1 connections, opened when first needed.
  ReaderPool(std::filesystem::path file, std::string vfs, std::size_t most)
      : m_file(std::move(file)), m_vfs(std::move(vfs)), m_most(most) {}

  // Waits for a free connection, at most ten seconds: unavailable (store.readers). store.closed after close().
  Result<Loan> borrow();
  // One apart from the pool for checking the database itself: SQLite leaves CHECK constraints out where a file was opened to be
  // read alone. It writes nothing either.
  Result<Connection> open_to_check();
  // Waits for every loan to come back and closes all.
  void close();

 private:
  void give_back(std::unique_ptr<Connection> connection);

  const std::filesystem::path m_file;
  const std::string m_vfs;
  const std::size_t m_most;
  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::vector<std::unique_ptr<Connection>> m_free;
  std::size_t m_lent = 0;
  bool m_closed = false;
};

}  // namespace heed::store_sqlite
