#include "web_team/closing_page.hpp"

#include "html/components.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/facts.hpp"

namespace heed::web_team {

using namespace html;

namespace {

Html long_text(const ConcernPage& page, std::string name, const std::string& value) {
  const content::Words& t = page.words;
  TextField field;
  field.label = t("team.field." + name);
  field.hint = t("team.closing." + name + ".hint");
  field.error = error_of(t, page.typed.errors, name);
  field.value = value;
  field.rows = 4;
  field.name = std::move(name);
  return text_field(field);
}

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
  const Html kept = hidden("kind", draft.kind) + hidden("rationale", draft.rationale) +
                    hidden("not_shared", draft.not_shared) + hidden("asked", "yes");
  const Html buttons = div({cls("heed-actions")}, submit(t("team.closing.button"), ButtonKind::warning, "close", "yes"),
                           submit(t("team.closing.keep_open"), ButtonKind::secondary, "close", "no"));
  return error_summary(t, page.typed.errors) + heading(1, t("team.closing.title"), "l") +
         p({cls("govuk-body")}, t("team.concern.title"), " ",
           span({attribute("translate", "no")}, page.view.reference)) +
         paragraph(t("team.closing.about")) + what_was_said(page) + facts.list() +
         concern_form(page, "/decide",
                      kept + long_text(page, "basis", draft.basis) + long_text(page, "child_voice", draft.child_voice) +
                          long_text(page, "told", draft.told) + confirmation(page) + buttons);
}

http::Response show_closing(const Visit& visit, ConcernId concern, Typed typed) {
  const bool asked = visit.form.has("asked");
  if (!asked) typed.errors.clear();
  const auto view = app::ReadConcern(visit.team.service)(visit.actor, concern);
  if (!view.ok()) return problem_page(visit, view.error());
  const ConcernPage page{visit.words,
                         visit.team.site.library->pack(visit.words.locale()),
                         *view,
                         typed,
                         visit.actor,
                         visit.csrf_token,
                         visit.team.service.clock().now()};
  return team_page(visit, visit.words(asked ? "team.concern.tab.error" : "team.concern.tab"), render_closing(page),
                   asked ? http::Status::unprocessable : http::Status::ok);
}

}  // namespace heed::web_team
