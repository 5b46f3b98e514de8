#include <algorithm>

#include "domain/hard_floor.hpp"
#include "html/components.hpp"
#include "web_public/tell_language.hpp"
#include "web_public/tell_pages.hpp"
#include "web_public/tell_quick.hpp"

namespace heed::web_public {

using namespace html;

namespace {

constexpr int rows_of_the_box = 8;
constexpr int rows_of_the_way_back = 3;
constexpr std::string_view reach_name = "reporter.safe_how";

bool is_in_danger(const domain::ConcernDraft& draft) {
  const auto& dangers = draft.dangers;
  return std::find(dangers.begin(), dangers.end(), domain::to_string(domain::HardFloor::immediate_danger)) !=
         dangers.end();
}

void set_danger(domain::ConcernDraft& draft, bool danger) {
  const std::string code(domain::to_string(domain::HardFloor::immediate_danger));
  std::erase(draft.dangers, code);
  if (danger) draft.dangers.insert(draft.dangers.begin(), code);
}

// One box only: whoever has a minute is asked the one thing that cannot wait.
Html danger_question(const Visit& visit, const TellState& state) {
  ChoiceField field;
  field.name = "danger";
  field.legend = visit.t("tell.quick.danger");
  field.several = true;
  field.choices = {
      {"yes", visit.t("tell.quick.danger.now"), visit.t("tell.quick.danger.hint"), is_in_danger(state.draft), {}}};
  return choice_field(field);
}

// "No" and "I am not sure" are one answer: both are looked at first.
Html safe_question(const Visit& visit, const TellState& state) {
  const bool danger = is_in_danger(state.draft);
  ChoiceField field;
  field.name = "safe";
  field.legend = visit.t("tell.young.quick.safe");
  field.choices = {{"yes", visit.t("tell.young.quick.safe.yes"), "", state.said_safe && !danger, {}},
                   {"no", visit.t("tell.young.quick.safe.no"), "", danger, {}}};
  return choice_field(field);
}

Html words_question(const Visit& visit, const TellState& state, const std::vector<FieldError>& errors) {
  TextField box;
  box.name = "worry";
  box.label = visit.say("tell.quick.label", "tell.young.quick.label");
  box.hint = visit.say("tell.quick.hint", "tell.young.quick.hint");
  box.value = state.draft.worry;
  box.error = error_of(visit.t, errors, "worry");
  box.label_size = LabelSize::medium;
  box.rows = rows_of_the_box;
  return text_field(box);
}

Html reach_question(const Visit& visit, const TellState& state, const std::vector<FieldError>& errors) {
  TextField box;
  box.name = reach_name;
  box.label = visit.t("tell.young.quick.reach");
  box.hint = visit.t("tell.young.quick.reach.hint");
  box.value = state.draft.reporter.safe_how;
  box.error = error_of(visit.t, errors, reach_name);
  box.label_size = LabelSize::medium;
  box.rows = rows_of_the_way_back;
  return text_field(box);
}

// The boxes themselves carry their text, so the sealed field need not.
TellState carried_beside_boxes(const Visit& visit, TellState state) {
  state.draft.worry.clear();
  if (visit.young()) state.draft.reporter.safe_how.clear();
  return state;
}

}  // namespace

TellState begin_quick_telling(const Visit& visit) {
  const auto who = visit.young() ? domain::ReporterKind::young_person : domain::ReporterKind::adult;
  auto state = begin_telling(app::FormState(visit.forms.service), who, visit.t.locale());
  state.draft.quick = true;
  return state;
}

Html quick_form(const Visit& visit, const TellState& state, const std::vector<FieldError>& errors) {
  const app::FormState form_state(visit.forms.service);
  const Html buttons =
      submit(visit.say("tell.button.send", "tell.young.button.send"), ButtonKind::primary, "go", "send") +
      submit(visit.say("tell.button.add_more", "tell.young.button.add_more"), ButtonKind::secondary, "go", "more");
  Html questions = words_question(visit, state, errors);
  if (visit.young()) {
    questions = safe_question(visit, state) + questions + reach_question(visit, state, errors);
  } else {
    questions = danger_question(visit, state) + questions;
  }
  return post_form(visit, "/tell/quick",
                   hidden("state", seal(form_state, carried_beside_boxes(visit, state))) + questions +
                       language_question(visit, state.draft) +
                       paragraph(visit.say("tell.quick.then", "tell.young.quick.then")) + button_group(buttons));
}

void apply_quick_form(const Visit& visit, const http::Form& form, TellState& state) {
  auto& draft = state.draft;
  draft.worry = form.value("worry");
  draft.quick = form.value("go") != "more";
  apply_language(visit, form, draft);
  if (!visit.young()) return set_danger(draft, form.value("danger") == "yes");
  if (form.has(reach_name)) draft.reporter.safe_how = form.value(reach_name);
  if (!form.has("safe")) return;
  state.said_safe = form.value("safe") == "yes";
  set_danger(draft, !state.said_safe);
}

http::Response tell_quick_page(const Visit& visit, const TellState& state, const std::vector<FieldError>& errors) {
  Html main = error_summary(visit.t, errors) + page_title(visit.say("tell.quick.title", "tell.young.quick.title")) +
              paragraph(visit.say("tell.quick.reads", "tell.young.quick.reads", visit.names())) + visit.next_read() +
              paragraph(visit.say("tell.quick.anonymity", "tell.young.quick.anonymity")) +
              quick_form(visit, state, errors);
  return respond(visit, {.tab = visit.say("tell.tab", "tell.young.tab"),
                         .path = "/tell/quick",
                         .main = std::move(main),
                         .emergency = Emergency::full,
                         .status = errors.empty() ? http::Status::ok : http::Status::unprocessable});
}

}  // namespace heed::web_public
