#include "web_public/tell_step_tables.hpp"

namespace heed::web_public {

using domain::ChildDraft;
using domain::ConcernDraft;
using domain::ReporterDraft;

namespace {

Step own_words_step(std::string_view title, std::string_view label) {
  return {.id = "worry",
          .title = title,
          .lead = "tell.young.worry.lead",
          .fields = {{"worry", label, "tell.young.worry.hint", top<&ConcernDraft::worry>, Asked::lines}},
          .holds_the_words = true};
}

// Just enough to find the friend.
Step friend_step() {
  constexpr auto list = &ConcernDraft::children;
  return {.id = "friend",
          .title = "tell.young.friend.title",
          .lead = "tell.young.friend.lead",
          .fields = {{"children.*.name", "tell.young.friend.name", "tell.young.friend.name.hint",
                      entry_of<list, &ChildDraft::name>},
                     {"children.*.age", "tell.young.friend.age", "tell.young.friend.age.hint",
                      entry_of<list, &ChildDraft::age>},
                     {"children.*.school", "tell.young.friend.school", "", entry_of<list, &ChildDraft::school>},
                     {"children.*.where", "tell.young.friend.where", "tell.young.friend.where.hint",
                      entry_of<list, &ChildDraft::where>}},
          .entries = entries_of<list>("children", "tell.young.friend.add", "tell.young.friend.part")};
}

Step reach_step() {
  constexpr auto part = &ConcernDraft::reporter;
  return {
      .id = "reach",
      .title = "tell.young.reach.title",
      .lead = "tell.young.reach.lead",
      .fields = {
          {"reporter.contact_wanted", "tell.young.reach.contact_wanted", "tell.young.reach.contact_wanted.hint",
           inside<part, &ReporterDraft::contact_wanted>, Asked::reply_wanted},
          {"reporter.name", "tell.young.reach.name", "tell.young.reach.name.hint", inside<part, &ReporterDraft::name>},
          {"reporter.phone", "tell.young.reach.phone", "", inside<part, &ReporterDraft::phone>, Asked::telephone},
          {"reporter.email", "tell.young.reach.email", "", inside<part, &ReporterDraft::email>, Asked::email},
          {"reporter.safe_how", "tell.young.reach.safe_how", "tell.young.reach.safe_how.hint",
           inside<part, &ReporterDraft::safe_how>, Asked::lines},
          {"reporter.safe_when", "tell.young.reach.safe_when", "", inside<part, &ReporterDraft::safe_when>,
           Asked::lines}}};
}

}  // namespace

const std::vector<Step>& young_person_steps() {
  static const std::vector<Step> steps{
      danger_step("tell.young.danger.title", ""), help_now_step("tell.young.now.title"),
      own_words_step("tell.young.worry.title", "tell.young.worry.label"), reach_step()};
  return steps;
}

const std::vector<Step>& friend_steps() {
  static const std::vector<Step> steps{
      danger_step("tell.young.danger.title_friend", ""), help_now_step("tell.young.now.title"),
      own_words_step("tell.young.worry.title_friend", "tell.young.worry.label_friend"), friend_step(), reach_step()};
  return steps;
}

}  // namespace heed::web_public
