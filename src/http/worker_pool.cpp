#include "http/worker_pool.hpp"

#include <system_error>
#include <utility>

namespace heed::http {

bool WorkerPool::submit(Task task) {
  const std::lock_guard lock(m_mutex);
  if (m_finishing) return false;
  // A task that a free thread will take at once does not count against the queue.
  const bool must_wait = m_queue.size() >= m_free;
  if (must_wait && !start_thread() && m_queue.size() - m_free >= m_size.queue) return false;
  if (m_threads.empty()) return false;
  m_queue.push_back(std::move(task));
  m_wake.notify_one();
  return true;
}

bool WorkerPool::start_thread() {
  if (m_threads.size() >= m_size.threads) return false;
  try {
    m_threads.emplace_back([this] { work(); });
  } catch (const std::system_error&) {
    return false;  // the threads there are carry on
  }
  ++m_free;
  return true;
}

void WorkerPool::work() {
  std::unique_lock lock(m_mutex);
  for (;;) {
    m_wake.wait(lock, [this] { return !m_queue.empty() || m_finishing; });
    if (m_queue.empty()) return;
    --m_free;
    Task task = std::move(m_queue.front());
    m_queue.pop_front();
    lock.unlock();
    task();
    task = nullptr;
    lock.lock();
    ++m_free;
  }
}

void WorkerPool::finish() {
  std::vector<std::thread> threads;
  {
    const std::lock_guard lock(m_mutex);
    m_finishing = true;
    threads = std::exchange(m_threads, {});
  }
  m_wake.notify_all();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace heed::http
