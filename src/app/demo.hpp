// Fills an empty area with synthetic concerns in every state, and people to sign in as. All of it is plainly invented.
#pragma once

#include <string>
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

// `clock` is the one the service was made with; it is set to moments of the past fortnight while filling.
Result<DemoFill> fill_demo(Service& service, FixedClock& clock, Instant now);

}  // namespace heed::app
