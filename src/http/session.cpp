#include "http/session.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "base/bytes.hpp"

namespace heed::http {
namespace {

constexpr std::chrono::seconds word_lasts{10};

std::string random_text(Random& random) {
  Bytes bytes(32);
  random.fill(bytes);
  return to_base64url(bytes);
}

// BLAKE2b: a copy of memory shows no cookie that a browser would be believed for, and a look-up leaks no prefix by its time.
std::string hash_of(std::string_view cookie_value) {
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  const auto* bytes = reinterpret_cast<const unsigned char*>(cookie_value.data());
  if (crypto_generichash(hash.data(), hash.size(), bytes, cookie_value.size(), nullptr, 0) != 0) {
    throw std::logic_error("hashing a session cookie");
  }
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

}  // namespace

Sessions::Sessions(Random& random, const Clock& clock, std::chrono::minutes idle, std::chrono::hours longest,
                   std::size_t most)
    : m_random(random), m_clock(clock), m_idle(idle), m_longest(longest), m_most(most) {}

std::string Sessions::begin(std::string subject) {
  std::string cookie_value = random_text(m_random);
  const Instant now = m_clock.now();
  Session session{std::move(subject), random_text(m_random), now, now};
  const std::lock_guard lock(m_mutex);
  if (m_sessions.size() >= m_most) {
    const auto oldest = std::min_element(m_sessions.begin(), m_sessions.end(), [](const auto& a, const auto& b) {
      return a.second.last_used < b.second.last_used;
    });
    if (oldest != m_sessions.end()) m_sessions.erase(oldest);
  }
  m_sessions.insert_or_assign(hash_of(cookie_value), std::move(session));
  return cookie_value;
}

std::optional<Session> Sessions::find(std::string_view cookie_value) {
  const std::lock_guard lock(m_mutex);
  const auto found = m_sessions.find(hash_of(cookie_value));
  if (found == m_sessions.end()) return std::nullopt;
  const Instant now = m_clock.now();
  Session& session = found->second;
  if (now - session.last_used > m_idle || now - session.started > m_longest) {
    m_sessions.erase(found);
    return std::nullopt;
  }
  session.last_used = now;
  return session;
}

void Sessions::end(std::string_view cookie_value) {
  const std::lock_guard lock(m_mutex);
  m_sessions.erase(hash_of(cookie_value));
}

void Sessions::leave_word(std::string_view cookie_value, std::string path, std::string word) {
  const std::lock_guard lock(m_mutex);
  const auto found = m_sessions.find(hash_of(cookie_value));
  if (found == m_sessions.end()) return;
  found->second.word_for = std::move(path);
  found->second.word = std::move(word);
  found->second.word_until = m_clock.now() + word_lasts;
}

std::string Sessions::take_word(std::string_view cookie_value, std::string_view path) {
  const std::lock_guard lock(m_mutex);
  const auto found = m_sessions.find(hash_of(cookie_value));
  if (found == m_sessions.end() || found->second.word_for != path) return {};
  auto word = std::exchange(found->second.word, {});
  return m_clock.now() > found->second.word_until ? std::string() : word;
}

void Sessions::end_all_of(std::string_view subject) {
  const std::lock_guard lock(m_mutex);
  std::erase_if(m_sessions, [&](const auto& one) { return one.second.subject == subject; });
}

}  // namespace heed::http
