// Counts failed sign-ins by name, in memory alone, so that a password cannot be guessed by trying.
#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "base/clock.hpp"

namespace heed::app {

class SignInFailures {
 public:
  static constexpr std::size_t most_failures = 10;
  static constexpr std::chrono::minutes window{15};
  static constexpr std::size_t most_names = 10'000;

  // True when more than `most_failures` failed for this name within the window.
  bool must_wait(const std::string& name, Instant now);
  void failed(const std::string& name, Instant now);
  void succeeded(const std::string& name);

 private:
  std::mutex m_mutex;
  std::map<std::string, std::deque<Instant>> m_failures;
};

}  // namespace heed::app
