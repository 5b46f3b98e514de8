// Brings what is known up to what is committed.
#pragma once

#include "app/service_parts.hpp"
#include "base/result.hpp"

namespace heed::app {

// Takes in every concern that was committed and is not in yet. The first time that is all there is: seconds for a million mentions.
// What does not open is left out; the audit check names it. Errors: unavailable; what arrived is taken in the next time.
Result<void> catch_up(Parts& parts);
// The same for somebody who waits for a page: while another takes in all there is, they do not wait for that. Errors also: unavailable
// (known.reading).
Result<void> catch_up_for_page(Parts& parts);

}  // namespace heed::app
