#include "web_team/reason_form.hpp"

#include "app/error_text.hpp"
#include "app/form_state.hpp"
#include "html/components.hpp"
#include "html/error_summary.hpp"
#include "web_team/concern_page.hpp"

namespace heed::web_team {

using namespace html;

std::string path_of(ConcernId concern) { return "/team/concerns/" + concern.to_string(); }

app::NoteOfReason note_of(const Visit& visit, std::string_view note_key) {
  return [&visit, note_key](const std::string& reason) { return visit.words(note_key, {{"reason", reason}}); };
}

std::string once_of(const Visit& visit) {
  constexpr std::size_t most_token_bytes = 64;
  const auto token = visit.form.value("once");
  return token.empty() || token.size() > most_token_bytes ? app::FormState(visit.team.service).new_token()
                                                          : std::string(token);
}

Html reason_mistakes(const Visit& visit, const std::vector<FieldError>& errors) {
  std::vector<FieldText> lines;
  for (const FieldError& one : errors)
    lines.push_back({one.field, app::error_text(visit.words, one.code, visit.form.value(one.field))});
  return summary_of_errors(visit.words, lines);
}

Html reason_form(const Visit& visit, ConcernId concern, std::string_view reference, const ReasonForm& form,
                 const std::vector<FieldError>& errors) {
  const content::Words& t = visit.words;
  TextField field;
  field.name = "reason";
  field.label = t(form.label);
  field.hint = t(form.hint);
  if (!errors.empty()) field.error = app::error_text(t, errors.front().code, visit.form.value(field.name));
  field.value = visit.form.value("reason");
  field.rows = 4;
  const Html buttons = div({cls("heed-actions")}, submit(t(form.button), ButtonKind::warning),
                           link_button(t("team.about_staff.back"), t.path(path_of(concern)), ButtonKind::secondary));
  return post_form(t, visit.csrf_token, path_of(concern) + std::string(form.below),
                   hidden(reference_name, reference) + hidden("once", once_of(visit)) + text_field(field) + buttons, {},
                   errors.empty() ? Boxes::as_stored : Boxes::hold_unsent);
}

}  // namespace heed::web_team
