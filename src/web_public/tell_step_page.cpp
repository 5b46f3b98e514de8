#include <algorithm>

#include "html/components.hpp"
#include "web_public/about_staff.hpp"
#include "web_public/tell_language.hpp"
#include "web_public/tell_pages.hpp"
#include "web_public/tell_walk.hpp"

namespace heed::web_public {

using namespace html;

namespace {

Html buttons_of(const Visit& visit, const Step& step, const TellState& state) {
  // Continue comes first in the page, so that Enter in a field means Continue.
  Html buttons = submit(visit.t("tell.button.continue"), ButtonKind::primary, "go", "next");
  if (step.entries && can_add(step, state))
    buttons += submit(visit.t(step.entries->add_words), ButtonKind::secondary, "go", "add");
  if (step.entries && step.entries->count(state.draft) > 1)
    buttons += submit(visit.t("tell.button.remove"), ButtonKind::secondary, "go", "remove");
  if (has_previous(state)) buttons += submit(visit.t("tell.button.back"), ButtonKind::secondary, "go", "back");
  return button_group(buttons);
}

// The page that follows the question of the language says what its answer means.
Html said_of_language(const Visit& visit, const Step& step, const TellState& state) {
  const auto steps = steps_now(state);
  const auto here = std::find(steps.begin(), steps.end(), &step);
  if (here == steps.begin() || here == steps.end() || state.entry > 0 || !(*(here - 1))->holds_the_words) return {};
  return unread_note(visit, state.draft.language);
}

}  // namespace

http::Response tell_step_page(const Visit& visit, TellState& state, std::string_view sealed,
                              const std::vector<FieldError>& errors) {
  const auto* step = find_step(state.who, state.step);
  if (step == nullptr) return tell_check_page(visit, state, sealed, errors);
  const Html question = render_step(*step, {visit, state, errors});
  const bool may_be_left = step->asks && step->id != "worry" && step->id != "identity";
  Html main =
      error_summary_of(visit.t, state.draft, errors) +
      post_form(
          visit, "/tell/step",
          hidden("state", sealed) + said_of_language(visit, *step, state) + question +
              (step->holds_the_words ? about_staff_question(visit, state.draft) + language_question(visit, state.draft)
                                     : Html()) +
              (step->holds_the_words ? p({cls("govuk-hint")}, stay_here(visit)) : Html()) +
              (may_be_left ? p({cls("govuk-hint")}, visit.say("tell.leave_empty", "tell.young.leave_empty")) : Html()) +
              buttons_of(visit, *step, state));
  return respond(visit, {.tab = visit.say("tell.tab", "tell.young.tab"),
                         .path = "/tell",
                         .main = std::move(main),
                         .emergency = step->id == "danger" ? Emergency::full : Emergency::one_line,
                         .status = errors.empty() ? http::Status::ok : http::Status::unprocessable});
}

}  // namespace heed::web_public
