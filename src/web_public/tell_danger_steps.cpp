#include <algorithm>

#include "web_public/floor_words.hpp"
#include "web_public/tell_step_tables.hpp"

namespace heed::web_public {

namespace {

About about(const domain::ConcernDraft& draft) {
  if (draft.reporter_kind == domain::to_string(domain::ReporterKind::young_person)) return About::myself;
  if (draft.reporter_kind == domain::to_string(domain::ReporterKind::friend_of_child)) return About::a_friend;
  return draft.reporter_kind == domain::to_string(domain::ReporterKind::survivor) ? About::long_ago : About::a_child;
}

html::Html render_danger(const StepView& view) {
  const auto& draft = view.state.draft;
  const bool young = view.visit.young();
  return render_floors(view.visit, about(draft), young ? "tell.young.danger.legend" : "tell.danger.legend",
                       young ? "tell.young.danger.hint" : "tell.danger.hint", draft.dangers);
}

void apply_danger(const http::Form& form, const content::Pack&, TellState& state) {
  state.draft.dangers = ticked_floors(form);
}

std::vector<Said> say_danger(const Visit& visit, const domain::ConcernDraft& draft) {
  std::vector<Said> said;
  for (const auto& words : floor_words()) {
    const auto key = words_about(words, about(draft)).box;
    const auto code = domain::to_string(words.floor);
    const bool ticked = std::find(draft.dangers.begin(), draft.dangers.end(), code) != draft.dangers.end();
    if (ticked && !key.empty()) said.push_back({"", visit.t(key)});
  }
  return said;
}

html::Html render_help_now(const StepView& view) {
  return what_to_do_now(view.visit, about(view.state.draft), view.state.draft.dangers);
}

}  // namespace

Step danger_step(std::string_view title, std::string_view lead) {
  return {.id = "danger",
          .title = title,
          .lead = lead,
          .fields = {},
          .render = render_danger,
          .apply = apply_danger,
          .say = say_danger,
          .owns = [](std::string_view field) { return field == "dangers" || field.starts_with("dangers."); }};
}

Step help_now_step(std::string_view title) {
  return {.id = "help_now",
          .title = title,
          .lead = "",
          .fields = {},
          .asks = false,
          .applies = [](const TellState& state) { return !state.draft.dangers.empty(); },
          .render = render_help_now,
          .apply = [](const http::Form&, const content::Pack&, TellState&) {}};
}

}  // namespace heed::web_public
