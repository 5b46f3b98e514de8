#include "web_team/inbox.hpp"

#include <array>

#include "base/text.hpp"
#include "html/components.hpp"
#include "web_team/alerts_page.hpp"
#include "web_team/find_concern.hpp"
#include "web_team/moments.hpp"
#include "web_team/new_access.hpp"
#include "web_team/without_reader.hpp"

namespace heed::web_team {

using namespace html;
using View = app::InboxFilter::View;

namespace {

struct Lane {
  View view;
  std::size_t app::Inbox::* count;
};

constexpr std::array<Lane, 7> lanes{{{View::open, &app::Inbox::open},
                                     {View::urgent, &app::Inbox::urgent},
                                     {View::unread, &app::Inbox::unread},
                                     {View::nobodys, &app::Inbox::nobodys},
                                     {View::mine, &app::Inbox::mine},
                                     {View::quarantine, &app::Inbox::quarantine},
                                     {View::closed, &app::Inbox::closed}}};

app::InboxFilter read_filter(const http::Request& request) {
  app::InboxFilter filter;
  const auto query = http::Form::parse(request.query);
  if (!query.ok()) return filter;
  for (const Lane& lane : lanes)
    if (query->value("view") == to_string(lane.view)) filter.view = lane.view;
  filter.flood = RecordId::parse(query->value("flood"));
  if (const auto page = parse_number(query->value("page")); page && *page > 0)
    filter.page = static_cast<std::size_t>(*page);
  return filter;
}

std::string address(const content::Words& words, View view, std::size_t page = 1,
                    const std::optional<RecordId>& flood = std::nullopt) {
  std::string path = "/team?view=" + std::string(to_string(view));
  if (flood) path += "&flood=" + flood->to_string();
  if (page > 1) path += "&page=" + std::to_string(page);
  return words.path(path);
}

Html lane_links(const content::Words& words, View current, const app::Inbox& inbox) {
  const Html links = each(lanes, [&](const Lane& lane) {
    return li({}, a({cls("heed-lanes__link"), href(address(words, lane.view)),
                     when(lane.view == current, attribute("aria-current", "page"))},
                    words("team.inbox.view." + std::string(to_string(lane.view))), " ",
                    span({cls("heed-lanes__count")}, words.number(static_cast<std::int64_t>(inbox.*lane.count)))));
  });
  return nav({cls("heed-lanes"), attribute("aria-label", words("team.inbox.lanes"))},
             ul({cls("heed-lanes__list")}, links));
}

// Never hidden: the row leads to each that it stands for.
Html stands_for(const content::Words& words, View view, const app::InboxRow& row) {
  if (!row.stands_for) return {};
  const auto count = static_cast<std::int64_t>(row.stands_for->concerns);
  return div({cls("govuk-body-s govuk-!-margin-bottom-0")}, strong({}, words("team.flood.one_of", {{"count", count}})),
             " ",
             a({cls("govuk-link"), href(address(words, view, 1, row.stands_for->flood))},
               words("team.flood.open", {{"count", count}})));
}

Html what_cell(const content::Words& words, View view, const app::InboxRow& row) {
  const Html restricted = row.restricted ? Html(" ") + chip(words("team.chip.restricted"), "strong") : Html();
  return td({cls("heed-inbox__what"), attribute("data-label", words("team.inbox.column.what"))},
            a({cls("heed-inbox__link"), href(words.path("/team/concerns/" + row.id.to_string())),
               attribute("dir", "auto"), attribute("translate", "no")},
              row.opening),
            div({cls("govuk-body-s govuk-!-margin-bottom-0")},
                words("team.inbox.told_by." + std::string(to_string(row.reporter_kind))), " · ",
                moment(words, row.received_at), " · ", span({attribute("translate", "no")}, row.reference), restricted),
            stands_for(words, view, row));
}

Html floors_cell(const content::Words& words, const app::InboxRow& row) {
  const std::string label = words("team.inbox.column.floors");
  const bool is_due = !row.decided && row.state != domain::ConcernState::closed;
  if (row.floors.empty())
    return td({attribute("data-label", label)}, words(is_due ? "team.inbox.no_floor" : "team.inbox.nothing_due"));
  const Html list = each(row.floors, [&](domain::HardFloor floor) {
    return li({}, words("team.floor.short." + std::string(to_string(floor))));
  });
  return td({attribute("data-label", label)}, ul({cls("govuk-list govuk-!-margin-bottom-0")}, list));
}

Html clock_cell(const content::Words& words, const app::InboxRow& row, Instant now) {
  Html clocks;
  if (row.state == domain::ConcernState::closed) {
    clocks = Html(words("team.clock.closed"));
  } else {
    clocks = row.decided ? div({}, words("team.clock.decided"))
                         : div({}, clock(words, decide_clock(row.danger_now, row.same_day), row.decide_by, now));
    if (row.designated_officer_by && !row.designated_officer_told_at)
      clocks += div({}, clock(words, ClockName::designated_officer, *row.designated_officer_by, now));
  }
  return td({attribute("data-label", words("team.inbox.column.clock"))}, clocks);
}

// Whoever declared a conflict put it back: the state says that, not the name that is left on it.
bool is_taken(const app::InboxRow& row) {
  return row.owner_name &&
         (row.state == domain::ConcernState::in_progress || row.state == domain::ConcernState::closed);
}

Html state_cell(const content::Words& words, const app::InboxRow& row) {
  const std::string owner = row.owner_name && is_taken(row) ? words("team.inbox.owner", {{"name", *row.owner_name}})
                                                            : words("team.inbox.no_owner");
  return td({attribute("data-label", words("team.inbox.column.state"))},
            chip(words("team.state." + std::string(to_string(row.state)))),
            row.unread_message ? Html(" ") + chip(words("team.chip.unread_message"), "strong") : Html(),
            row.lane == domain::Lane::quarantine ? Html(" ") + chip(words("team.chip.quarantine"), "quiet") : Html(),
            div({cls("govuk-body-s govuk-!-margin-bottom-0")}, owner));
}

Html table_of(const content::Words& words, const std::string& title_text, View view, const app::Inbox& inbox,
              Instant now) {
  const auto column = [&](std::string_view name) {
    return th({attribute("scope", "col")}, words("team.inbox.column." + std::string(name)));
  };
  const Html rows = each(inbox.rows, [&](const app::InboxRow& row) {
    const bool fresh = row.state == domain::ConcernState::received || row.unread_message;
    return tr({cls(fresh ? "heed-inbox__row heed-inbox__row--unread" : "heed-inbox__row")}, what_cell(words, view, row),
              floors_cell(words, row), clock_cell(words, row, now), state_cell(words, row));
  });
  return table({cls("heed-inbox")}, caption({cls("govuk-visually-hidden")}, title_text),
               thead({}, tr({}, column("what"), column("floors"), column("clock"), column("state"))), tbody({}, rows));
}

Html floods_of(const content::Words& words, const app::InboxFilter& filter, const app::Inbox& inbox) {
  if (inbox.floods.empty()) return {};
  const Html list = each(inbox.floods, [&](const app::FloodRow& flood) {
    const auto count = static_cast<std::int64_t>(flood.concerns);
    return li({},
              p({}, strong({}, words("team.flood.count", {{"count", count}})), " ", words("team.flood.first"), " ",
                moment(words, flood.first.received_at), ": ",
                q({attribute("dir", "auto"), attribute("translate", "no")}, flood.first.opening)),
              p({}, a({cls("govuk-link"), href(address(words, filter.view, 1, flood.id))},
                      words("team.flood.open", {{"count", count}}))));
  });
  return section({cls("heed-card govuk-!-margin-top-6"), attribute("aria-labelledby", "floods")},
                 h2({cls("heed-card__title"), id("floods")}, words("team.flood.title")),
                 paragraph(words("team.flood.about")), ul({cls("govuk-list")}, list));
}

Html paging(const content::Words& words, const app::InboxFilter& filter, const app::Inbox& inbox) {
  if (inbox.page <= 1 && !inbox.has_more) return {};
  Html links;
  if (inbox.page > 1)
    links += a(
        {cls("govuk-link"), attribute("rel", "prev"), href(address(words, filter.view, inbox.page - 1, filter.flood))},
        words("team.inbox.previous"));
  links += span({}, " ", words("team.inbox.page", {{"page", static_cast<std::int64_t>(inbox.page)}}), " ");
  if (inbox.has_more)
    links += a(
        {cls("govuk-link"), attribute("rel", "next"), href(address(words, filter.view, inbox.page + 1, filter.flood))},
        words("team.inbox.next"));
  return nav({cls("heed-paging"), attribute("aria-label", words("team.inbox.pages"))}, links);
}

}  // namespace

Html render_inbox(const content::Words& words, const app::InboxFilter& filter, const app::Inbox& inbox, Instant now,
                  const Html& leads_below) {
  const std::string code(to_string(filter.view));
  const std::string title_text = words("team.inbox.title." + code);
  Html main = heading(1, title_text, "l") + lane_links(words, filter.view, inbox) +
              p({cls("govuk-body-s")}, words("team.inbox.about." + code), " ", words("team.inbox.as_of"), " ",
                moment(words, now), ". ",
                a({cls("govuk-link"), href(address(words, filter.view, inbox.page, filter.flood))},
                  words("team.inbox.refresh")));
  if (filter.flood)
    main += paragraph(words("team.flood.shown")) +
            paragraph(a({cls("govuk-link"), href(address(words, filter.view))}, words("team.flood.back")));
  // Danger stands first: the groups come after the list, and a line here leads to them.
  const auto groups = static_cast<std::int64_t>(inbox.floods.size());
  if (groups > 0)
    main += p({cls("govuk-body-s")},
              a({cls("govuk-link"), href("#floods")}, words("team.flood.below", {{"count", groups}})));
  main += leads_below;
  if (!inbox.rows.empty())
    main += table_of(words, title_text, filter.view, inbox, now);
  else if (groups == 0)
    main += inset(words("team.inbox.empty." + code));
  return main + paging(words, filter, inbox) + floods_of(words, filter, inbox);
}

http::Response get_inbox(const Visit& visit) {
  const app::InboxFilter filter = read_filter(visit.request);
  const auto inbox = app::ListInbox(visit.team.service)(visit.actor, filter);
  if (!inbox.ok()) return problem_page(visit, inbox.error());
  const auto banner = without_reader(visit);
  if (!banner.ok()) return problem_page(visit, banner.error());
  return team_page(visit, visit.words("team.inbox.tab"),
                   outcome(just_done(visit)) + *banner + open_alerts(visit) +
                       render_inbox(visit.words, filter, *inbox, visit.team.service.clock().now(),
                                    find_below(visit) + new_access_below(visit)) +
                       find_form(visit) + new_access(visit));
}

}  // namespace heed::web_team
