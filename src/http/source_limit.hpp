// How much one source may do: a token bucket each, in memory, by the keyed hash of the source; forgotten on restart.
// It never refuses a concern; it tells the caller that the source is over its limit, and the caller chooses the lane.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "base/clock.hpp"

namespace heed::http {

class SourceLimit {
 public:
  // `burst` at once, then `per_hour`. Holds at most `most` sources; the least recently seen go first.
  SourceLimit(double burst, double per_hour, std::size_t most, const Clock& clock);
  // Takes one; false when the source is over its limit.
  bool allow(std::uint64_t source) { return !take(source).over_limit; }

  // What came of taking one. `flood`: random, the same for all that one source sends while it is far over its limit; another
  // once it has been quiet for `quiet`. It says that things came together, never where from.
  struct Taken {
    bool over_limit = false;
    std::optional<std::array<std::uint8_t, 16>> flood = {};
  };
  Taken take(std::uint64_t source);
  // What was taken is not to count: it came out right.
  void give_back(std::uint64_t source);
  // How long until this source has one again; nothing when it has one now.
  std::chrono::milliseconds wait(std::uint64_t source);

  // From the eleventh over the limit on, what a source sends is a flood.
  static constexpr int over_before_flood = 10;
  static constexpr std::chrono::hours quiet{1};

 private:
  struct Bucket {
    std::uint64_t source = 0;
    double left = 0;
    Instant seen;
    int over = 0;  // how many were over the limit since the source was last quiet
    std::array<std::uint8_t, 16> flood{};
  };
  double left_in(const Bucket& bucket, Instant now) const;

  double m_burst, m_per_hour;
  std::size_t m_most;
  const Clock& m_clock;
  std::mutex m_mutex;
  std::list<Bucket> m_buckets;  // most recently seen first
  std::unordered_map<std::uint64_t, std::list<Bucket>::iterator> m_index;
};

}  // namespace heed::http
