#include "web_team/same_page.hpp"

#include <algorithm>
#include <array>

#include "app/error_text.hpp"
#include "app/judge_link.hpp"
#include "html/components.hpp"
#include "html/error_summary.hpp"
#include "web_team/concern_page.hpp"
#include "web_team/entity_page.hpp"
#include "web_team/facts.hpp"
#include "web_team/known_panel.hpp"
#include "web_team/moments.hpp"
#include "web_team/reason_form.hpp"

namespace heed::web_team {

using namespace html;
using app::Verdict;

namespace {

std::optional<app::MentionPair> pair_of(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  const auto other = ConcernId::parse(visit.request.parameter("other"));
  if (!concern || !other) return std::nullopt;
  return app::MentionPair{*concern, std::string(visit.request.parameter("place")), *other,
                          std::string(visit.request.parameter("other_place"))};
}

std::string said_of(const mentions::Mention& mention, mentions::AttributeType type) {
  std::string text;
  for (const auto& one : mention.said)
    if (one.type == type) (text += text.empty() ? "" : "; ").append(one.text);
  return text;
}

Html side_cell(const content::Words& t, const std::string& text, bool differs) {
  if (text.empty()) return td({cls("govuk-table__cell")}, t("team.same.not_said"));
  return td({cls(differs ? "govuk-table__cell heed-same__differs" : "govuk-table__cell")}, said(text));
}

// One row for each attribute that either side has; what differs is marked in words, too.
Html rows_of(const content::Words& t, const app::TwoSides& sides) {
  Html rows;
  for (const auto type : matching::all_attribute_types()) {
    const std::string mine = said_of(sides.mine.mention, type), other = said_of(sides.other.mention, type);
    if (mine.empty() && other.empty()) continue;
    const bool differs = std::ranges::find(sides.differ, type) != sides.differ.end();
    rows += tr({cls("govuk-table__row")},
               th({cls("govuk-table__header"), attribute("scope", "row")}, attribute_name(t, type),
                  differs ? Html(" ") + chip(t("team.same.differs")) : Html()),
               side_cell(t, mine, differs), side_cell(t, other, differs));
  }
  return rows;
}

Html side_head(const content::Words& t, const app::OtherMention& side) {
  return th({cls("govuk-table__header"), attribute("scope", "col")},
            a({cls("govuk-link"), href(t.path(path_of(side.concern))), attribute("translate", "no")}, side.reference),
            " ",
            span({cls("govuk-body-s")}, t("team.told_by." + std::string(to_string(side.told_by))), ", ",
                 moment(t, side.received_at)),
            only_read(t, side.mention),
            div({cls("govuk-body-s heed-no-print")}, link_to_entity(t, side.concern, side.mention)));
}

Html both_sides(const content::Words& t, const app::TwoSides& sides) {
  return div({cls("heed-table-scroll"), attribute("tabindex", "0"), attribute("role", "region"),
              attribute("aria-label", t("team.same.table"))},
             table({cls("govuk-table")},
                   thead({cls("govuk-table__head")}, tr({cls("govuk-table__row")}, td({cls("govuk-table__cell")}, ""),
                                                        side_head(t, sides.mine), side_head(t, sides.other))),
                   tbody({cls("govuk-table__body")}, rows_of(t, sides))));
}

Html said_before(const content::Words& t, const app::TwoSides& sides) {
  if (sides.said.empty()) return {};
  const auto line = [&](const app::JudgementView& one) {
    return li({}, t("team.same.said." + std::string(to_string(one.verdict))), " ",
              span({attribute("translate", "no")}, one.author), ", ", moment(t, one.said_at), ": ", said(one.reason));
  };
  return heading(2, t("team.same.said_before"), "m") +
         ul({cls("govuk-list govuk-list--bullet")}, each(sides.said, line));
}

// What is said already is not offered again; there is something to take back only after that.
std::vector<Verdict> verdicts_after(const app::TwoSides& sides) {
  const bool said = !sides.said.empty() && sides.said.back().verdict != Verdict::withdrawn;
  std::vector<Verdict> verdicts{Verdict::same, Verdict::different, Verdict::not_sure};
  if (said) std::erase(verdicts, sides.said.back().verdict);
  if (said) verdicts.push_back(Verdict::withdrawn);
  return verdicts;
}

Html form_of(const Visit& visit, const app::MentionPair& pair, const app::TwoSides& sides,
             const std::vector<FieldError>& errors) {
  const content::Words& t = visit.words;
  ChoiceField choice;
  choice.name = "verdict";
  choice.legend = t("team.same.question");
  choice.hint = t("team.same.question.hint");
  choice.error = error_of(t, errors, "verdict");
  for (const Verdict verdict : verdicts_after(sides)) {
    const std::string code(to_string(verdict));
    choice.choices.push_back({code,
                              t("team.same.verdict." + code),
                              t("team.same.verdict." + code + ".hint"),
                              visit.form.value("verdict") == code,
                              {}});
  }
  TextField reason;
  reason.name = "reason";
  reason.label = t("team.same.reason");
  reason.hint = t("team.same.reason.hint");
  reason.value = visit.form.value("reason");
  reason.error = error_of(t, errors, "reason");
  reason.rows = 3;
  const std::string path = path_of_pair(pair.concern, pair.place, pair.other_concern, pair.other_place);
  return post_form(t, visit.csrf_token, path,
                   hidden(reference_name, sides.mine.reference) + hidden("once", once_of(visit)) +
                       choice_field(choice) + text_field(reason) +
                       div({cls("heed-actions")}, submit(t("team.same.button")),
                           link_button(t("team.same.back"), t.path(path_of(pair.concern)), ButtonKind::secondary)),
                   {}, errors.empty() ? Boxes::as_stored : Boxes::hold_unsent);
}

http::Response show(const Visit& visit, const app::MentionPair& pair, const std::vector<FieldError>& errors,
                    http::Status status) {
  const content::Words& t = visit.words;
  const auto sides = app::JudgeLink(visit.team.service).look(visit.actor, pair, t);
  if (!sides.ok()) return problem_page(visit, sides.error());
  const Html reasons = reason_list(t, sides->reasons, ByChance::always);
  const Html main = outcome(error_summary(t, errors)) + heading(1, t("team.same.title"), "l") +
                    p({cls("govuk-body-l")}, mention_title(t, sides->mine.mention)) + new_since(t, sides->new_since) +
                    both_sides(t, *sides) +
                    (reasons.empty() ? Html() : heading(2, t("team.same.reasons"), "m") + reasons) +
                    said_before(t, *sides) + form_of(visit, pair, *sides, errors);
  return team_page(visit, t(errors.empty() ? "team.concern.tab" : "team.concern.tab.error"), main, status);
}

std::string_view word_for(Verdict verdict) {
  switch (verdict) {
    case Verdict::same: return title_of(Done::said_same);
    case Verdict::different: return title_of(Done::said_different);
    case Verdict::not_sure: return title_of(Done::said_not_sure);
    case Verdict::withdrawn: return title_of(Done::said_no_more);
  }
  return title_of(Done::said_not_sure);
}

}  // namespace

http::Response get_same(const Visit& visit) {
  const auto pair = pair_of(visit);
  if (!pair) return no_such_concern(visit);
  return show(visit, *pair, {}, http::Status::ok);
}

http::Response post_same(const Visit& visit) {
  const auto pair = pair_of(visit);
  if (!pair) return no_such_concern(visit);
  const auto verdict = app::parse_verdict(visit.form.value("verdict"));
  if (!verdict) return show(visit, *pair, {{"verdict", "problem.link.verdict"}}, http::Status::unprocessable);
  const auto done =
      app::JudgeLink(visit.team.service)(visit.actor, *pair, *verdict, visit.form.value("reason"), once_of(visit));
  if (!done.ok() && done.error().kind == ErrorKind::invalid)
    return show(visit, *pair, {{"reason", done.error().code}}, http::Status::unprocessable);
  if (!done.ok()) return problem_page(visit, done.error());
  return go_to_saying(visit, path_of(pair->concern), word_for(*verdict));
}

}  // namespace heed::web_team
