#include "web_team/new_access.hpp"

#include "app/users.hpp"
#include "html/components.hpp"
#include "web_team/moments.hpp"

namespace heed::web_team {

using namespace html;

Html new_access_below(const Visit& visit) {
  const auto count = static_cast<std::int64_t>(app::SeeNewAccess(visit.team.service).list(visit.actor).size());
  if (count == 0) return {};
  return p({cls("govuk-body-s")},
           a({cls("govuk-link"), href("#new-access")}, visit.words("team.new_access.below", {{"count", count}})));
}

Html new_access(const Visit& visit) {
  const content::Words& t = visit.words;
  const auto waiting = app::SeeNewAccess(visit.team.service).list(visit.actor);
  if (waiting.empty()) return {};
  const Html list = each(waiting, [&](const app::NewAccess& one) {
    const std::string key = one.newly_added ? "team.new_access.added" : "team.new_access.reset";
    return li({}, p({}, t(key, {{"by", one.by}, {"name", one.name}}), " ", moment(t, one.at)),
              post_form(t, visit.csrf_token, "/team/access/seen",
                        hidden("sign_in_name", one.sign_in_name) +
                            submit(t("team.new_access.button", {{"name", one.name}}), ButtonKind::secondary)));
  });
  return section({cls("heed-card govuk-!-margin-top-6"), attribute("aria-labelledby", "new-access")},
                 h2({cls("heed-card__title"), id("new-access")}, t("team.new_access.title")),
                 paragraph(t("team.new_access.text")), ul({cls("govuk-list")}, list));
}

http::Response post_seen_access(const Visit& visit) {
  const auto seen = app::SeeNewAccess(visit.team.service).seen(visit.actor, visit.form.value("sign_in_name"));
  // Another manager was quicker: it is seen.
  if (!seen.ok() && seen.error().kind != ErrorKind::not_found) return problem_page(visit, seen.error());
  return go_to(visit.words, "/team");
}

}  // namespace heed::web_team
