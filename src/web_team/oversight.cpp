#include "web_team/oversight.hpp"

#include "app/oversight.hpp"
#include "base/text.hpp"
#include "html/components.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/facts.hpp"
#include "web_team/moments.hpp"
#include "web_team/new_access.hpp"
#include "web_team/without_reader.hpp"

namespace heed::web_team {

using namespace html;
using app::AuditView;

namespace {

// An actor as an address may carry it: an id, or a word of ours.
std::string known_actor(std::string_view text) {
  if (UserId::parse(text) || text == "operator" || text == "program") return std::string(text);
  return {};
}

app::AuditFilter read_filter(const http::Request& request) {
  app::AuditFilter filter;
  const auto query = http::Form::parse(request.query);
  if (!query.ok()) return filter;
  if (query->value("view") == "door") filter.view = AuditView::door;
  for (const app::AuditGroup group : app::all_audit_groups())
    if (query->value("group") == to_string(group)) filter.group = group;
  filter.actor = known_actor(query->value("who"));
  filter.older = query->value("older");
  filter.reference = trim(query->value("reference"));
  return filter;
}

// The same lines, from the newest or from `older` on.
std::string address(const content::Words& words, const app::AuditFilter& filter, const std::string& older = {}) {
  std::string path = filter.view == AuditView::door ? "/team/audit?view=door" : "/team/audit?view=team";
  if (filter.group != app::AuditGroup::everything) path += "&group=" + std::string(to_string(filter.group));
  if (!filter.actor.empty()) path += "&who=" + filter.actor;
  if (!older.empty()) path += "&older=" + older;
  return words.path(path);
}

Html views(const content::Words& words, const app::AuditFilter& filter) {
  const auto link_to = [&](AuditView view, std::string_view key) {
    const bool current = filter.reference.empty() && filter.view == view;
    return li({}, a({cls("heed-lanes__link"), href(address(words, {.view = view})),
                     when(current, attribute("aria-current", "page"))},
                    words(key)));
  };
  return nav({cls("heed-lanes"), attribute("aria-label", words("team.audit.views"))},
             ul({cls("heed-lanes__list")}, link_to(AuditView::team, "team.audit.view.team"),
                link_to(AuditView::door, "team.audit.view.door")));
}

std::string shown_name(const content::Words& words, const std::string& name) {
  const std::string key = "team.actor." + name;
  return words.has(key) ? words(key) : name;
}

// By links: nothing that anybody types stands in an address.
Html narrowing(const content::Words& words, const app::AuditFilter& filter, const app::AuditPage& page) {
  if (filter.view != AuditView::team || !filter.reference.empty()) return {};
  const auto link_to = [&](const app::AuditFilter& target, const std::string& name, bool current) {
    return li({}, a({cls("govuk-link"), href(address(words, target)), when(current, attribute("aria-current", "true"))},
                    name));
  };
  const Html groups = each(app::all_audit_groups(), [&](app::AuditGroup group) {
    return link_to({.group = group, .actor = filter.actor}, words("team.audit.group." + std::string(to_string(group))),
                   group == filter.group);
  });
  const Html people = link_to({.group = filter.group}, words("team.audit.everyone"), filter.actor.empty()) +
                      each(page.actors, [&](const app::AuditActor& one) {
                        return link_to({.group = filter.group, .actor = one.actor}, shown_name(words, one.name),
                                       one.actor == filter.actor);
                      });
  return details_block(words("team.audit.narrow"),
                       heading(2, words("team.audit.groups"), "s") + ul({cls("govuk-list")}, groups) +
                           heading(2, words("team.audit.by_whom"), "s") + ul({cls("govuk-list")}, people));
}

// What alone is shown, and the way back to all.
Html narrowed_to(const content::Words& words, const app::AuditFilter& filter, const app::AuditPage& page) {
  std::string only;
  if (filter.group != app::AuditGroup::everything)
    only =
        words("team.audit.only_group", {{"group", words("team.audit.group." + std::string(to_string(filter.group)))}});
  for (const app::AuditActor& one : page.actors)
    if (one.actor == filter.actor)
      only += (only.empty() ? "" : " ") + words("team.audit.only", {{"name", shown_name(words, one.name)}});
  if (only.empty()) return {};
  return p({cls("govuk-body")}, only, " ",
           a({cls("govuk-link"), href(address(words, {}))}, words("team.audit.show_everything")));
}

// To all that was done with that concern.
Html link_to_lines(const content::Words& words, const std::string& reference) {
  if (reference.empty()) return {};
  return a({cls("govuk-link"), href(words.path("/team/audit?reference=" + reference)), attribute("translate", "no")},
           reference);
}

// A list in words: how much it showed, or what was looked for.
std::string what_was_done(const content::Words& words, const app::AuditRow& one) {
  const app::HistoryLine line{one.at, one.actor_name, one.action, one.outcome};
  if (one.beginnings > 0)
    return words("team.audit.saw_beginnings", {{"count", static_cast<std::int64_t>(one.beginnings)},
                                               {"view", words("team.inbox.view." + one.inbox_view)},
                                               {"page", static_cast<std::int64_t>(one.inbox_page)}});
  if (!one.asked_name.empty())
    return words("team.audit.looked_at_person", {{"name", shown_name(words, one.asked_name)}});
  const bool looked_for = one.action == "audit.read" && !one.reference.empty();
  return looked_for ? words("team.audit.looked_for") : what_happened(words, line);
}

Html row(const content::Words& words, const app::AuditRow& one) {
  const auto cell = [&](std::string_view column, const Html& content) {
    return td({attribute("data-label", words("team.audit.column." + std::string(column)))}, content);
  };
  return tr(
      {cls("heed-inbox__row")}, cell("when", moment(words, one.at)),
      cell("who", span({attribute("translate", "no")}, one.actor_name)), cell("what", Html(what_was_done(words, one))),
      one.reference.empty() && !one.kept_back ? td({})
                                              : cell("reference", one.kept_back ? Html(words("team.audit.kept_back"))
                                                                                : link_to_lines(words, one.reference)));
}

Html table_of(const content::Words& words, const std::vector<app::AuditRow>& rows) {
  const auto column = [&](std::string_view name) {
    return th({attribute("scope", "col")}, words("team.audit.column." + std::string(name)));
  };
  return table({cls("heed-inbox")}, caption({cls("govuk-visually-hidden")}, words("team.audit.title")),
               thead({}, tr({}, column("when"), column("who"), column("what"), column("reference"))),
               tbody({}, each(rows, [&](const app::AuditRow& one) { return row(words, one); })));
}

// Folded: they are many, and each showed no more than the first words.
Html lists_of(const content::Words& words, const app::AuditPage& page) {
  if (page.lists.empty() && !page.lists_since) return {};
  Html content = paragraph(words("team.audit.lists.about"));
  if (page.lists_since)
    content += p({cls("govuk-body")}, words("team.audit.lists.since"), " ", moment(words, *page.lists_since));
  if (!page.lists.empty()) content += table_of(words, page.lists);
  const auto count = static_cast<std::int64_t>(page.lists.size());
  return details_block(words("team.audit.lists", {{"count", count}}), content);
}

Html lines_of(const content::Words& words, const app::AuditFilter& filter, const app::AuditPage& page) {
  Html lines = narrowing(words, filter, page) + narrowed_to(words, filter, page);
  lines += page.rows.empty() ? inset(words("team.audit.none")) : table_of(words, page.rows);
  lines += lists_of(words, page);
  Html ways;
  if (!filter.older.empty())
    ways += a({cls("govuk-link"), href(address(words, filter))}, words("team.audit.newest")) + Html(" ");
  if (!page.older.empty())
    ways += a({cls("govuk-link"), attribute("rel", "next"), href(address(words, filter, page.older))},
              words("team.audit.older"));
  if (ways.empty()) return lines;
  return lines + nav({cls("heed-paging"), attribute("aria-label", words("team.inbox.pages"))}, ways);
}

}  // namespace

http::Response get_audit(const Visit& visit) {
  const content::Words& t = visit.words;
  const app::AuditFilter filter = read_filter(visit.request);
  const auto page = app::ReadAudit(visit.team.service)(visit.actor, filter);
  const bool no_such = !page.ok() && page.error().kind == ErrorKind::not_found;
  if (!page.ok() && !no_such) return problem_page(visit, page.error());
  const auto banner = without_reader(visit);
  if (!banner.ok()) return problem_page(visit, banner.error());
  Html main = outcome(just_done(visit)) + *banner + heading(1, t("team.audit.title"), "l") +
              paragraph(t("team.audit.about")) + views(t, filter);
  if (!filter.reference.empty()) main += paragraph(t("team.audit.about_one", {{"reference", filter.reference}}));
  main += no_such ? inset(t("team.audit.no_such")) : lines_of(t, filter, *page);
  // Whoever has an inbox has it there.
  if (!may(visit.actor, domain::Action::list_inbox)) main += new_access(visit);
  main += card("verify", t("team.audit.verify.title"), paragraph(t("team.audit.verify")));
  return team_page(visit, t("team.audit.title"), main);
}

}  // namespace heed::web_team
