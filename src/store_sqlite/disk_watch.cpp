#include "store_sqlite/disk_watch.hpp"

namespace heed::store_sqlite {

void DiskWatch::saw_free(std::uint64_t bytes) {
  const std::lock_guard lock(m_mutex);
  m_low = bytes < m_reserve + (m_low ? m_reserve / 4 : 0);
  settle();
}

void DiskWatch::saw_commit(DiskState how) {
  const std::lock_guard lock(m_mutex);
  m_failed.reset();
  if (how == DiskState::troubled) m_failed = std::chrono::steady_clock::now();
  settle();
}

DiskState DiskWatch::state() {
  const std::lock_guard lock(m_mutex);
  return settle();
}

// Tells under the lock, so that an end never overtakes its beginning.
DiskState DiskWatch::settle() {
  const bool failed = m_failed && std::chrono::steady_clock::now() - *m_failed < failure_counts;
  const DiskState now = m_low || failed ? DiskState::troubled : DiskState::sound;
  if (now != m_told && m_tell) m_tell(now);
  m_told = now;
  return now;
}

}  // namespace heed::store_sqlite
