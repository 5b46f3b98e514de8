#include <algorithm>

#include "domain/hard_floor.hpp"
#include "html/components.hpp"
#include "web_public/about_staff.hpp"
#include "web_public/tell_field.hpp"
#include "web_public/tell_language.hpp"
#include "web_public/tell_pages.hpp"
#include "web_public/tell_quick.hpp"

namespace heed::web_public {

using namespace html;

namespace {

constexpr int rows_of_the_box = 8;
constexpr int rows_of_the_way_back = 3;
constexpr std::string_view reach_name = "reporter.safe_how";

using domain::HardFloor;

bool is_said(const domain::ConcernDraft& draft, HardFloor floor) {
  return std::find(draft.dangers.begin(), draft.dangers.end(), domain::to_string(floor)) != draft.dangers.end();
}

void set_said(domain::ConcernDraft& draft, HardFloor floor, bool said) {
  const std::string code(domain::to_string(floor));
  std::erase(draft.dangers, code);
  if (said) draft.dangers.insert(draft.dangers.begin(), code);
}

constexpr std::string_view in_danger = "yes", is_missing = "missing";  // values of `danger`

// Two boxes only, right after the words: whoever has a minute is asked what cannot wait, and a child who is gone is not always
// thought of as in danger.
Html danger_question(const Visit& visit, const TellState& state) {
  ChoiceField field;
  field.name = "danger";
  field.legend = visit.t("tell.quick.danger");
  field.several = true;
  field.hint = visit.t("tell.quick.danger.hint");
  field.choices = {{std::string(in_danger),
                    visit.t("tell.quick.danger.now"),
                    "",
                    is_said(state.draft, HardFloor::immediate_danger),
                    {}},
                   {std::string(is_missing),
                    visit.t("tell.quick.danger.missing"),
                    "",
                    is_said(state.draft, HardFloor::missing),
                    {}}};
  return choice_field(field);
}

// "No" and "I am not sure" are one answer: both are looked at first, and neither is written down as danger, which was not said.
Html safe_question(const Visit& visit, const TellState& state) {
  const bool unsure = is_said(state.draft, HardFloor::not_safe_or_unsure);
  ChoiceField field;
  field.name = "safe";
  field.legend = visit.t("tell.young.quick.safe");
  field.choices = {{"yes", visit.t("tell.young.quick.safe.yes"), "", state.draft.said_safe && !unsure, {}},
                   {"no", visit.t("tell.young.quick.safe.no"), "", unsure, {}}};
  return choice_field(field);
}

void apply_dangers(const http::Form& form, domain::ConcernDraft& draft) {
  const auto& ticked = form.values("danger");
  const auto is_ticked = [&](std::string_view value) {
    return std::find(ticked.begin(), ticked.end(), value) != ticked.end();
  };
  set_said(draft, HardFloor::missing, is_ticked(is_missing));
  set_said(draft, HardFloor::immediate_danger, is_ticked(in_danger));
}

Html words_question(const Visit& visit, const TellState& state, const std::vector<FieldError>& errors) {
  TextField box;
  box.name = "worry";
  box.label = visit.say("tell.quick.label", "tell.young.quick.label");
  // The limit of what stays secret stands before the first word; all else that is said of the box stands below it.
  box.hint = visit.say("tell.quick.hint", "tell.young.quick.hint");
  box.value = state.draft.worry;
  box.error = error_of_text(visit.t, errors, "worry", box.value);
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
  box.error = error_of_text(visit.t, errors, reach_name, box.value);
  box.label_size = LabelSize::medium;
  box.rows = rows_of_the_way_back;
  return text_field(box);
}

// From thinking it through: this form itself asks for no observation.
bool brings_answers(const TellState& state) { return !state.draft.observations.empty(); }

// The boxes themselves carry their text, so the sealed field need not.
TellState carried_beside_boxes(const Visit& visit, TellState state) {
  state.draft.worry.clear();
  if (visit.young()) state.draft.reporter.safe_how.clear();
  return state;
}

Html about_the_box(const Visit& visit) {
  const content::Arguments most{{"most", visit.t.number(static_cast<std::int64_t>(domain::long_text_characters))}};
  return p({cls("govuk-hint")}, visit.say("tell.quick.box", "tell.young.quick.box", most));
}

Html before_sending(const Visit& visit) {
  return (visit.young() ? Html() : paragraph(visit.t("tell.quick.anonymity"))) +
         paragraph(visit.say("tell.quick.then", "tell.young.quick.then")) + if_not_sent(visit);
}

// All in one form: whichever is pressed takes along what was written above it.
Html buttons_of(const Visit& visit) {
  const Html send = submit(visit.say("tell.button.send", "tell.young.button.send"), ButtonKind::primary, "go", "send");
  if (!visit.young())
    return button_group(send + submit(visit.t("tell.button.add_more"), ButtonKind::secondary, "go", "more"));
  return button_group(send) + heading(2, visit.t("tell.young.start.long.title")) +
         paragraph(visit.t("tell.young.quick.long")) +
         button_group(submit(visit.t("tell.young.button.add_more"), ButtonKind::secondary, "go", "more") +
                      submit(visit.t("tell.young.button.friend"), ButtonKind::secondary, "go", "friend"));
}

void tell_of_a_friend(TellState& state) {
  state.who = domain::ReporterKind::friend_of_child;
  state.draft.reporter_kind = domain::to_string(state.who);
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
  const Html questions = visit.young()
                             ? safe_question(visit, state) + about_the_box(visit) + reach_question(visit, state, errors)
                             : danger_question(visit, state) + about_the_box(visit);
  return post_form(visit, "/tell/quick",
                   hidden("state", seal(form_state, carried_beside_boxes(visit, state))) +
                       words_question(visit, state, errors) + questions + about_staff_question(visit, state.draft) +
                       language_question(visit, state.draft) + before_sending(visit) + buttons_of(visit)) +
         visit.until_read();
}

void apply_quick_form(const Visit& visit, const http::Form& form, TellState& state) {
  auto& draft = state.draft;
  draft.worry = form.value("worry");
  const auto go = form.value("go");
  draft.quick = go != "more" && go != "friend";
  apply_language(visit, form, draft);
  set_about_staff(draft, is_about_staff_ticked(form));
  if (!visit.young()) return apply_dangers(form, draft);
  if (go == "friend") tell_of_a_friend(state);
  if (form.has(reach_name)) draft.reporter.safe_how = form.value(reach_name);
  if (!form.has("safe")) return;
  draft.said_safe = form.value("safe") == "yes";
  set_said(draft, HardFloor::not_safe_or_unsure, !draft.said_safe);
}

http::Response tell_quick_page(const Visit& visit, const TellState& state, const std::vector<FieldError>& errors) {
  Html main = error_summary_of(visit.t, state.draft, errors) +
              page_title(visit.say("tell.quick.title", "tell.young.quick.title")) + paragraph(visit.next_read_line()) +
              (brings_answers(state) ? inset(visit.t("tell.start.carried")) : Html()) +
              quick_form(visit, state, errors);
  return respond(visit, {.tab = visit.say("tell.tab", "tell.young.tab"),
                         .path = "/tell/quick",
                         .main = std::move(main),
                         .emergency = Emergency::one_line,
                         .status = errors.empty() ? http::Status::ok : http::Status::unprocessable});
}

}  // namespace heed::web_public
