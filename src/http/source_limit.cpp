#include "http/source_limit.hpp"

#include <sodium.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace heed::http {

namespace {

constexpr double milliseconds_of_an_hour = 3'600'000;
constexpr double rounding = 1e-9;  // six times ten minutes of a sixth is one

}  // namespace

SourceLimit::SourceLimit(double burst, double per_hour, std::size_t most, const Clock& clock)
    : m_burst(burst), m_per_hour(per_hour), m_most(std::max<std::size_t>(most, 1)), m_clock(clock) {}

// A clock set back must not take tokens away.
double SourceLimit::left_in(const Bucket& bucket, Instant now) const {
  const double hours = std::max(0.0, static_cast<double>((now - bucket.seen).count()) / milliseconds_of_an_hour);
  return std::min(m_burst, bucket.left + hours * m_per_hour);
}

void SourceLimit::give_back(std::uint64_t source) {
  const std::lock_guard lock(m_mutex);
  if (const auto found = m_index.find(source); found != m_index.end())
    found->second->left = std::min(m_burst, found->second->left + 1);
}

std::chrono::milliseconds SourceLimit::wait(std::uint64_t source) {
  const std::lock_guard lock(m_mutex);
  const auto found = m_index.find(source);
  if (found == m_index.end()) return std::chrono::milliseconds{0};
  const double missing = 1 - rounding - left_in(*found->second, m_clock.now());
  if (missing <= 0) return std::chrono::milliseconds{0};
  const double hours = m_per_hour > 0 ? missing / m_per_hour : std::numeric_limits<std::int32_t>::max();
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::ceil(hours * milliseconds_of_an_hour)));
}

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
  bucket.left = left_in(bucket, now);
  if (now - bucket.seen >= quiet) bucket.over = 0;
  bucket.seen = now;
  if (bucket.left >= 1 - rounding) {
    bucket.left = std::max(0.0, bucket.left - 1);
    return {};
  }
  if (++bucket.over <= over_before_flood) return {.over_limit = true};
  if (bucket.over == over_before_flood + 1) randombytes_buf(bucket.flood.data(), bucket.flood.size());
  return {.over_limit = true, .flood = bucket.flood};
}

}  // namespace heed::http
