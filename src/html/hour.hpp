// Which local number answers at this hour.
#pragma once

#include <optional>
#include <string_view>

#include "html/layout.hpp"

namespace heed::html {

// Id of a contact: children's social care while the team is at work (`next_read` has come), else the emergency duty. The second
// also where the first may not be shown.
std::string_view contact_at_this_hour(const Site& site, std::optional<Instant> next_read);
// Its card.
Html card_at_this_hour(const Site& site, const content::Words& words, std::optional<Instant> next_read);
// Whether a helpline of the pack answers at this hour, as far as we know.
bool is_helpline_open(const Site& site, const content::Words& words, std::string_view help_id);
// Whether the local offices are open: they keep the team's hours.
bool is_office_hour(const Site& site);

}  // namespace heed::html
