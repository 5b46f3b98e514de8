#include "web_public/tell_step_tables.hpp"

namespace heed::web_public {

using domain::ChildDraft;
using domain::ConcernDraft;
using domain::ReporterDraft;

namespace {

Step worry_step() {
  return {.id = "worry",
          .title = "tell.worry.title",
          .lead = "tell.worry.lead",
          .fields = {{"worry", "tell.worry.label", "tell.worry.hint", top<&ConcernDraft::worry>, Asked::lines},
                     {"when_where", "tell.worry.when_where", "tell.worry.when_where.hint",
                      top<&ConcernDraft::when_where>, Asked::lines}},
          .asks_language = true};
}

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

Step you_step() {
  constexpr auto part = &ConcernDraft::reporter;
  return {.id = "you",
          .title = "tell.you.title",
          .lead = "tell.you.lead",
          .fields = {{"reporter.contact_wanted", "tell.you.contact_wanted", "tell.you.contact_wanted.hint",
                      inside<part, &ReporterDraft::contact_wanted>, Asked::reply_wanted},
                     {"reporter.name", "tell.you.name", "tell.you.name.hint", inside<part, &ReporterDraft::name>},
                     {"reporter.relationship", "tell.you.relationship", "tell.you.relationship.hint",
                      inside<part, &ReporterDraft::relationship>},
                     {"reporter.phone", "tell.you.phone", "", inside<part, &ReporterDraft::phone>, Asked::telephone},
                     {"reporter.email", "tell.you.email", "", inside<part, &ReporterDraft::email>, Asked::email},
                     {"reporter.safe_how", "tell.you.safe_how", "tell.you.safe_how.hint",
                      inside<part, &ReporterDraft::safe_how>, Asked::lines},
                     {"reporter.safe_when", "tell.you.safe_when", "tell.you.safe_when.hint",
                      inside<part, &ReporterDraft::safe_when>, Asked::lines}}};
}

}  // namespace

const std::vector<Step>& adult_steps() {
  static const std::vector<Step> steps{danger_step("tell.danger.title", "tell.danger.lead"),
                                       help_now_step("tell.now.title"),
                                       worry_step(),
                                       child_step(),
                                       signs_step(),
                                       sign_details_step(),
                                       more_step(),
                                       adults_step(),
                                       vehicles_step(),
                                       contact_points_step(),
                                       places_step(),
                                       said_step(),
                                       you_step()};
  return steps;
}

}  // namespace heed::web_public
