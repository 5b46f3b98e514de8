// Looks at what was committed since the last time, by the rules of alerts, and raises what adds up: in the background, after the receipt.
//
// Nothing is lost and nothing repeated by a crash, whenever it comes: what was looked at is a mark in the audit chains, set after what it led
// to; what is looked at again finds the alert that cites it.
#pragma once

#include <stop_token>

#include "app/service.hpp"
#include "base/result.hpp"

namespace heed::app {

// First catches up with what is known. Asked to stop, it leaves the rest to the next time. Errors: unavailable and the like; what was not looked at is looked at the next time.
class RaiseAlerts {
 public:
  explicit RaiseAlerts(Service& service) : m_service(service) {}
  Result<void> operator()(std::stop_token stop = {}) const;

 private:
  Service& m_service;
};

}  // namespace heed::app
