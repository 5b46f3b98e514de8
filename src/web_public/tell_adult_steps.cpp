#include "web_public/tell_step_tables.hpp"

namespace heed::web_public {

using domain::ChildDraft;
using domain::ConcernDraft;

namespace {

Step child_step() {
  constexpr auto list = &ConcernDraft::children;
  return {.id = "child",
          .title = "tell.child.title",
          .lead = "tell.child.lead",
          .fields = {{"children.*.name", "tell.child.name", "tell.child.name.hint", entry_of<list, &ChildDraft::name>},
                     {"children.*.nicknames", "tell.child.nicknames", "", entry_of<list, &ChildDraft::nicknames>},
                     {"children.*.age", "tell.child.age", "tell.child.age.hint", entry_of<list, &ChildDraft::age>},
                     {"children.*.gender", "tell.child.gender", "tell.child.gender.hint",
                      entry_of<list, &ChildDraft::gender>},
                     {"children.*.school", "tell.child.school", "", entry_of<list, &ChildDraft::school>},
                     {"children.*.where", "tell.child.where", "tell.child.where.hint",
                      entry_of<list, &ChildDraft::where>, Asked::lines},
                     {"children.*.where_now", "tell.child.where_now", "", entry_of<list, &ChildDraft::where_now>},
                     {"children.*.description", "tell.child.description", "tell.child.description.hint",
                      entry_of<list, &ChildDraft::description>, Asked::lines},
                     {"children.*.disability", "tell.child.disability", "tell.child.disability.hint",
                      entry_of<list, &ChildDraft::disability>, Asked::yes_no}},
          .entries = entries_of<list>("children", "tell.child.add", "tell.child.part")};
}

}  // namespace

const std::vector<Step>& adult_steps() {
  static const std::vector<Step> steps{
      danger_step("tell.danger.title", "tell.danger.lead"),
      help_now_step("tell.now.title"),
      worry_step({"tell.worry.title", "tell.worry.lead", "tell.worry.hint", "tell.worry.when_where.hint"}),
      child_step(),
      signs_step(),
      sign_details_step(),
      more_step(),
      adults_step(),
      vehicles_step(),
      contact_points_step(),
      places_step(),
      said_step(),
      you_step(Relationship::asked)};
  return steps;
}

}  // namespace heed::web_public
