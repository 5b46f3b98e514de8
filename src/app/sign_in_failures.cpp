#include "app/sign_in_failures.hpp"

#include <algorithm>

namespace heed::app {

bool SignInFailures::must_wait(const std::string& name, Instant now) {
  const std::lock_guard lock(m_mutex);
  const auto found = m_failures.find(name);
  if (found == m_failures.end()) return false;
  auto& times = found->second;
  while (!times.empty() && times.front() + window <= now) times.pop_front();
  if (times.empty())
    m_failures.erase(found);
  else
    return times.size() > most_failures;
  return false;
}

void SignInFailures::failed(const std::string& name, Instant now) {
  const std::lock_guard lock(m_mutex);
  if (m_failures.size() >= most_names && !m_failures.contains(name)) {
    const auto oldest = std::min_element(m_failures.begin(), m_failures.end(), [](const auto& left, const auto& right) {
      return left.second.back() < right.second.back();
    });
    m_failures.erase(oldest);
  }
  auto& times = m_failures[name];
  times.push_back(now);
  if (times.size() > most_failures + 1) times.pop_front();
}

void SignInFailures::succeeded(const std::string& name) {
  const std::lock_guard lock(m_mutex);
  m_failures.erase(name);
}

}  // namespace heed::app
