#include <algorithm>

#include "html/components.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/facts.hpp"
#include "web_team/moments.hpp"

namespace heed::web_team {

using namespace html;

namespace {

bool is_change(const app::HistoryLine& line) {
  const bool is_read = line.action == "concern.read" || line.action == "history.read" ||
                       line.action == "links.suggested" || line.action == "entity.read";
  return line.outcome == "done" && !is_read;
}

Html floors(const ConcernPage& page) {
  const content::Words& t = page.words;
  if (page.view.floors.empty()) return paragraph(t("team.floors.none"));
  return h2({cls("heed-card__title")}, t("team.floors.title")) +
         ul({cls("heed-floor-list")}, each(page.view.floors, [&](domain::HardFloor floor) {
              return li({}, t("team.floor." + std::string(to_string(floor))));
            }));
}

// The clock of the designated officer, and the form that stops it.
Html officer(const ConcernPage& page) {
  const content::Words& t = page.words;
  const app::ConcernView& view = page.view;
  if (!view.designated_officer_by) return {};
  if (view.designated_officer_told_at)
    return p({}, t("team.clock.designated_officer.done"), " ", moment(t, *view.designated_officer_told_at));
  const Html due = p({}, clock(t, ClockName::designated_officer, *view.designated_officer_by, page.now)) +
                   p({cls("govuk-body-s")}, t("team.clock.designated_officer.why"));
  if (!page.has(Box::officer)) return due;
  return due + div({cls("heed-no-print")}, long_text(page, "officer", "team.officer.hint", page.typed.officer, 3),
                   button_to(page, "/officer", t("team.officer.button"), ButtonKind::secondary));
}

bool was_decided(const app::ConcernView& view) {
  return std::any_of(view.decisions.begin(), view.decisions.end(),
                     [](const app::DecisionView& one) { return may_close_with(one.decision.kind); });
}

Html clocks(const ConcernPage& page) {
  const content::Words& t = page.words;
  const app::ConcernView& view = page.view;
  Html lines;
  if (page.is_closed() && view.closed_at) {
    lines += p({}, t("team.clock.closed"), " ", moment(t, *view.closed_at));
  } else if (view.decided_at) {
    lines += p({}, t("team.clock.decided"), " ", moment(t, *view.decided_at));
  } else {
    lines += p({}, clock(t, decide_clock(view.danger_now, view.same_day), view.decide_by, page.now));
    if (view.danger_now || view.same_day) lines += p({cls("govuk-body-s")}, t("team.clock.danger.why"));
    if (view.clock_missed) lines += p({cls("govuk-body-s")}, t("team.clock.missed"));
    if (was_decided(view)) lines += p({cls("govuk-body-s")}, t("team.clock.reopened"));
  }
  return lines + officer(page);
}

Html take(const ConcernPage& page) {
  const content::Words& t = page.words;
  const app::ConcernView& view = page.view;
  const bool mine = page.is_taken() && !page.is_closed() && view.owner == page.actor.id;
  if (mine || !page.allows(domain::Action::take_concern)) return {};
  std::string label = t("team.take.button");
  if (page.is_closed())
    label = t("team.take.again");
  else if (page.is_taken())
    label = t("team.take.over", {{"name", view.owner_name}});
  return button_to(page, "/take", label, ButtonKind::primary);
}

Html put_back(const ConcernPage& page) {
  if (!page.allows(domain::Action::put_back_concern)) return {};
  return button_to(page, "/put-back", page.words("team.put_back.button"), ButtonKind::secondary);
}

Html assign(const ConcernPage& page) {
  const content::Words& t = page.words;
  if (!page.allows(domain::Action::assign_concern)) return {};
  if (page.view.colleagues.empty()) return p({cls("govuk-body-s heed-no-print")}, t("team.assign.nobody"));
  SelectField field;
  field.name = "colleague";
  field.label = t("team.assign.label");
  field.error = error_of(t, page.typed.errors, "colleague");
  field.options.push_back({"", t("team.assign.choose"), ""});
  for (const app::Colleague& one : page.view.colleagues)
    field.options.push_back({one.id.to_string(), one.name, "", one.id.to_string() == page.typed.colleague});
  return div({cls("heed-no-print")}, select_field(field),
             button_to(page, "/assign", t("team.assign.button"), ButtonKind::secondary));
}

}  // namespace

Html changed_meanwhile(const ConcernPage& page) {
  if (!page.typed.changed_since) return {};
  const content::Words& t = page.words;
  Html lines;
  for (const app::HistoryLine& line : page.view.history) {
    if (line.at < *page.typed.changed_since || !is_change(line)) continue;
    lines += li({}, moment(t, line.at), ", ", line.actor_name, ": ", what_happened(t, line));
  }
  const Html what =
      lines.empty() ? paragraph(t("team.changed.unknown")) : ul({cls("govuk-list govuk-list--bullet")}, lines);
  return section(
      {cls("govuk-error-summary"), attribute("aria-labelledby", "changed-title"), attribute("tabindex", "-1")},
      h2({cls("govuk-error-summary__title"), id("changed-title")}, t("team.changed.title")),
      div({cls("govuk-error-summary__body")}, what, paragraph(t("store.revision")),
          paragraph(t("team.changed.go_on"))));
}

// Stays until whoever it waits for has dealt with it; that somebody else looked changes nothing.
Html message_waiting(const ConcernPage& page) {
  const content::Words& t = page.words;
  if (!page.view.message_waits) return {};
  const bool may_settle = page.allows(domain::Action::settle_message);
  std::string whose;
  if (may_settle)
    whose = t("team.message_waits.yours");
  else if (page.is_taken())
    whose = t("team.message_waits.theirs", {{"name", page.view.owner_name}});
  Html settle;
  if (may_settle) settle = button_to(page, "/message", t("team.message_waits.button"), ButtonKind::secondary);
  return section({cls("heed-restricted"), id("message"), attribute("aria-labelledby", "message-title")},
                 h2({cls("govuk-heading-m"), id("message-title")},
                    a({cls("govuk-link"), href("#new-message")}, t("team.message_waits.title"))),
                 paragraph(whose), settle);
}

// Where no named reader may read it, the named readers are whom it may be about.
Html restricted_to(const ConcernPage& page) {
  const content::Words& t = page.words;
  if (!page.view.restricted) return {};
  if (page.view.circle == domain::Circle::named_readers)
    return div({cls("heed-restricted")}, p({}, strong({}, t("team.restricted.title")), " ", t("team.restricted.text")));
  const Html names =
      each(page.view.readers, [](const std::string& one) { return li({attribute("translate", "no")}, one); });
  return div({cls("heed-restricted")},
             p({}, strong({}, t("team.restricted.others.title")), " ", t("team.restricted.others.text")),
             p({cls("govuk-!-margin-bottom-1")}, t("team.restricted.others.readers")),
             ul({cls("govuk-list govuk-list--bullet")}, names));
}

Html first_of_all(const ConcernPage& page) {
  const content::Words& t = page.words;
  return restricted_to(page) + section({cls("heed-card"), id("first"), attribute("aria-label", t("team.first.title"))},
                                       floors(page), clocks(page), take(page));
}

Html on_this_page(const ConcernPage& page) {
  const content::Words& t = page.words;
  const auto link_to = [&](std::string_view fragment, std::string_view key) {
    return li({}, a({cls("heed-lanes__link"), href("#" + std::string(fragment))}, t(key)));
  };
  return nav(
      {cls("heed-lanes heed-no-print"), attribute("aria-label", t("team.on_this_page"))},
      ul({cls("heed-lanes__list")}, link_to("said", "team.said.title"), link_to("mentions", "team.mentions.title"),
         link_to("known", "team.known.title"), link_to("reporter", "team.reporter.title"),
         link_to("conversation", "team.conversation.title"), link_to("notes", "team.notes.title"),
         link_to("decisions", "team.decisions.title"), link_to("history", "team.history.title")));
}

Html standing(const ConcernPage& page) {
  const content::Words& t = page.words;
  const app::ConcernView& view = page.view;
  Facts facts(t);
  facts.line("team.standing.state", t("team.state." + std::string(to_string(view.state))));
  facts.line("team.standing.owner", page.is_taken() ? Html(view.owner_name) : Html(t("team.inbox.no_owner")));
  facts.line("team.standing.told_by", t("team.told_by." + std::string(to_string(view.concern.reporter_kind))));
  facts.line("team.standing.received", moment(t, view.received_at));
  if (view.read_at) facts.line("team.standing.read", moment(t, *view.read_at));
  facts.line("team.standing.came_by", t(view.concern.quick ? "team.standing.quick" : "team.standing.full"));
  facts.line("team.standing.provenance", said(view.provenance));
  Html content = facts.list();
  if (view.lane == domain::Lane::quarantine) content += p({cls("govuk-body-s")}, t("team.standing.quarantine"));
  Html conflict;
  if (page.allows(domain::Action::declare_conflict))
    conflict =
        card("conflict", t("team.conflict.title"),
             paragraph(t("team.conflict.why")) + p({cls("govuk-body heed-no-print")}, t("team.conflict.leaves")) +
                 p({cls("heed-no-print")},
                   a({cls("govuk-link"), href(t.path(page.path("/conflict")))}, t("team.conflict.link"))));
  return card("standing", t("team.standing.title"), content + put_back(page) + assign(page)) + conflict +
         about_staff(page) + lift_restriction(page);
}

}  // namespace heed::web_team
