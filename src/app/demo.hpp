// Fills an empty area with synthetic concerns in every state, and people to sign in as. All of it is plainly invented.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/service.hpp"
#include "base/clock.hpp"
#include "base/result.hpp"

namespace heed::app {

struct DemoSignIn {
  std::string sign_in_name, name, roles, password;
};

struct DemoReceipt {
  std::string reference, words, what;
};

struct DemoFill {
  std::vector<DemoSignIn> sign_ins;
  std::vector<DemoReceipt> receipts;
  std::size_t concerns = 0;
};

// The sign-ins, the same on every start: a demonstration's passwords are no secret.
const std::vector<DemoSignIn>& demo_sign_ins();

// The provenance of every record of it, also of the people; of what young people told young_peoples_demonstration.
inline constexpr std::string_view demonstration = "demonstration";

// `clock` is the one the service was made with; it is set to moments of the past fortnight while filling.
Result<DemoFill> fill_demo(Service& service, FixedClock& clock, Instant now);

// Whether an area began as a demonstration, so that its passwords are known to everybody. Quick: nothing but people and the
// first line of the record is looked at, since a demonstration is only ever filled in where nothing was.
Result<bool> holds_demonstration(Service& service);

}  // namespace heed::app
