#include "web_public/tell_answers.hpp"

#include <algorithm>

#include "web_public/about_staff.hpp"
#include "web_public/tell_language.hpp"
#include "web_public/tell_walk.hpp"

namespace heed::web_public {

using namespace html;

namespace {

Html value_of(const Visit& visit, const std::vector<Said>& said, Answers use) {
  if (said.empty())
    return span({cls("govuk-hint")}, visit.t(use == Answers::to_keep ? "tell.copy.empty" : "tell.check.empty"));
  return each(said, [](const Said& one) {
    const Html label = one.label.empty() ? Html() : div({cls("govuk-!-font-weight-bold")}, one.label);
    return label + quoted_text(one.text);
  });
}

void can_change(const Visit& visit, SummaryRow& row, const std::string& what, const std::string& target) {
  row.change_label = visit.t("tell.button.change");
  row.change_hidden = " " + what;
  row.change_name = "change";
  row.change_value = target;
}

SummaryRow row(const Visit& visit, const Step& step, const TellState& state, std::size_t entry, Answers use) {
  SummaryRow row;
  row.key = visit.t(step.title, visit.names());
  std::string target(step.id);
  if (step.entries) {
    target += "." + std::to_string(entry);
    row.key += br({}) + visit.t(step.entries->part_words, {{"number", static_cast<std::int64_t>(entry + 1)}});
  }
  auto said = said_on(step, visit, state.draft, entry);
  const auto language = step.holds_the_words ? language_said(visit, state.draft) : std::string();
  if (!language.empty()) said.push_back({visit.t("tell.language.label"), language});
  row.value = value_of(visit, said, use);
  if (use == Answers::to_change) can_change(visit, row, visit.t(step.title, visit.names()), target);
  return row;
}

// It decides who reads all of it, so it stands alone, also when nothing was said.
SummaryRow staff_row(const Visit& visit, const Step& step, const TellState& state, Answers use) {
  SummaryRow row;
  row.key = about_staff_asked(visit);
  std::vector<Said> said;
  if (is_about_staff(state.draft)) said.push_back({"", about_staff_tick(visit)});
  row.value = value_of(visit, said, use);
  if (use == Answers::to_change) can_change(visit, row, about_staff_asked(visit), std::string(step.id));
  return row;
}

}  // namespace

std::vector<SummaryRow> answers(const Visit& visit, const TellState& state, Answers use) {
  std::vector<SummaryRow> all;
  for (const auto* step : steps_now(state)) {
    if (!step->asks) continue;
    const auto count = step->entries ? std::max<std::size_t>(step->entries->count(state.draft), 1) : 1;
    for (std::size_t entry = 0; entry < count; ++entry) all.push_back(row(visit, *step, state, entry, use));
    if (step->holds_the_words) all.push_back(staff_row(visit, *step, state, use));
  }
  return all;
}

}  // namespace heed::web_public
