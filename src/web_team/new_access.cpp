#include "web_team/new_access.hpp"

#include "app/users.hpp"
#include "html/components.hpp"
#include "web_team/moments.hpp"

namespace heed::web_team {

using namespace html;

namespace {

std::string what_was_done(const content::Words& t, const app::NewAccess& one) {
  if (!one.newly_added) return t("team.new_access.reset", {{"by", one.by}, {"name", one.name}});
  std::string roles;
  for (const auto role : one.roles)
    roles += (roles.empty() ? "" : ", ") + t("team.role." + std::string(to_string(role)));
  return t("team.new_access.added", {{"by", one.by}, {"name", one.name}, {"roles", roles}});
}

Html say_so(const Visit& visit, const app::NewAccess& one) {
  const content::Words& t = visit.words;
  if (!one.may_say_so) return paragraph(t("team.new_access.nobody", {{"name", one.name}}));
  return post_form(t, visit.csrf_token, "/team/access/seen",
                   hidden("sign_in_name", one.sign_in_name) +
                       submit(t("team.new_access.button", {{"name", one.name}}), ButtonKind::secondary));
}

}  // namespace

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
    return li({}, p({}, what_was_done(t, one), " ", moment(t, one.at)), say_so(visit, one));
  });
  return section({cls("heed-card govuk-!-margin-top-6"), attribute("aria-labelledby", "new-access")},
                 h2({cls("heed-card__title"), id("new-access")}, t("team.new_access.title")),
                 paragraph(t("team.new_access.text")), ul({cls("govuk-list")}, list));
}

http::Response post_seen_access(const Visit& visit) {
  const auto seen = app::SeeNewAccess(visit.team.service).seen(visit.actor, visit.form.value("sign_in_name"));
  // Somebody else was quicker: it is seen.
  if (!seen.ok() && seen.error().kind != ErrorKind::not_found) return problem_page(visit, seen.error());
  const std::string_view done = "team.new_access.done";
  if (may(visit.actor, domain::Action::list_inbox)) return go_to_saying(visit, "/team", done);
  return go_to_saying(visit, may(visit.actor, domain::Action::manage_users) ? "/team/users" : "/team/audit", done);
}

}  // namespace heed::web_team
