// Threads that run handlers, and a bounded queue before them. Threads start only when work waits, so that an idle server
// stays small.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

#include "http/server.hpp"

namespace heed::http {

// Whose work it is, and how it stands.
struct Caller {
  std::uint64_t source = 0;
  Standing standing = Standing::ordinary;
};

class WorkerPool {
 public:
  using Task = std::function<void()>;

  explicit WorkerPool(PoolSize size) : m_size(size) {}
  ~WorkerPool() { finish(); }
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // Whether there is a pool at all; without threads the caller runs its work itself.
  bool has_threads() const { return m_size.threads > 0; }
  // False when the queue, or the source's share of it, is full or the pool is finishing. A task must not throw.
  bool submit(Task task, Caller caller = {});
  // Runs what is queued, takes nothing new, joins.
  void finish();

 private:
  struct Waiting {
    Task task;
    std::uint64_t source = 0;
    bool counted = false;  // against its source's share
  };

  // Whether a share is left to the caller, and a place in the queue when it would have to wait.
  bool has_share(const Caller& caller) const;
  bool has_place(const Caller& caller) const;
  void end_share(std::uint64_t source);
  bool start_thread();
  void work();

  PoolSize m_size;
  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::deque<Waiting> m_queue;
  std::unordered_map<std::uint64_t, std::size_t> m_of_source;  // waiting or running
  std::vector<std::thread> m_threads;
  std::size_t m_free = 0;  // threads with nothing to do, those just starting among them
  bool m_finishing = false;
};

}  // namespace heed::http
