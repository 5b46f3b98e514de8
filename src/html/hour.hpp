// Which local number answers at this hour.
#pragma once

#include <optional>
#include <string_view>

#include "html/layout.hpp"

namespace heed::html {

// Id of a contact: children's social care while the team is at work (`next_read` has come), else the emergency duty. The second
// also where the first may not be shown.
std::string_view contact_at_this_hour(const Site& site, std::optional<Instant> next_read);

}  // namespace heed::html
