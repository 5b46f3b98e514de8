// Mentions that were asked for: one for each child, adult, vehicle, contact and place of the form.
#pragma once

#include <vector>

#include "mentions/mention.hpp"

namespace heed::mentions {

std::vector<Mention> mentions_in_answers(const domain::Concern& concern);

}  // namespace heed::mentions
