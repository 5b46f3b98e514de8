// Who is asked what: one table for each kind of person who tells.
#pragma once

#include <string_view>
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
// What they are worried about, when and where. The keys are of its title, lead and hints.
struct WorryWords {
  std::string_view title, lead, hint, when_where_hint;
};
Step worry_step(const WorryWords& words);
// How and when they can be reached; who they are to the child, where there is one.
enum class Relationship { asked, not_asked };
Step you_step(Relationship relationship);
Step signs_step();
Step sign_details_step();
Step more_step();
Step adults_step();
Step vehicles_step();
Step contact_points_step();
Step places_step();
Step said_step();
// With a box of its own for a child who has not said anything or was not asked: many referral forms want every box filled in.
Step said_or_not_step();

}  // namespace heed::web_public
