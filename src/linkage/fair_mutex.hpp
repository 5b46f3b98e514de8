// A lock of many readers and one writer, where a writer that waits goes before every reader that comes after it: std::shared_mutex leaves
// open who goes first, and with glibc readers that follow each other without a gap keep the writer out for good. A new concern must become
// known while people search. Not recursive: a reader that asks again while a writer waits would wait for itself.
#pragma once

#include <mutex>
#include <shared_mutex>

namespace heed::linkage {

class FairMutex {
 public:
  void lock() {
    const std::lock_guard turn(m_turn);
    m_mutex.lock();
  }
  void unlock() { m_mutex.unlock(); }
  void lock_shared() {
    const std::lock_guard turn(m_turn);
    m_mutex.lock_shared();
  }
  void unlock_shared() { m_mutex.unlock_shared(); }

 private:
  std::mutex m_turn;  // held by whoever is next
  std::shared_mutex m_mutex;
};

}  // namespace heed::linkage
