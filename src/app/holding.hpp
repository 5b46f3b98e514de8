// What stands or falls with one person who signs in, and where it goes when they can sign in no more.
#pragma once

#include <functional>
#include <string_view>

#include "app/service_parts.hpp"
#include "app/user_directory.hpp"
#include "app/users.hpp"
#include "base/result.hpp"

namespace heed::app {

// Of somebody who can sign in: nothing of a concern is opened, and no line is written. Counts only what `asker` may know of; all
// for nobody, the operator. Errors: unavailable.
Result<Holding> holding_of(const Parts& parts, const KnownUser& user, const domain::Actor* asker = nullptr);

// Whether they have this role and nobody else who can sign in has.
bool is_only(const Parts& parts, const KnownUser& user, domain::Role role);

// Gives back the open concerns that this person has, those that `which` chooses: unread what was not decided, so that nobody passes
// it over. `who` did it, for the lines. What could not be given back at once is given back when it is called again. Errors: as a
// commit's.
using ChooseConcerns = std::function<bool(const ports::ConcernRecord&)>;
Result<void> release_concerns(
    Parts& parts, UserId owner, std::string_view who,
    const ChooseConcerns& which = [](const ports::ConcernRecord&) { return true; });

// After somebody was made the owner of `record`, as it was then: gives it back when they were disabled or lost a right while that
// was stored. (Whoever is kept away raises its revision, so that it is not stored.) Quiet where the store fails: what was done is done.
void release_unless_theirs(Parts& parts, UserId owner, const ports::ConcernRecord& record, std::string_view who);

}  // namespace heed::app
