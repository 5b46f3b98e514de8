#include "http/source_limit.hpp"

#include <algorithm>

namespace heed::http {

namespace {

constexpr std::chrono::hours quiet_time{1};  // after which a flood is over

}  // namespace

SourceLimit::SourceLimit(double burst, double per_hour, std::size_t most, const Clock& clock)
    : m_burst(burst), m_per_hour(per_hour), m_most(std::max<std::size_t>(most, 1)), m_clock(clock) {}

SourceLimit::Bucket& SourceLimit::bucket_of(std::uint64_t source) {
  const Instant now = m_clock.now();
  auto found = m_index.find(source);
  if (found == m_index.end()) {
    if (m_buckets.size() >= m_most) {
      m_index.erase(m_buckets.back().source);
      m_buckets.pop_back();
    }
    m_buckets.push_front({source, m_burst, now});
    found = m_index.emplace(source, m_buckets.begin()).first;
  } else {
    m_buckets.splice(m_buckets.begin(), m_buckets, found->second);
  }

  Bucket& bucket = *found->second;
  if (now - bucket.seen >= quiet_time) bucket.flood.reset();
  // A clock set back must not take tokens away.
  const double hours = std::max(0.0, static_cast<double>((now - bucket.seen).count()) / 3'600'000.0);
  bucket.left = std::min(m_burst, bucket.left + hours * m_per_hour);
  bucket.seen = now;
  return bucket;
}

bool SourceLimit::take(Bucket& bucket) {
  constexpr double rounding = 1e-9;  // six times ten minutes of a sixth is one
  if (bucket.left < 1 - rounding) return false;
  bucket.left = std::max(0.0, bucket.left - 1);
  return true;
}

bool SourceLimit::allow(std::uint64_t source) {
  const std::lock_guard lock(m_mutex);
  return take(bucket_of(source));
}

std::optional<FloodId> SourceLimit::flood(std::uint64_t source, Random& random) {
  const std::lock_guard lock(m_mutex);
  Bucket& bucket = bucket_of(source);
  if (take(bucket)) return std::nullopt;
  if (!bucket.flood) bucket.flood = FloodId::make(random);
  return bucket.flood;
}

}  // namespace heed::http
