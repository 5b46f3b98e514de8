// Who is asked what: one table for each kind of person who tells.
#pragma once

#include <vector>

#include "web_public/tell_step.hpp"

namespace heed::web_public {

const std::vector<Step>& adult_steps();
const std::vector<Step>& professional_steps();
// Whether they are safe, what they want to tell, how to reach them: nothing that draws out an account.
const std::vector<Step>& young_person_steps();
const std::vector<Step>& friend_steps();
// An adult who was hurt as a child: their own words, who may still be near children, how to reach them. Nothing is asked of what
// was done.
const std::vector<Step>& survivor_steps();

// Pages that several tables share. The key of the title differs between the looks.
Step danger_step(std::string_view title, std::string_view lead);
Step help_now_step(std::string_view title);
Step signs_step();
Step sign_details_step();
Step more_step();
Step adults_step();
Step vehicles_step();
Step contact_points_step();
Step places_step();
Step said_step();

}  // namespace heed::web_public
