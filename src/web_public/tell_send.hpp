// Hands a telling to the use case and turns what came of it into a page.
#pragma once

#include "web_public/form_page.hpp"
#include "web_public/tell_state.hpp"

namespace heed::web_public {

// The receipt, the page with the first mistake, or the page that asks to press again. The source's limit chooses the lane.
http::Response send_telling(const Visit& visit, TellState state);

}  // namespace heed::web_public
