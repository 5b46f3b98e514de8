#include "store_sqlite/reader_pool.hpp"

#include <chrono>

namespace heed::store_sqlite {

Result<ReaderPool::Loan> ReaderPool::borrow() {
  std::unique_lock lock(m_mutex);
  const bool came = m_changed.wait_for(lock, std::chrono::seconds(10), [this] { return m_closed || m_lent < m_most; });
  if (m_closed) return Error{ErrorKind::unavailable, "store.closed", {}};
  if (!came) return Error{ErrorKind::unavailable, "store.readers", "every reader is busy"};
  ++m_lent;
  if (!m_free.empty()) {
    auto connection = std::move(m_free.back());
    m_free.pop_back();
    return Loan(*this, std::move(connection));
  }
  lock.unlock();
  auto opened = Connection::open(m_file, Access::read_only, m_vfs);
  if (opened.ok()) return Loan(*this, std::make_unique<Connection>(std::move(*opened)));
  give_back(nullptr);
  return opened.error();
}

void ReaderPool::give_back(std::unique_ptr<Connection> connection) {
  {
    const std::lock_guard lock(m_mutex);
    --m_lent;
    if (connection) m_free.push_back(std::move(connection));
  }
  m_changed.notify_all();
}

Result<Connection> ReaderPool::open_to_check() {
  {
    const std::lock_guard lock(m_mutex);
    if (m_closed) return Error{ErrorKind::unavailable, "store.closed", {}};
  }
  auto connection = TRY(Connection::open(m_file, Access::read_write, m_vfs));
  TRY(connection.execute("PRAGMA query_only = ON"));
  return connection;
}

void ReaderPool::close() {
  std::unique_lock lock(m_mutex);
  m_closed = true;
  m_changed.notify_all();
  m_changed.wait(lock, [this] { return m_lent == 0; });
  m_free.clear();
}

}  // namespace heed::store_sqlite
