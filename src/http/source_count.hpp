// How many places each source holds at once, over every loop of one server: by the keyed hash of the source, in memory.
#pragma once

#include <cstdint>
#include <mutex>
#include <unordered_map>

namespace heed::http {

class SourceCount {
 public:
  explicit SourceCount(std::size_t most) : m_most(most) {}
  // One more, or false when the source holds `most` already.
  bool enter(std::uint64_t source) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_held.try_emplace(source, std::size_t{0}).first;
    if (found->second >= m_most) return false;
    ++found->second;
    return true;
  }
  // One that had entered.
  void leave(std::uint64_t source) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_held.find(source);
    if (--found->second == 0) m_held.erase(found);
  }
  std::size_t of(std::uint64_t source) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_held.find(source);
    return found == m_held.end() ? 0 : found->second;
  }

 private:
  const std::size_t m_most;
  mutable std::mutex m_mutex;
  std::unordered_map<std::uint64_t, std::size_t> m_held;
};

}  // namespace heed::http
