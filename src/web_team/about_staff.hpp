// "This is about one of us": a concern goes to named readers, because somebody of the team says so.
#pragma once

#include "http/message.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

// Asks once more, and says who reads it from then on and whether that is still whoever asks.
http::Response get_about_staff(const Visit& visit);
http::Response post_about_staff(const Visit& visit);
// That it is not, where the team alone had said so.
http::Response get_lift(const Visit& visit);
http::Response post_lift(const Visit& visit);

}  // namespace heed::web_team
