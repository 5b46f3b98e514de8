#include "app/known_keeper.hpp"

#include <chrono>

#include "app/known.hpp"
#include "app/known_catch_up.hpp"
#include "app/service_parts.hpp"

namespace heed::app {

namespace {

// What cannot be read now is asked for again.
constexpr std::chrono::seconds between_attempts{2};

void keep(Parts& parts, const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any never;
  while (!stop.stop_requested()) {
    if (!catch_up(parts).ok()) {
      std::unique_lock lock(mutex);
      never.wait_for(lock, stop, between_attempts, [] { return false; });
      continue;
    }
    parts.known->wait_for_arrival(stop);
  }
}

}  // namespace

KnownKeeper::KnownKeeper(Service& service)
    : m_thread([&parts = service.parts()](const std::stop_token& stop) { keep(parts, stop); }) {}

}  // namespace heed::app
