#include "http/worker_pool.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace heed::http {

bool WorkerPool::submit(Task task, Caller caller) {
  const std::lock_guard lock(m_mutex);
  if (m_finishing || !has_share(caller)) return false;
  // A task that a free thread will take at once does not count against the queue.
  const bool must_wait = m_queue.size() >= m_free;
  if (must_wait && !start_thread() && !has_place(caller)) return false;
  if (m_threads.empty()) return false;
  const bool counted = m_size.per_source > 0 && caller.standing != Standing::known;
  if (counted) ++m_of_source[caller.source];
  m_queue.push_back({std::move(task), caller.source, counted});
  m_wake.notify_one();
  return true;
}

bool WorkerPool::has_share(const Caller& caller) const {
  if (m_size.per_source == 0 || caller.standing == Standing::known) return true;
  const auto found = m_of_source.find(caller.source);
  return found == m_of_source.end() || found->second < m_size.per_source;
}

bool WorkerPool::has_place(const Caller& caller) const {
  const std::size_t kept = caller.standing == Standing::known ? 0 : std::min(m_size.reserved, m_size.queue);
  return m_queue.size() - m_free < m_size.queue - kept;
}

void WorkerPool::end_share(std::uint64_t source) {
  const auto found = m_of_source.find(source);
  if (--found->second == 0) m_of_source.erase(found);
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
    Waiting next = std::move(m_queue.front());
    m_queue.pop_front();
    lock.unlock();
    next.task();
    next.task = nullptr;
    lock.lock();
    if (next.counted) end_share(next.source);
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
