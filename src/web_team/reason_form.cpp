#include "web_team/reason_form.hpp"

#include "app/form_state.hpp"
#include "base/text.hpp"
#include "html/components.hpp"

namespace heed::web_team {

using namespace html;

std::string path_of(ConcernId concern) { return "/team/concerns/" + concern.to_string(); }

std::string note_of(const Visit& visit, std::string_view note_key) {
  const std::string reason = tidy_lines(visit.form.value("reason"));
  return reason.empty() ? reason : visit.words(note_key, {{"reason", reason}});
}

std::string once_of(const Visit& visit) {
  constexpr std::size_t most_token_bytes = 64;
  const auto token = visit.form.value("once");
  return token.empty() || token.size() > most_token_bytes ? app::FormState(visit.team.service).new_token()
                                                          : std::string(token);
}

Html reason_form(const Visit& visit, ConcernId concern, const ReasonForm& form, const std::vector<FieldError>& errors) {
  const content::Words& t = visit.words;
  TextField field;
  field.name = "reason";
  field.label = t(form.label);
  field.hint = t(form.hint);
  field.error = error_of(t, errors, field.name);
  field.value = visit.form.value("reason");
  field.rows = 4;
  const Html buttons = div({cls("heed-actions")}, submit(t(form.button), ButtonKind::warning),
                           link_button(t("team.about_staff.back"), t.path(path_of(concern)), ButtonKind::secondary));
  return post_form(t, visit.csrf_token, path_of(concern) + std::string(form.below),
                   hidden("once", once_of(visit)) + text_field(field) + buttons);
}

}  // namespace heed::web_team
