// What stands or falls with one person who signs in.
#pragma once

#include "app/service_parts.hpp"
#include "app/user_directory.hpp"
#include "app/users.hpp"
#include "base/result.hpp"

namespace heed::app {

// Of somebody who can sign in: nothing of a concern is opened, and no line is written. Errors: unavailable.
Result<Holding> holding_of(const Parts& parts, const KnownUser& user);

}  // namespace heed::app
