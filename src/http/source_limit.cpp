#include "http/source_limit.hpp"

#include <sodium.h>

#include <algorithm>

namespace heed::http {

SourceLimit::SourceLimit(double burst, double per_hour, std::size_t most, const Clock& clock)
    : m_burst(burst), m_per_hour(per_hour), m_most(std::max<std::size_t>(most, 1)), m_clock(clock) {}

SourceLimit::Taken SourceLimit::take(std::uint64_t source) {
  const std::lock_guard lock(m_mutex);
  const Instant now = m_clock.now();
  auto found = m_index.find(source);
  if (found == m_index.end()) {
    if (m_buckets.size() >= m_most) {
      m_index.erase(m_buckets.back().source);
      m_buckets.pop_back();
    }
    m_buckets.push_front({source, m_burst, now, 0, {}});
    found = m_index.emplace(source, m_buckets.begin()).first;
  } else {
    m_buckets.splice(m_buckets.begin(), m_buckets, found->second);
  }

  Bucket& bucket = *found->second;
  // A clock set back must not take tokens away.
  const double hours = std::max(0.0, static_cast<double>((now - bucket.seen).count()) / 3'600'000.0);
  bucket.left = std::min(m_burst, bucket.left + hours * m_per_hour);
  if (now - bucket.seen >= quiet) bucket.over = 0;
  bucket.seen = now;
  constexpr double rounding = 1e-9;  // six times ten minutes of a sixth is one
  if (bucket.left >= 1 - rounding) {
    bucket.left = std::max(0.0, bucket.left - 1);
    return {};
  }
  if (++bucket.over <= over_before_flood) return {.over_limit = true};
  if (bucket.over == over_before_flood + 1) randombytes_buf(bucket.flood.data(), bucket.flood.size());
  return {.over_limit = true, .flood = bucket.flood};
}

}  // namespace heed::http
