// Who is kept away from a concern by what it says, and whether somebody is left to read it.
#pragma once

#include <vector>

#include "app/service_parts.hpp"
#include "base/id.hpp"
#include "domain/concern.hpp"
#include "ports/records.hpp"

namespace heed::app {

// Everyone who signs in and whose name is in it.
std::vector<UserId> kept_away_by_name(const Parts& parts, const domain::Concern& concern);
// Whether somebody who signs in may read it.
bool has_reader(const Parts& parts, const ports::ConcernRecord& record);

}  // namespace heed::app
