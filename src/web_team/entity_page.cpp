#include "web_team/entity_page.hpp"

#include "app/read_entity.hpp"
#include "html/components.hpp"
#include "http/form.hpp"
#include "mentions/name_of.hpp"
#include "web_team/alerts_page.hpp"
#include "web_team/concern_page.hpp"
#include "web_team/facts.hpp"
#include "web_team/known_panel.hpp"
#include "web_team/moments.hpp"
#include "web_team/network_picture.hpp"

namespace heed::web_team {

using namespace html;

namespace {

// What every part of the page is made of.
struct EntityPage {
  const content::Words& words;
  const app::Entity& entity;
  Instant now;
  app::Rings rings = app::Rings::one;
};

std::int64_t count_of(std::size_t count) { return static_cast<std::int64_t>(count); }

Html concern_link(const content::Words& t, const app::OtherMention& told) {
  return a(
      {cls("govuk-link"), href(t.path("/team/concerns/" + told.concern.to_string())), attribute("translate", "no")},
      told.reference);
}

// ---- what happened, in order ----

Html when_of(const content::Words& t, const app::ConcernOfEntity& one) {
  if (!one.happened) return Html(t("team.entity.told_only")) + " " + moment(t, one.told.received_at);
  const auto& [first, last] = *one.happened;
  const std::string text = first == last
                               ? t("team.entity.happened", {{"day", t.date(first)}})
                               : t("team.entity.happened.between", {{"first", t.date(first)}, {"last", t.date(last)}});
  return Html(text) + "; " + t("team.entity.told") + " " + moment(t, one.told.received_at);
}

Html last_decision(const content::Words& t, const app::ConcernOfEntity& one) {
  if (one.decisions.empty()) return Html(t("team.entity.no_decision"));
  const auto& last = one.decisions.back();
  return Html(t("team.entity.decided")) + " " + t("team.decision." + std::string(to_string(last.decision.kind))) +
         " (" + last.author + ", " + moment(t, last.decided_at) + ")";
}

// What part they have here, and in no other concern.
Html part_of(const content::Words& t, const mentions::Mention& mention) {
  return each(mention.parts(), [&](mentions::Part part) {
    if (part == mentions::Part::thing) return Html();
    return Html(" · ") + chip(t("team.entity.part." + std::string(to_string(part))), "quiet");
  });
}

Html chronology(const EntityPage& page) {
  const content::Words& t = page.words;
  const auto entry = [&](const app::ConcernOfEntity& one) {
    const std::string called = mentions::name_of(one.told.mention);
    return li({cls("heed-history__entry")}, p({cls("heed-history__when")}, when_of(t, one)),
              p({cls("govuk-body govuk-!-margin-bottom-1")}, concern_link(t, one.told), " · ",
                t("team.told_by." + std::string(to_string(one.told.told_by))), " · ", t("team.entity.called"), " ",
                said(called), part_of(t, one.told.mention)),
              only_read(t, one.told.mention), div({cls("heed-history__what")}, said(one.opening)),
              p({cls("govuk-body-s govuk-!-margin-bottom-1")}, t("team.state." + std::string(to_string(one.state))),
                " · ", last_decision(t, one)));
  };
  return card(
      "chronology", t("team.entity.chronology"),
      paragraph(t("team.entity.chronology.about")) + ol({cls("govuk-list")}, each(page.entity.concerns, entry)));
}

// ---- what was said ----

std::string label_of(const content::Words& t, const app::SaidOfEntity& one) {
  if (one.type) return attribute_name(t, *one.type);
  return t("team.entity.detail." + std::string(to_string(one.detail)));
}

Html what_was_said(const EntityPage& page) {
  const content::Words& t = page.words;
  const auto head = [&](std::string_view key) {
    return th({cls("govuk-table__header"), attribute("scope", "col")}, t(key));
  };
  const auto row = [&](const app::SaidOfEntity& one) {
    Html texts;
    for (const auto& text : one.texts) texts += (texts.empty() ? Html() : Html("; ")) + said(text);
    return tr({cls("govuk-table__row")}, th({cls("govuk-table__header"), attribute("scope", "row")}, label_of(t, one)),
              td({cls("govuk-table__cell")}, texts),
              td({cls("govuk-table__cell")}, cited_concerns(t, one.cited), ".", told_by(t, one.cited)));
  };
  return card(
      "said-of", t("team.entity.said"),
      div({cls("heed-table-scroll"), attribute("tabindex", "0"), attribute("role", "region"),
           attribute("aria-label", t("team.entity.said"))},
          table({cls("govuk-table")},
                thead({cls("govuk-table__head")}, tr({cls("govuk-table__row")}, head("team.entity.said.what"),
                                                     head("team.entity.said.as_said"), head("team.entity.said.by"))),
                tbody({cls("govuk-table__body")}, each(page.entity.said, row)))));
}

// ---- around it ----

Html ring_link(const EntityPage& page) {
  const content::Words& t = page.words;
  const std::string path = path_of_entity(page.entity.concern, page.entity.place);
  const auto link = [&](const std::string& to, std::string_view key) {
    return p({cls("heed-no-print")}, a({cls("govuk-link"), href(t.path(to))}, t(key)));
  };
  if (page.rings == app::Rings::two) return link(path + "#around", "team.entity.one_ring");
  return page.entity.around.goes_further ? link(path + "?rings=2#around", "team.entity.two_rings") : Html();
}

Html around(const EntityPage& page) {
  const content::Words& t = page.words;
  const auto& network = page.entity.around;
  if (network.nodes.size() < 2) return card("around", t("team.entity.around"), paragraph(t("team.entity.around.none")));
  Html content = paragraph(t("team.entity.around.about"));
  if (network.left_out > 0) content += inset(t("team.entity.left_out", {{"count", count_of(network.left_out)}}));
  content +=
      ring_link(page) + network_picture(t, network) + heading(3, t("team.entity.list"), "s") + network_list(t, network);
  return card("around", t("team.entity.around"), content);
}

Html may_be(const EntityPage& page) {
  const content::Words& t = page.words;
  if (page.entity.may_be.empty()) return {};
  const auto line = [&](const app::MayBeSame& one) {
    const std::string pair =
        path_of_pair(one.mine.concern, one.mine.mention.place, one.other.concern, one.other.mention.place);
    const std::string name = mentions::name_of(one.other.mention);
    return li(
        {cls("heed-known__link")}, strong({}, said(name)), " · ", cited_concerns(t, one.cited), " · ",
        a({cls("govuk-link heed-no-print"), href(t.path(pair))}, t("team.known.look"), visually_hidden(" " + name)));
  };
  return card("may-be", t("team.entity.may_be"),
              paragraph(t("team.entity.may_be.about")) + ul({cls("govuk-list")}, each(page.entity.may_be, line)));
}

// ---- the side column ----

Html clocks(const EntityPage& page) {
  const content::Words& t = page.words;
  Html lines;
  for (const auto& one : page.entity.concerns) {
    const std::string owner = one.owner_name.empty() ? t("team.entity.nobody_has_it") : one.owner_name;
    const auto line = [&](const Html& due) { return li({}, concern_link(t, one.told), " · ", owner, " ", due); };
    if (one.state != domain::ConcernState::closed && !one.decided_at)
      lines += line(clock(t, decide_clock(one.danger_now, one.same_day), one.decide_by, page.now));
    if (one.designated_officer_by && !one.designated_officer_told_at)
      lines += line(clock(t, ClockName::designated_officer, *one.designated_officer_by, page.now));
  }
  return card("clocks", t("team.entity.clocks"),
              lines.empty() ? paragraph(t("team.entity.clocks.none")) : ul({cls("govuk-list")}, lines));
}

Html gaps(const EntityPage& page) {
  const content::Words& t = page.words;
  if (page.entity.gaps.empty()) return {};
  return card("gaps", t("team.entity.gaps"),
              ul({cls("govuk-list govuk-list--bullet")},
                 each(page.entity.gaps,
                      [&](app::Gap gap) { return li({}, t("team.entity.gap." + std::string(to_string(gap)))); })) +
                  p({cls("govuk-body-s")}, t("team.entity.gaps.about")));
}

Html head_of(const EntityPage& page, std::string_view title) {
  const content::Words& t = page.words;
  const auto& entity = page.entity;
  Html head = heading(1, title, "l");
  const std::string in = entity.concerns.size() == 1
                             ? t("team.entity.in_one")
                             : t("team.entity.in_several", {{"concerns", count_of(entity.concerns.size())},
                                                            {"origins", count_of(entity.origins)}});
  head += p({cls("govuk-body-l")}, in);
  if (entity.something_for_others) head += inset(t("team.entity.for_named_readers"));
  if (entity.not_all) head += inset(t("team.entity.not_all"));
  return head;
}

app::Rings rings_of(const Visit& visit) {
  const auto query = http::Form::parse(visit.request.query);
  return query.ok() && query->value("rings") == "2" ? app::Rings::two : app::Rings::one;
}

}  // namespace

http::Response get_entity(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  const content::Words& t = visit.words;
  const auto rings = rings_of(visit);
  const auto entity =
      app::ReadEntity(visit.team.service)(visit.actor, *concern, std::string(visit.request.parameter("place")), rings);
  if (!entity.ok()) return problem_page(visit, entity.error());
  const EntityPage page{t, *entity, visit.team.service.clock().now(), rings};
  const std::string title = t("team.known.kind." + std::string(to_string(entity->kind)), {{"name", entity->name}});
  std::vector<app::CitedPlace> places;
  for (const auto& one : entity->concerns) places.push_back({one.told.concern, one.told.mention.place});
  const Html main = head_of(page, title) + alerts_about(visit, places) +
                    div({cls("heed-columns")}, div({cls("heed-columns__main")}, chronology(page)),
                        div({cls("heed-columns__side")}, may_be(page), clocks(page), gaps(page))) +
                    what_was_said(page) + around(page);
  return team_page(visit, t("team.concern.tab"), main);
}

Html link_to_entity(const content::Words& t, ConcernId concern, const mentions::Mention& mention) {
  return a({cls("govuk-link"), href(t.path(path_of_entity(concern, mention.place)))},
           t("team.entity.link", {{"name", mentions::name_of(mention)}}));
}

}  // namespace heed::web_team
