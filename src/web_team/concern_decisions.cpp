#include <algorithm>

#include "domain/audit_action.hpp"
#include "html/components.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/facts.hpp"
#include "web_team/moments.hpp"

namespace heed::web_team {

using namespace html;

namespace {

Html decision_part(const content::Words& t, std::string_view label_key, const std::string& text) {
  const Html content = text.empty() ? p({cls("govuk-body-s")}, t("team.decision.not_recorded"))
                                    : div({cls("heed-decision__reason heed-quoted"), attribute("dir", "auto")}, text);
  return h4({cls("govuk-heading-s govuk-!-margin-bottom-1")}, t(label_key)) + content;
}

Html decision(const content::Words& t, const app::DecisionView& one) {
  return article({cls("heed-decision")},
                 h3({cls("heed-decision__title")}, t("team.decision." + std::string(to_string(one.decision.kind)))),
                 p({cls("heed-decision__by")}, one.author, ", ", moment(t, one.decided_at)),
                 decision_part(t, "team.field.rationale", one.decision.rationale),
                 decision_part(t, "team.field.basis", one.decision.basis),
                 decision_part(t, "team.field.not_shared", one.decision.not_shared),
                 decision_part(t, "team.field.child_voice", one.decision.child_voice),
                 one.decision.told.empty() ? Html() : decision_part(t, "team.field.told", one.decision.told));
}

Html options(const ConcernPage& page) {
  const content::Words& t = page.words;
  ChoiceField field;
  field.name = "kind";
  field.legend = t("team.decide.kind");
  field.error = error_of(t, page.typed.errors, "kind");
  field.legend_size = LabelSize::small;
  field.small = true;
  for (const domain::DecisionKind kind : domain::all_decision_kinds()) {
    const std::string code(to_string(kind));
    field.choices.push_back(
        {code, t("team.decision." + code), t("team.decision." + code + ".hint"), page.typed.decision.kind == code, {}});
  }
  return choice_field(field);
}

Html close_too(const ConcernPage& page) {
  if (!page.allows(domain::Action::close_concern)) return {};
  const content::Words& t = page.words;
  ChoiceField field;
  field.name = "close";
  field.legend = t("team.decide.close");
  field.hint = t("team.decide.close.hint");
  field.error = error_of(t, page.typed.errors, "close");
  field.legend_size = LabelSize::small;
  field.several = true;
  field.choices.push_back({"yes", t("team.decide.close.yes"), "", page.typed.close, {}});
  return choice_field(field);
}

// In one press, under the name of whoever has it.
Html decide_and_take_over(const ConcernPage& page) {
  if (!page.is_taken() || page.view.owner == page.actor.id || !page.allows(domain::Action::take_concern)) return {};
  const content::Words& t = page.words;
  return button(
      {cls("govuk-button govuk-button--secondary"), attribute("type", "submit"), attribute("name", "take_over"),
       attribute("value", "yes"), formaction(t.path(at_outcome(page.path("/decide"))))},
      t("team.decide.take_over", {{"name", page.view.owner_name}}));
}

Html decide_form(const ConcernPage& page) {
  const content::Words& t = page.words;
  if (!page.has(Box::decision)) return page.is_closed() ? inset(t("team.decide.closed")) : Html();
  const domain::DecisionDraft& draft = page.typed.decision;
  const bool open = page.view.owner == page.actor.id || !page.typed.errors.empty() || page.typed.changed_since ||
                    page.typed.is_written(Box::decision);
  // Asked for on the page before closing alone; whoever comes back from there finds what they wrote.
  const Html told = draft.told.empty() ? Html() : long_text(page, "told", "team.closing.told.hint", draft.told, 3);
  const Html fields =
      options(page) + long_text(page, "rationale", "team.decide.rationale.hint", draft.rationale, 5) +
      long_text(page, "basis", "team.decide.basis.hint", draft.basis, 3) +
      long_text(page, "not_shared", "team.decide.not_shared.hint", draft.not_shared, 3) +
      long_text(page, "child_voice", "team.decide.child_voice.hint", draft.child_voice, 3) + told +
      only_buttons_keep(page) + close_too(page) +
      div({cls("heed-actions")}, button_to(page, "/decide", t("team.decide.button"), ButtonKind::primary),
          decide_and_take_over(page));
  return div({cls("heed-no-print")}, heading(3, t("team.decide.title"), "m"), paragraph(t("team.decide.about")),
             folded(t("team.decide.fold"), fields, open ? Fold::open : Fold::closed));
}

std::string who(const content::Words& t, const std::string& name) {
  const std::string key = "team.actor." + name;
  return t.has(key) ? t(key) : name;
}

bool is_coming_back(const app::HistoryLine& line) {
  return line.outcome == "done" && line.action == to_string(domain::AuditAction::receipt_opened);
}

// How many lines from here on say nothing but that whoever told us came back: they stand in one.
std::size_t came_back_at(const std::vector<app::HistoryLine>& lines, std::size_t from) {
  std::size_t until = from;
  while (until < lines.size() && is_coming_back(lines[until])) ++until;
  return until - from;
}

Html history_line(const content::Words& t, const app::HistoryLine& line, const Html& what) {
  return li({cls("heed-history__entry")},
            p({cls("heed-history__when")}, moment(t, line.at), ", ", who(t, line.actor_name)),
            div({cls("heed-history__what")}, what));
}

// Oldest first, as they stand on the page.
Html history_lines(const content::Words& t, const std::vector<app::HistoryLine>& lines) {
  Html all;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const std::size_t count = came_back_at(lines, at);
    if (count < 2) {
      all += history_line(t, lines[at], Html(what_happened(t, lines[at])));
      continue;
    }
    const Html often = Html(t("team.history.came_back", {{"count", static_cast<std::int64_t>(count)}})) + " " +
                       moment(t, lines[at + count - 1].at);
    all += history_line(t, lines[at], often);
    at += count - 1;
  }
  return all;
}

}  // namespace

Html decisions(const ConcernPage& page) {
  const content::Words& t = page.words;
  const Html taken = page.view.decisions.empty()
                         ? paragraph(t("team.decisions.none"))
                         : each(page.view.decisions, [&](const auto& one) { return decision(t, one); });
  return card("decisions", t("team.decisions.title"), taken + decide_form(page));
}

std::string what_happened(const content::Words& words, const app::HistoryLine& line) {
  const std::string key = "team.history." + line.action;
  const std::string what = words(words.has(key) ? std::string_view(key) : "team.history.other");
  return line.outcome == "refused" ? words("team.history.refused", {{"what", what}}) : what;
}

Html history(const ConcernPage& page) {
  const content::Words& t = page.words;
  if (!page.allows(domain::Action::read_history)) return {};
  const Html lines = history_lines(t, page.view.history);
  const auto older = static_cast<std::int64_t>(page.view.older_history);
  const std::string about = older > 0 ? t("team.history.about.older", {{"count", older}}) : t("team.history.about");
  return card(
      "history", t("team.history.title"),
      p({cls("govuk-body-s")}, about) + folded(t("team.history.fold"), ol({cls("heed-history")}, lines), Fold::closed));
}

}  // namespace heed::web_team
