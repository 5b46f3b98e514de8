#include "app/sign_in_limit.hpp"

#include <algorithm>
#include <utility>

namespace heed::app {

namespace {

std::string key_of(SignInSource source) { return std::to_string(static_cast<std::uint64_t>(source)); }

// No real sign-in name holds a space, so every pair of a name begins with the name and a space.
std::string pair_of(const std::string& name, SignInSource source) { return name + " " + key_of(source); }

template <class Value>
void erase_from(std::map<std::string, Value>& map, const std::string& prefix) {
  auto at = map.lower_bound(prefix);
  while (at != map.end() && at->first.starts_with(prefix)) at = map.erase(at);
}

}  // namespace

double TryBuckets::left_in(const Bucket& bucket, Instant now) const {
  return std::min<double>(m_burst, bucket.left + std::chrono::duration<double>(now - bucket.seen) / m_pause);
}

bool TryBuckets::has_one(const std::string& key, Instant now) {
  const auto found = m_buckets.find(key);
  if (found == m_buckets.end()) return true;
  // After a clock was set back, waiting begins anew and does not last until the clock has caught up.
  found->second.seen = std::min(found->second.seen, now);
  constexpr double rounding = 1e-9;  // nine times ten seconds of ninety is one
  return left_in(found->second, now) >= 1 - rounding;
}

std::chrono::seconds TryBuckets::wait(const std::string& key, Instant now) const {
  const auto found = m_buckets.find(key);
  const double missing = found == m_buckets.end() ? 0 : 1 - left_in(found->second, now);
  return std::chrono::ceil<std::chrono::seconds>(std::max(0.0, missing) * std::chrono::duration<double>(m_pause));
}

void TryBuckets::take(const std::string& key, Instant now) {
  if (!m_buckets.contains(key)) make_room();
  auto& bucket = m_buckets.try_emplace(key, Bucket{static_cast<double>(m_burst), now}).first->second;
  bucket = {std::max(0.0, left_in(bucket, now) - 1), now};
}

void TryBuckets::give_back(const std::string& key) {
  if (const auto found = m_buckets.find(key); found != m_buckets.end())
    found->second.left = std::min<double>(m_burst, found->second.left + 1);
}

void TryBuckets::forget_all_from(const std::string& prefix) { erase_from(m_buckets, prefix); }

void TryBuckets::make_room() {
  if (m_buckets.size() < m_most) return;
  m_buckets.erase(std::min_element(m_buckets.begin(), m_buckets.end(), [](const auto& left, const auto& right) {
    return left.second.seen < right.second.seen;
  }));
}

TryStanding SignInLimit::standing(const std::string& name, SignInSource source, Instant now) {
  const auto pair = pair_of(name, source);
  if (!m_by_pair.has_one(pair, now)) return TryStanding::must_wait;
  if (source == own_page || m_known.contains(pair)) return TryStanding::known;
  return m_by_source.has_one(key_of(source), now) && m_by_name.has_one(name, now) ? TryStanding::new_here
                                                                                  : TryStanding::must_wait;
}

TryStanding SignInLimit::look(const std::string& name, SignInSource source, Instant now) {
  const std::lock_guard lock(m_mutex);
  return standing(name, source, now);
}

bool SignInLimit::take(const std::string& name, SignInSource source, Instant now) {
  const std::lock_guard lock(m_mutex);
  const TryStanding stands = standing(name, source, now);
  if (stands == TryStanding::must_wait) return false;
  if (stands == TryStanding::new_here) {
    m_by_name.take(name, now);
    m_by_source.take(key_of(source), now);
  }
  m_by_pair.take(pair_of(name, source), now);
  return true;
}

void SignInLimit::succeeded(const std::string& name, SignInSource source, Instant now) {
  const std::lock_guard lock(m_mutex);
  const auto pair = pair_of(name, source);
  m_by_pair.forget(pair);
  if (!m_known.contains(pair)) {
    m_by_source.give_back(key_of(source));
    m_by_name.give_back(name);
  }
  if (m_known.size() >= most_names && !m_known.contains(pair))
    m_known.erase(std::min_element(m_known.begin(), m_known.end(),
                                   [](const auto& left, const auto& right) { return left.second < right.second; }));
  m_known[pair] = now;
}

void SignInLimit::forgive(const std::string& name) {
  const std::lock_guard lock(m_mutex);
  m_by_name.forget(name);
  m_by_pair.forget_all_from(name + " ");
  erase_from(m_known, name + " ");
}

std::optional<int> SignInLimit::line_for_waiting(Instant now) {
  const std::lock_guard lock(m_mutex);
  if (!m_lines.has_one({}, now)) {
    ++m_without_line;
    return std::nullopt;
  }
  m_lines.take({}, now);
  return std::exchange(m_without_line, 0);
}

}  // namespace heed::app
