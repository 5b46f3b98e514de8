#include <algorithm>

#include "html/components.hpp"
#include "web_public/tell_language.hpp"
#include "web_public/tell_pages.hpp"
#include "web_public/tell_walk.hpp"

namespace heed::web_public {

using namespace html;

namespace {

Html value_of(const Visit& visit, const std::vector<Said>& said) {
  if (said.empty()) return span({cls("govuk-hint")}, visit.t("tell.check.empty"));
  return each(said, [](const Said& one) {
    const Html label = one.label.empty() ? Html() : div({cls("govuk-!-font-weight-bold")}, one.label);
    return label + quoted_text(one.text);
  });
}

SummaryRow row(const Visit& visit, const Step& step, const TellState& state, std::size_t entry) {
  SummaryRow row;
  row.key = visit.t(step.title, visit.names());
  std::string target(step.id);
  if (step.entries) {
    target += "." + std::to_string(entry);
    row.key += br({}) + visit.t(step.entries->part_words, {{"number", static_cast<std::int64_t>(entry + 1)}});
  }
  auto said = said_on(step, visit, state.draft, entry);
  const auto language = step.asks_language ? language_said(visit, state.draft) : std::string();
  if (!language.empty()) said.push_back({visit.t("tell.language.label"), language});
  row.value = value_of(visit, said);
  row.change_label = visit.t("tell.button.change");
  row.change_hidden = " " + visit.t(step.title, visit.names());
  row.change_name = "change";
  row.change_value = target;
  return row;
}

std::vector<SummaryRow> rows(const Visit& visit, const TellState& state) {
  std::vector<SummaryRow> all;
  for (const auto* step : steps_now(state)) {
    if (!step->asks) continue;
    const auto count = step->entries ? std::max<std::size_t>(step->entries->count(state.draft), 1) : 1;
    for (std::size_t entry = 0; entry < count; ++entry) all.push_back(row(visit, *step, state, entry));
  }
  return all;
}

Html what_happens(const Visit& visit) {
  return heading(2, visit.say("tell.check.reads.title", "tell.young.check.reads.title")) +
         paragraph(visit.say("tell.check.reads", "tell.young.check.reads", visit.names())) + visit.next_read() +
         paragraph(visit.say("tell.check.duty", "tell.young.check.duty")) + visit.duty_card() +
         bullets({visit.say("tell.check.then.receipt", "tell.young.check.then.receipt"),
                  visit.say("tell.check.then.decide", "tell.young.check.then.decide"),
                  visit.say("tell.check.then.elsewhere", "tell.young.check.then.elsewhere")});
}

}  // namespace

http::Response tell_check_page(const Visit& visit, const TellState& state, std::string_view sealed,
                               const std::vector<FieldError>& errors) {
  Html main = error_summary(visit.t, errors) + page_title(visit.say("tell.check.title", "tell.young.check.title"));
  if (!state.draft.dangers.empty()) main += warning(visit.t, visit.say("tell.now.call", "tell.young.now.call"));
  main += unread_note(visit, state.draft.language);
  main += post_form(visit, "/tell/step", hidden("state", sealed) + summary_list(rows(visit, state)));
  main += what_happens(visit);
  if (state.who == domain::ReporterKind::professional) main += inset(visit.t("tell.professional.duty", visit.names()));
  main += post_form(visit, "/tell/send",
                    hidden("state", sealed) + submit(visit.say("tell.button.send", "tell.young.button.send")));
  main += post_form(visit, "/tell/step",
                    hidden("state", sealed) + submit(visit.t("tell.button.back"), ButtonKind::secondary, "go", "back"));
  return respond(visit, {.tab = visit.say("tell.tab", "tell.young.tab"),
                         .path = "/tell",
                         .main = std::move(main),
                         .emergency = Emergency::one_line,
                         .status = errors.empty() ? http::Status::ok : http::Status::unprocessable});
}

}  // namespace heed::web_public
