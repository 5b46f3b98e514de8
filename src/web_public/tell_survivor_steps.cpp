#include "web_public/tell_step_tables.hpp"

namespace heed::web_public {

using domain::ConcernDraft;
using domain::ReporterDraft;

namespace {

Step own_words_step() {
  return {.id = "worry",
          .title = "tell.long_ago.worry.title",
          .lead = "tell.long_ago.worry.lead",
          .fields = {{"worry", "tell.worry.label", "tell.long_ago.worry.hint", top<&ConcernDraft::worry>, Asked::lines},
                     {"when_where", "tell.worry.when_where", "tell.long_ago.when_where.hint",
                      top<&ConcernDraft::when_where>, Asked::lines}},
          .asks_language = true};
}

Step reach_step() {
  constexpr auto part = &ConcernDraft::reporter;
  return {.id = "you",
          .title = "tell.you.title",
          .lead = "tell.you.lead",
          .fields = {{"reporter.contact_wanted", "tell.you.contact_wanted", "tell.you.contact_wanted.hint",
                      inside<part, &ReporterDraft::contact_wanted>, Asked::reply_wanted},
                     {"reporter.name", "tell.you.name", "tell.you.name.hint", inside<part, &ReporterDraft::name>},
                     {"reporter.phone", "tell.you.phone", "", inside<part, &ReporterDraft::phone>, Asked::telephone},
                     {"reporter.email", "tell.you.email", "", inside<part, &ReporterDraft::email>, Asked::email},
                     {"reporter.safe_how", "tell.you.safe_how", "tell.you.safe_how.hint",
                      inside<part, &ReporterDraft::safe_how>, Asked::lines},
                     {"reporter.safe_when", "tell.you.safe_when", "tell.you.safe_when.hint",
                      inside<part, &ReporterDraft::safe_when>, Asked::lines}}};
}

}  // namespace

const std::vector<Step>& survivor_steps() {
  static const std::vector<Step> steps{danger_step("tell.danger.title", "tell.long_ago.danger.lead"),
                                       help_now_step("tell.now.title"),
                                       own_words_step(),
                                       more_step(),
                                       adults_step(),
                                       vehicles_step(),
                                       contact_points_step(),
                                       places_step(),
                                       reach_step()};
  return steps;
}

}  // namespace heed::web_public
