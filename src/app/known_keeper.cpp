#include "app/known_keeper.hpp"

#include <chrono>

#include "app/known.hpp"
#include "app/known_catch_up.hpp"
#include "app/raise_alerts.hpp"
#include "app/service_parts.hpp"

namespace heed::app {

namespace {

// What cannot be read now is asked for again.
constexpr std::chrono::seconds between_attempts{2};

// Also what was committed before the program started and was not looked at then.
void keep(Service& service, const std::stop_token& stop) {
  auto& parts = service.parts();
  std::mutex mutex;
  std::condition_variable_any never;
  while (!stop.stop_requested()) {
    if (!catch_up(parts).ok() || !RaiseAlerts(service)(stop).ok()) {
      std::unique_lock lock(mutex);
      never.wait_for(lock, stop, between_attempts, [] { return false; });
      continue;
    }
    parts.known->wait_for_arrival(stop);
  }
}

}  // namespace

KnownKeeper::KnownKeeper(Service& service)
    : m_thread([&service](const std::stop_token& stop) { keep(service, stop); }) {}

}  // namespace heed::app
