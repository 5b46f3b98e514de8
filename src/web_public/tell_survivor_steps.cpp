#include "web_public/tell_step_tables.hpp"

namespace heed::web_public {

const std::vector<Step>& survivor_steps() {
  static const std::vector<Step> steps{danger_step("tell.danger.title", "tell.long_ago.danger.lead"),
                                       help_now_step("tell.now.title"),
                                       worry_step({"tell.long_ago.worry.title", "tell.long_ago.worry.lead",
                                                   "tell.long_ago.worry.hint", "tell.long_ago.when_where.hint"}),
                                       more_step(),
                                       adults_step(),
                                       vehicles_step(),
                                       contact_points_step(),
                                       places_step(),
                                       you_step(Relationship::not_asked)};
  return steps;
}

}  // namespace heed::web_public
