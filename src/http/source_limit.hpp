// How much one source may do: a token bucket each, in memory, by the keyed hash of the source; forgotten on restart.
// It never refuses a concern; it tells the caller that the source is over its limit, and the caller chooses the lane.
#pragma once

#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/random.hpp"

namespace heed::http {

class SourceLimit {
 public:
  // `burst` at once, then `per_hour`. Holds at most `most` sources; the least recently seen go first.
  SourceLimit(double burst, double per_hour, std::size_t most, const Clock& clock);
  // Takes one; false when the source is over its limit.
  bool allow(std::uint64_t source);
  // Takes one; when the source is over its limit, the id of its flood: random, the same until the source has been quiet for
  // an hour, and never made of where from.
  std::optional<FloodId> flood(std::uint64_t source, Random& random);

 private:
  struct Bucket {
    std::uint64_t source = 0;
    double left = 0;
    Instant seen;
    std::optional<FloodId> flood = {};
  };
  // Both with the lock held.
  Bucket& bucket_of(std::uint64_t source);
  static bool take(Bucket& bucket);

  double m_burst, m_per_hour;
  std::size_t m_most;
  const Clock& m_clock;
  std::mutex m_mutex;
  std::list<Bucket> m_buckets;  // most recently seen first
  std::unordered_map<std::uint64_t, std::list<Bucket>::iterator> m_index;
};

}  // namespace heed::http
