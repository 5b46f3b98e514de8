// Which stored concerns name somebody who is about to get a sign-in.
#pragma once

#include <string_view>
#include <vector>

#include "app/service_parts.hpp"
#include "base/result.hpp"

namespace heed::app {

// What arrives meanwhile is for whoever takes it in: the person must be in the directory already, and what was decided without
// them stored (UserDirectory::wait_for_decisions).
// Opens every concern of the area and what its reporter wrote later, so it takes a few seconds per 100,000; adding people is rare.
Result<std::vector<ConcernId>> concerns_naming(const Parts& parts, std::string_view name);

}  // namespace heed::app
