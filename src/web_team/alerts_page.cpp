#include "web_team/alerts_page.hpp"

#include "base/text.hpp"
#include "html/components.hpp"
#include "http/form.hpp"
#include "web_team/facts.hpp"
#include "web_team/moments.hpp"

namespace heed::web_team {

using namespace html;
using app::AlertsShown;
using app::AlertState;

namespace {

std::int64_t count_of(std::size_t count) { return static_cast<std::int64_t>(count); }

struct Asked {
  AlertsShown shown = AlertsShown::open;
  std::size_t page = 1;
};

Asked read_query(const http::Request& request) {
  Asked asked;
  const auto query = http::Form::parse(request.query);
  if (!query.ok()) return asked;
  if (query->value("view") == "looked_at") asked.shown = AlertsShown::looked_at;
  if (const auto page = parse_number(query->value("page")); page && *page > 0)
    asked.page = static_cast<std::size_t>(*page);
  return asked;
}

std::string code_of(AlertsShown shown) { return shown == AlertsShown::open ? "open" : "looked_at"; }

std::string address(const content::Words& t, AlertsShown shown, std::size_t page = 1) {
  std::string path = "/team/alerts?view=" + code_of(shown);
  if (page > 1) path += "&page=" + std::to_string(page);
  return t.path(path);
}

Html lanes(const content::Words& t, AlertsShown current) {
  const auto link = [&](const std::string& where, std::string_view key, bool is_current) {
    return li({},
              a({cls("heed-lanes__link"), href(where), when(is_current, attribute("aria-current", "page"))}, t(key)));
  };
  return nav({cls("heed-lanes"), attribute("aria-label", t("alerts.shown"))},
             ul({cls("heed-lanes__list")},
                link(address(t, AlertsShown::open), "alerts.shown.open", current == AlertsShown::open),
                link(address(t, AlertsShown::looked_at), "alerts.shown.looked_at", current == AlertsShown::looked_at),
                link(t.path("/team/alert-rules"), "alerts.shown.rules", false)));
}

Html what_cell(const content::Words& t, const app::AlertRow& row) {
  Html chips;
  if (row.suggested) chips += Html(" ") + chip(t("alerts.chip.suggested"), "suggested");
  if (row.was_added) chips += Html(" ") + chip(t("alerts.chip.added"), "quiet");
  return td(
      {cls("heed-inbox__what"), attribute("data-label", t("alerts.column.what"))},
      a({cls("heed-inbox__link"), href(t.path(path_of(row.id)))}, alert_subject(t, row)),
      div({cls("govuk-body govuk-!-margin-bottom-0")}, rule_words(t, row.numbers, "title")),
      div({cls("govuk-body-s govuk-!-margin-bottom-0")}, t("alerts.row.concerns", {{"count", count_of(row.concerns)}}),
          " · ", t("alerts.row.raised"), " ", moment(t, row.raised_at), chips));
}

Html clock_cell(const content::Words& t, const app::AlertRow& row, Instant now) {
  return td({attribute("data-label", t("alerts.column.clock"))},
            row.state == AlertState::raised ? clock(t, ClockName::alert, row.due_by, now)
                                            : chip(t("alerts.state." + std::string(to_string(row.state)))));
}

Html owner_cell(const content::Words& t, const app::AlertRow& row) {
  return td({attribute("data-label", t("alerts.column.state"))},
            row.owner_name.empty() ? t("alerts.owner.nobody") : t("alerts.owner.of", {{"name", row.owner_name}}));
}

Html table_of(const content::Words& t, const app::AlertList& list, Instant now) {
  const auto column = [&](std::string_view name) {
    return th({attribute("scope", "col")}, t("alerts.column." + std::string(name)));
  };
  const Html rows = each(list.rows, [&](const app::AlertRow& row) {
    return tr({cls("heed-inbox__row")}, what_cell(t, row), clock_cell(t, row, now), owner_cell(t, row));
  });
  return table({cls("heed-inbox")}, caption({cls("govuk-visually-hidden")}, t("alerts.title")),
               thead({}, tr({}, column("what"), column("clock"), column("state"))), tbody({}, rows));
}

Html paging(const content::Words& t, AlertsShown shown, const app::AlertList& list) {
  if (list.page <= 1 && !list.has_more) return {};
  Html links;
  if (list.page > 1)
    links +=
        a({cls("govuk-link"), attribute("rel", "prev"), href(address(t, shown, list.page - 1))}, t("alerts.previous"));
  links += span({}, " ", t("alerts.page", {{"page", count_of(list.page)}}), " ");
  if (list.has_more)
    links += a({cls("govuk-link"), attribute("rel", "next"), href(address(t, shown, list.page + 1))}, t("alerts.next"));
  return nav({cls("heed-paging"), attribute("aria-label", t("alerts.pages"))}, links);
}

Html lines_of(const content::Words& t, std::string_view key, const Result<std::vector<app::AlertRow>>& rows) {
  if (!rows.ok() || rows->empty()) return {};
  const auto line = [&](const app::AlertRow& row) {
    return li({}, a({cls("govuk-link"), href(t.path(path_of(row.id)))}, alert_title(t, row)), " ",
              chip(t("alerts.state." + std::string(to_string(row.state))), "quiet"));
  };
  return div({cls("heed-alerts-citing heed-no-print")},
             p({cls("govuk-body govuk-!-margin-bottom-1")}, strong({}, t(key, {{"count", count_of(rows->size())}}))),
             ul({cls("govuk-list")}, each(*rows, line)));
}

}  // namespace

std::string path_of(AlertId alert) { return "/team/alerts/" + alert.to_string(); }

std::string rule_words(const content::Words& words, const content::AlertRule& rule, std::string_view which) {
  content::Arguments numbers;
  for (const auto& number : content::alert_numbers(rule.kind))
    numbers.emplace_back(std::string(number.name), std::int64_t{rule.*number.member});
  return words("alerts.rule." + std::string(to_string(rule.kind)) + "." + std::string(which), numbers);
}

std::string alert_subject(const content::Words& words, const app::AlertRow& row) {
  if (row.name.empty()) return words("alerts.subject.gone");
  return words("team.known.kind." + std::string(to_string(row.kind)), {{"name", row.name}});
}

std::string alert_title(const content::Words& words, const app::AlertRow& row) {
  return alert_subject(words, row) + ": " + rule_words(words, row.numbers, "title");
}

http::Response get_alerts(const Visit& visit) {
  const content::Words& t = visit.words;
  const auto [shown, page] = read_query(visit.request);
  const auto list = app::ListAlerts(visit.team.service)(visit.actor, shown, page);
  if (!list.ok()) return problem_page(visit, list.error());
  const bool open = shown == AlertsShown::open;
  const Html about = open ? paragraph(t("alerts.about")) : paragraph(t("alerts.about.looked_at"));
  const Html rows = list->rows.empty() ? inset(t("alerts.empty." + code_of(shown)))
                                       : table_of(t, *list, visit.team.service.clock().now()) + paging(t, shown, *list);
  const Html main = outcome(just_done(visit)) + heading(1, t(open ? "alerts.title" : "alerts.title.looked_at"), "l") +
                    lanes(t, shown) + about + rows +
                    p({cls("govuk-body-s govuk-!-margin-top-4")}, t("alerts.about.named"));
  return team_page(visit, t("alerts.tab"), main);
}

Html open_alerts(const Visit& visit) {
  const auto counts = app::CountAlerts(visit.team.service)(visit.actor);
  if (!counts.ok() || counts->open == 0) return {};
  const content::Words& t = visit.words;
  std::string text = counts->or_more ? t("alerts.line.more", {{"count", count_of(counts->open)}})
                                     : t("alerts.line.open", {{"count", count_of(counts->open)}});
  if (counts->overdue > 0) text += " " + t("alerts.line.overdue", {{"overdue", count_of(counts->overdue)}});
  return p({cls("govuk-body heed-alerts-line")}, text, " ",
           a({cls("govuk-link"), href(t.path("/team/alerts"))}, t("alerts.line.link")));
}

Html alerts_citing(const Visit& visit, ConcernId concern) {
  return lines_of(visit.words, "alerts.citing", app::AlertsCiting(visit.team.service).concern(visit.actor, concern));
}

Html alerts_about(const Visit& visit, const std::vector<app::CitedPlace>& places) {
  return lines_of(visit.words, "alerts.citing.subject",
                  app::AlertsCiting(visit.team.service).subject(visit.actor, places));
}

}  // namespace heed::web_team
