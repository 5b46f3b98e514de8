#include "web_team/audit_page.hpp"

#include "base/text.hpp"
#include "html/components.hpp"
#include "web_team/moments.hpp"

namespace heed::web_team {

using namespace html;

namespace {

// An actor as an address may carry it: an id, or a word of ours.
std::string known_actor(std::string_view text) {
  if (UserId::parse(text)) return std::string(text);
  for (const std::string_view word : {"reporter", "door", "operator", "program"})
    if (text == word) return std::string(text);
  return {};
}

app::AuditFilter read_filter(const http::Request& request) {
  app::AuditFilter filter;
  const auto query = http::Form::parse(request.query);
  if (!query.ok()) return filter;
  for (const app::AuditGroup group : app::all_audit_groups())
    if (query->value("group") == to_string(group)) filter.group = group;
  filter.actor = known_actor(query->value("who"));
  if (const auto before = parse_number(query->value("before")); before && *before > 0)
    filter.before = static_cast<std::uint64_t>(*before);
  return filter;
}

std::string address(const content::Words& words, const app::AuditFilter& filter) {
  std::string path = "/team/audit?group=" + std::string(to_string(filter.group));
  if (!filter.actor.empty()) path += "&who=" + filter.actor;
  if (filter.before) path += "&before=" + std::to_string(*filter.before);
  return words.path(path);
}

std::string shown_name(const content::Words& words, const std::string& name) {
  const std::string key = "team.actor." + name;
  return words.has(key) ? words(key) : name;
}

Html group_links(const content::Words& words, const app::AuditFilter& filter) {
  const Html links = each(app::all_audit_groups(), [&](app::AuditGroup group) {
    return li({}, a({cls("heed-lanes__link"), href(address(words, {group, filter.actor, {}})),
                     when(group == filter.group, attribute("aria-current", "page"))},
                    words("team.audit.group." + std::string(to_string(group)))));
  });
  return nav({cls("heed-lanes"), attribute("aria-label", words("team.audit.groups"))},
             ul({cls("heed-lanes__list")}, links));
}

Html people(const content::Words& words, const app::AuditFilter& filter, const app::AuditPage& page) {
  const auto link_to = [&](const std::string& actor, const std::string& name) {
    return li({}, a({cls("govuk-link"), href(address(words, {filter.group, actor, {}})),
                     when(actor == filter.actor, attribute("aria-current", "true"))},
                    name));
  };
  const Html links = link_to("", words("team.audit.everyone")) + each(page.actors, [&](const app::AuditActor& one) {
                       return link_to(one.actor, shown_name(words, one.name));
                     });
  return details_block(words("team.audit.by_whom"), ul({cls("govuk-list")}, links));
}

// Whose lines alone are shown, and the way back to all.
Html only(const content::Words& words, const app::AuditFilter& filter, const app::AuditPage& page) {
  for (const app::AuditActor& one : page.actors)
    if (one.actor == filter.actor)
      return p({cls("govuk-body")}, words("team.audit.only", {{"name", shown_name(words, one.name)}}), " ",
               a({cls("govuk-link"), href(address(words, {filter.group, "", {}}))}, words("team.audit.show_everyone")));
  return {};
}

Html row(const content::Words& words, const app::AuditPageLine& line) {
  const auto label = [&](std::string_view name) {
    return attribute("data-label", words("team.audit.column." + std::string(name)));
  };
  const std::string key = "team.history." + line.action;
  const std::string about = line.reference.empty() ? line.person : line.reference;
  return tr({cls("heed-inbox__row")}, td({label("when")}, moment(words, line.at)),
            td({label("who")}, shown_name(words, line.actor_name)),
            td({label("what")}, words(words.has(key) ? std::string_view(key) : "team.history.other")),
            td({label("outcome")},
               line.refused ? chip(words("team.audit.refused"), "strong") : Html(words("team.audit.done"))),
            td({label("about")},
               about.empty() ? Html(words("team.audit.about_none")) : span({attribute("translate", "no")}, about)));
}

Html table_of(const content::Words& words, const app::AuditPage& page) {
  const auto column = [&](std::string_view name) {
    return th({attribute("scope", "col")}, words("team.audit.column." + std::string(name)));
  };
  return table({cls("heed-inbox")}, caption({cls("govuk-visually-hidden")}, words("team.audit.title")),
               thead({}, tr({}, column("when"), column("who"), column("what"), column("outcome"), column("about"))),
               tbody({}, each(page.lines, [&](const app::AuditPageLine& line) { return row(words, line); })));
}

Html paging(const content::Words& words, const app::AuditFilter& filter, const app::AuditPage& page) {
  if (!filter.before && !page.next) return {};
  Html links;
  if (filter.before)
    links +=
        a({cls("govuk-link"), href(address(words, {filter.group, filter.actor, {}}))}, words("team.audit.newest")) +
        Html(" ");
  if (page.next)
    links +=
        a({cls("govuk-link"), attribute("rel", "next"), href(address(words, {filter.group, filter.actor, page.next}))},
          words("team.audit.older"));
  return nav({cls("heed-paging"), attribute("aria-label", words("team.audit.pages"))}, links);
}

}  // namespace

Html render_audit(const content::Words& words, const app::AuditFilter& filter, const app::AuditPage& page) {
  Html main = heading(1, words("team.audit.title"), "l") + paragraph(words("team.audit.about")) +
              group_links(words, filter) + people(words, filter, page) + only(words, filter, page);
  main += page.lines.empty() ? inset(words("team.audit.empty")) : table_of(words, page);
  return main + paging(words, filter, page) +
         h2({cls("govuk-heading-m govuk-!-margin-top-6")}, words("team.audit.verify.title")) +
         paragraph(words("team.audit.verify.text"));
}

http::Response get_audit(const Visit& visit) {
  const app::AuditFilter filter = read_filter(visit.request);
  const auto page = app::ReadAudit(visit.team.service)(visit.actor, filter);
  if (!page.ok()) return problem_page(visit, page.error());
  return team_page(visit, visit.words("team.audit.tab"), render_audit(visit.words, filter, *page));
}

}  // namespace heed::web_team
