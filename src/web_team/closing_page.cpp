#include "web_team/closing_page.hpp"

#include "html/components.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/facts.hpp"

namespace heed::web_team {

using namespace html;

namespace {

// The same for whoever closes and for whoever decides and leaves it open, each in its words.
std::string key(const ConcernPage& page, std::string_view name) {
  return (page.typed.close ? "team.closing." : "team.deciding.") + std::string(name);
}

Html confirmation(const ConcernPage& page) {
  const content::Words& t = page.words;
  ChoiceField field;
  field.name = "floor_confirmed";
  field.legend = t(key(page, "confirm"));
  field.error = error_of(t, page.typed.errors, field.name);
  field.legend_size = LabelSize::small;
  field.several = true;
  field.choices.push_back({"yes", t(key(page, "confirm") + ".yes"), "", page.typed.decision.floor_confirmed, {}});
  return choice_field(field);
}

// What raised the danger may have been said long after the opening words, so it stands before them.
Html what_was_said(const ConcernPage& page) {
  const content::Words& t = page.words;
  Html floors = each(page.view.floors,
                     [&](domain::HardFloor floor) { return li({}, t("team.floor." + std::string(to_string(floor)))); });
  const Html reached = section({cls("heed-card")}, h2({cls("heed-card__title")}, t("team.floors.title")),
                               ul({cls("heed-floor-list")}, floors));
  return reached + messages_to_read_again(page) + own_words(page) +
         (page.view.concern.observations.empty() ? Html() : observations(page));
}

Html buttons(const ConcernPage& page) {
  const content::Words& t = page.words;
  const Html back = button_to(page, "/again#decisions", t("team.closing.back"), ButtonKind::secondary);
  if (!page.typed.close) return div({cls("heed-actions")}, submit(t("team.decide.button"), ButtonKind::warning), back);
  return div({cls("heed-actions")}, submit(t("team.closing.button"), ButtonKind::warning, "close", "yes"),
             submit(t("team.closing.keep_open"), ButtonKind::secondary, "close", "no"), back);
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
                    hidden("asked", "yes") + (page.typed.close ? hidden("close", "yes") : Html()) +
                    (page.typed.take_over ? hidden("take_over", "yes") : Html());
  return outcome(mistakes_before_closing(page)) + heading(1, t(key(page, "title")), "l") +
         p({cls("govuk-body")}, t("team.concern.title"), " ",
           span({attribute("translate", "no")}, page.view.reference)) +
         paragraph(t(key(page, "about"))) + what_was_said(page) + facts.list() +
         post_form(t, page.csrf_token, page.path("/decide"),
                   kept + long_text(page, "basis", "team.closing.basis.hint", draft.basis, 4) +
                       long_text(page, "child_voice", "team.closing.child_voice.hint", draft.child_voice, 4) +
                       long_text(page, "told", "team.closing.told.hint", draft.told, 4) + confirmation(page) +
                       buttons(page),
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
