// Threads that run handlers, and a bounded queue before them. Threads start only when work waits, so that an idle server
// stays small.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "http/server.hpp"

namespace heed::http {

class WorkerPool {
 public:
  using Task = std::function<void()>;

  explicit WorkerPool(PoolSize size) : m_size(size) {}
  ~WorkerPool() { finish(); }
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // Whether there is a pool at all; without threads the caller runs its work itself.
  bool has_threads() const { return m_size.threads > 0; }
  // False when the queue is full or the pool is finishing. A task must not throw.
  bool submit(Task task);
  // Runs what is queued, takes nothing new, joins.
  void finish();

 private:
  bool start_thread();
  void work();

  PoolSize m_size;
  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::deque<Task> m_queue;
  std::vector<std::thread> m_threads;
  std::size_t m_free = 0;  // threads with nothing to do, those just starting among them
  bool m_finishing = false;
};

}  // namespace heed::http
