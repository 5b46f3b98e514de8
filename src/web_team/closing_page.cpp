#include "web_team/closing_page.hpp"

#include "html/components.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/facts.hpp"

namespace heed::web_team {

using namespace html;

namespace {

Html confirmation(const ConcernPage& page) {
  const content::Words& t = page.words;
  ChoiceField field;
  field.name = "floor_confirmed";
  field.legend = t("team.closing.confirm");
  field.error = error_of(t, page.typed.errors, field.name);
  field.legend_size = LabelSize::small;
  field.several = true;
  field.choices.push_back({"yes", t("team.closing.confirm.yes"), "", page.typed.decision.floor_confirmed, {}});
  return choice_field(field);
}

Html what_was_said(const ConcernPage& page) {
  const content::Words& t = page.words;
  const domain::Concern& concern = page.view.concern;
  Html floors = each(page.view.floors,
                     [&](domain::HardFloor floor) { return li({}, t("team.floor." + std::string(to_string(floor)))); });
  Html said = div({cls("govuk-body")}, quoted_text(concern.worry, concern.language));
  if (!concern.child_words.empty())
    said += h3({cls("govuk-heading-s")}, t("team.said.child_words")) +
            div({cls("govuk-body")}, quoted_text(concern.child_words, concern.language));
  return section({cls("heed-card")}, h2({cls("heed-card__title")}, t("team.floors.title")),
                 ul({cls("heed-floor-list")}, floors), h3({cls("govuk-heading-s")}, t("team.said.title")), said);
}

}  // namespace

Html render_closing(const ConcernPage& page) {
  const content::Words& t = page.words;
  const domain::DecisionDraft& draft = page.typed.decision;
  Facts facts(t);
  facts.line("team.decide.kind", t("team.decision." + draft.kind)).always("team.field.rationale", draft.rationale);
  // "close" stands before the buttons that say otherwise, so that going back keeps its tick.
  const Html kept = what_it_showed(page) + carried(page) + hidden("kind", draft.kind) +
                    hidden("rationale", draft.rationale) + hidden("not_shared", draft.not_shared) +
                    hidden("asked", "yes") + hidden("close", "yes") +
                    (page.typed.take_over ? hidden("take_over", "yes") : Html());
  const Html buttons = div({cls("heed-actions")}, submit(t("team.closing.button"), ButtonKind::warning, "close", "yes"),
                           submit(t("team.closing.keep_open"), ButtonKind::secondary, "close", "no"),
                           button_to(page, "/again#decisions", t("team.closing.back"), ButtonKind::secondary));
  return outcome(mistakes_before_closing(page)) + heading(1, t("team.closing.title"), "l") +
         p({cls("govuk-body")}, t("team.concern.title"), " ",
           span({attribute("translate", "no")}, page.view.reference)) +
         paragraph(t("team.closing.about")) + what_was_said(page) + facts.list() +
         post_form(t, page.csrf_token, page.path("/decide"),
                   kept + long_text(page, "basis", "team.closing.basis.hint", draft.basis, 4) +
                       long_text(page, "child_voice", "team.closing.child_voice.hint", draft.child_voice, 4) +
                       long_text(page, "told", "team.closing.told.hint", draft.told, 4) + confirmation(page) + buttons,
                   "heed-no-print", Boxes::hold_unsent);
}

http::Response show_closing(const Visit& visit, ConcernId concern, Typed typed) {
  const bool asked = visit.form.has("asked");
  if (!asked) typed.errors.clear();
  const auto view = app::ReadConcern(visit.team.service)(visit.actor, concern);
  if (!view.ok()) return problem_page(visit, view.error());
  const ConcernPage page = concern_page(visit, *view, typed);
  return team_page(visit, visit.words(asked ? "team.concern.tab.error" : "team.concern.tab"), render_closing(page),
                   asked ? http::Status::unprocessable : http::Status::ok);
}

}  // namespace heed::web_team
