#include "web_team/oversight.hpp"

#include "app/oversight.hpp"
#include "base/text.hpp"
#include "html/components.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/facts.hpp"
#include "web_team/moments.hpp"

namespace heed::web_team {

using namespace html;
using app::AuditView;

namespace {

app::AuditFilter read_filter(const http::Request& request) {
  app::AuditFilter filter;
  const auto query = http::Form::parse(request.query);
  if (!query.ok()) return filter;
  if (query->value("view") == "door") filter.view = AuditView::door;
  filter.older = query->value("older");
  filter.reference = trim(query->value("reference"));
  return filter;
}

std::string address(const content::Words& words, AuditView view, const std::string& older = {}) {
  std::string path = view == AuditView::door ? "/team/audit?view=door" : "/team/audit?view=team";
  if (!older.empty()) path += "&older=" + older;
  return words.path(path);
}

Html views(const content::Words& words, const app::AuditFilter& filter) {
  const auto link_to = [&](AuditView view, std::string_view key) {
    const bool current = filter.reference.empty() && filter.view == view;
    return li({},
              a({cls("heed-lanes__link"), href(address(words, view)), when(current, attribute("aria-current", "page"))},
                words(key)));
  };
  return nav({cls("heed-lanes"), attribute("aria-label", words("team.audit.views"))},
             ul({cls("heed-lanes__list")}, link_to(AuditView::team, "team.audit.view.team"),
                link_to(AuditView::door, "team.audit.view.door")));
}

// To all that was done with that concern.
Html link_to_lines(const content::Words& words, const std::string& reference) {
  if (reference.empty()) return {};
  return a({cls("govuk-link"), href(words.path("/team/audit?reference=" + reference)), attribute("translate", "no")},
           reference);
}

Html row(const content::Words& words, const app::AuditRow& one) {
  const auto cell = [&](std::string_view column, const Html& content) {
    return td({attribute("data-label", words("team.audit.column." + std::string(column)))}, content);
  };
  const app::HistoryLine line{one.at, one.actor_name, one.action, one.outcome};
  return tr({cls("heed-inbox__row")}, cell("when", moment(words, one.at)),
            cell("who", span({attribute("translate", "no")}, one.actor_name)),
            cell("what", Html(what_happened(words, line))),
            one.reference.empty() ? td({}) : cell("reference", link_to_lines(words, one.reference)));
}

Html table_of(const content::Words& words, const std::vector<app::AuditRow>& rows) {
  const auto column = [&](std::string_view name) {
    return th({attribute("scope", "col")}, words("team.audit.column." + std::string(name)));
  };
  return table({cls("heed-inbox")}, caption({cls("govuk-visually-hidden")}, words("team.audit.title")),
               thead({}, tr({}, column("when"), column("who"), column("what"), column("reference"))),
               tbody({}, each(rows, [&](const app::AuditRow& one) { return row(words, one); })));
}

Html user_row(const content::Words& words, const app::UserRow& user) {
  const auto cell = [&](std::string_view column, const Html& content) {
    return td({attribute("data-label", words("team.users.column." + std::string(column)))}, content);
  };
  const Html roles =
      each(user.roles, [&](domain::Role role) { return div({}, words("team.role." + std::string(to_string(role)))); });
  const Html reader = user.named_reader ? div({}, words("team.users.named_reader")) : Html();
  return tr({cls("heed-inbox__row")},
            cell("name", div({}, strong({attribute("translate", "no")}, user.name)) +
                             div({cls("govuk-body-s govuk-!-margin-bottom-0"), attribute("translate", "no")},
                                 user.sign_in_name)),
            cell("roles", roles + reader), cell("since", moment(words, user.made_at)),
            cell("state", chip(words(user.disabled ? "team.users.disabled" : "team.users.enabled"),
                               user.disabled ? "strong" : "")));
}

}  // namespace

http::Response get_audit(const Visit& visit) {
  const content::Words& t = visit.words;
  const app::AuditFilter filter = read_filter(visit.request);
  const auto page = app::ReadAudit(visit.team.service)(visit.actor, filter);
  const bool no_such = !page.ok() && page.error().kind == ErrorKind::not_found;
  if (!page.ok() && !no_such) return problem_page(visit, page.error());
  Html main = heading(1, t("team.audit.title"), "l") + paragraph(t("team.audit.about")) + views(t, filter);
  if (!filter.reference.empty()) main += paragraph(t("team.audit.about_one", {{"reference", filter.reference}}));
  if (no_such) {
    main += inset(t("team.audit.no_such"));
  } else {
    main += page->rows.empty() ? inset(t("team.audit.none")) : table_of(t, page->rows);
    if (!page->older.empty())
      main += nav({cls("heed-paging"), attribute("aria-label", t("team.inbox.pages"))},
                  a({cls("govuk-link"), attribute("rel", "next"), href(address(t, filter.view, page->older))},
                    t("team.audit.older")));
  }
  main += card("verify", t("team.audit.verify.title"), paragraph(t("team.audit.verify")));
  return team_page(visit, t("team.audit.title"), main);
}

http::Response get_users(const Visit& visit) {
  const content::Words& t = visit.words;
  const auto users = app::ListUsers(visit.team.service)(visit.actor);
  if (!users.ok()) return problem_page(visit, users.error());
  const auto column = [&](std::string_view name) {
    return th({attribute("scope", "col")}, t("team.users.column." + std::string(name)));
  };
  const Html main = heading(1, t("team.users.title"), "l") + paragraph(t("team.users.about")) +
                    table({cls("heed-inbox")}, caption({cls("govuk-visually-hidden")}, t("team.users.title")),
                          thead({}, tr({}, column("name"), column("roles"), column("since"), column("state"))),
                          tbody({}, each(*users, [&](const app::UserRow& user) { return user_row(t, user); }))) +
                    card("change", t("team.users.change.title"), paragraph(t("team.users.change")));
  return team_page(visit, t("team.users.title"), main);
}

}  // namespace heed::web_team
