// Keeps what is known up to date while the program runs: everything at start, then whatever arrives, and what that adds up to (raise_alerts.hpp), without
// delaying anybody's receipt.
#pragma once

#include <thread>

#include "app/service.hpp"

namespace heed::app {

class KnownKeeper {
 public:
  // The service must outlive it. Begins at once, in a thread of its own.
  explicit KnownKeeper(Service& service);

 private:
  std::jthread m_thread;  // ends, and is waited for, with the keeper
};

}  // namespace heed::app
