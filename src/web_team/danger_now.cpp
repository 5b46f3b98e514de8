#include "web_team/danger_now.hpp"

#include "app/team.hpp"
#include "html/components.hpp"

namespace heed::web_team {

using namespace html;

Html danger_now(const Visit& visit) {
  const content::Words& t = visit.words;
  const auto found = app::DangerNow(visit.team.service)(visit.actor);
  // Where storage does not answer, the page itself says so.
  if (!found.ok() || *found == 0) return {};
  const auto count = static_cast<std::int64_t>(*found);
  const std::string text = *found < app::most_danger_counted ? t("team.danger_now", {{"count", count}})
                                                             : t("team.danger_now.more", {{"count", count}});
  return warning(t, Html(text) + Html(" ") +
                        a({cls("govuk-link"), href(t.path("/team?view=nobodys"))}, t("team.danger_now.link")));
}

}  // namespace heed::web_team
