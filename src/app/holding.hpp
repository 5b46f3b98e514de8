// What stands or falls with one person who signs in, and where it goes when they can sign in no more.
#pragma once

#include <string_view>

#include "app/service_parts.hpp"
#include "app/user_directory.hpp"
#include "app/users.hpp"
#include "base/result.hpp"

namespace heed::app {

// Of somebody who can sign in: nothing of a concern is opened, and no line is written. Errors: unavailable.
Result<Holding> holding_of(const Parts& parts, const KnownUser& user);

// Whether they have this role and nobody else who can sign in has.
bool is_only(const Parts& parts, const KnownUser& user, domain::Role role);

// Gives back every open concern that this person has: unread what was not decided, so that nobody passes it over. `who` did it, for
// the lines. What could not be given back at once is given back when it is called again. Errors: as a commit's.
Result<void> release_concerns(Parts& parts, UserId owner, std::string_view who);

}  // namespace heed::app
