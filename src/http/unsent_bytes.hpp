// How many bytes of answers wait in memory for clients that take them slowly, over every loop of one server: by the keyed hash of
// the source, in memory. Whoever asks for large pages and does not read them fills the memory for nobody else.
#pragma once

#include <cstdint>
#include <mutex>
#include <unordered_map>

namespace heed::http {

class UnsentBytes {
 public:
  // `most_of_source` of one source and `most` of all; over the latter each source still has `least`, so that those who are many
  // shut nobody out.
  UnsentBytes(std::size_t most, std::size_t most_of_source, std::size_t least)
      : m_most(most), m_most_of_source(most_of_source), m_least(least) {}

  // Counts them while it lives, if they have room.
  class Held {
   public:
    Held(UnsentBytes& all, std::uint64_t source, std::size_t bytes)
        : m_all(all), m_source(source), m_bytes(bytes), m_has_room(all.enter(source, bytes)) {}
    ~Held() {
      if (m_has_room) m_all.leave(m_source, m_bytes);
    }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
    bool has_room() const { return m_has_room; }

   private:
    UnsentBytes& m_all;
    const std::uint64_t m_source;
    const std::size_t m_bytes;
    const bool m_has_room;
  };

 private:
  bool enter(std::uint64_t source, std::size_t bytes) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_of_source.find(source);
    const std::size_t of_source = bytes + (found == m_of_source.end() ? 0 : found->second);
    if (of_source > m_most_of_source || (m_total + bytes > m_most && of_source > m_least)) return false;
    m_total += bytes;
    m_of_source[source] = of_source;
    return true;
  }
  void leave(std::uint64_t source, std::size_t bytes) {
    const std::lock_guard lock(m_mutex);
    m_total -= bytes;
    const auto found = m_of_source.find(source);
    found->second -= bytes;
    if (found->second == 0) m_of_source.erase(found);
  }

  const std::size_t m_most, m_most_of_source, m_least;
  std::mutex m_mutex;
  std::size_t m_total = 0;
  std::unordered_map<std::uint64_t, std::size_t> m_of_source;
};

}  // namespace heed::http
