// Server-side sessions for the team, in memory, 15 minutes idle, 12 hours at most; and their CSRF tokens.
#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.hpp"
#include "base/random.hpp"

namespace heed::http {

struct Session {
  std::string subject;     // who; the user's id as text
  std::string csrf_token;  // 32 random bytes, base64url
  Instant started;
  Instant last_used;
  std::string word_for = {}, word = {};  // what the page at that path says once
  Instant word_until = {};               // … if it is asked for by then
};

class Sessions {
 public:
  Sessions(Random& random, const Clock& clock, std::chrono::minutes idle = std::chrono::minutes{15},
           std::chrono::hours longest = std::chrono::hours{12}, std::size_t most = 10'000);

  // The cookie's value: 32 random bytes; only a hash of it is kept. Ends the oldest session when full.
  std::string begin(std::string subject);
  // Renews the idle time. Nothing when unknown or out of time.
  std::optional<Session> find(std::string_view cookie_value);
  void end(std::string_view cookie_value);
  // Leaves a word for the next page at that path, in place of any that was left before. It lapses after ten seconds: whoever
  // comes later comes from elsewhere, because the answer that led there was lost.
  void leave_word(std::string_view cookie_value, std::string path, std::string word);
  // Takes it, so that it is said once; empty when none was left for that path.
  std::string take_word(std::string_view cookie_value, std::string_view path);
  // Ends every session of one person, after a password reset or when they are disabled.
  void end_all_of(std::string_view subject);

 private:
  Random& m_random;
  const Clock& m_clock;
  std::chrono::minutes m_idle;
  std::chrono::hours m_longest;
  std::size_t m_most;
  std::mutex m_mutex;
  std::unordered_map<std::string, Session> m_sessions;
};

}  // namespace heed::http
