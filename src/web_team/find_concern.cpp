#include "web_team/find_concern.hpp"

#include "app/team.hpp"
#include "html/components.hpp"

namespace heed::web_team {

using namespace html;

namespace {

constexpr std::string_view name = "reference";

}  // namespace

Html find_form(const Visit& visit, std::string_view typed, std::string_view error) {
  const content::Words& t = visit.words;
  TextField field;
  field.name = name;
  field.label = t("team.find.label");
  field.value = std::string(typed);
  field.width = 20;
  field.spellcheck = false;
  if (!error.empty()) field.error = t(error);
  return div({id("find")},
             post_form(t, visit.csrf_token, "/team/find",
                       text_field(field) + submit(t("team.find.button"), ButtonKind::secondary), "heed-find"));
}

Html find_below(const Visit& visit) {
  return p({cls("govuk-body-s")}, a({cls("govuk-link"), href("#find")}, visit.words("team.find.label")));
}

http::Response post_find(const Visit& visit) {
  const content::Words& t = visit.words;
  const std::string typed(visit.form.value(name));
  const auto found = app::FindConcern(visit.team.service)(visit.actor, typed);
  if (found.ok()) return go_to(t, "/team/concerns/" + found->to_string());
  const Error& error = found.error();
  if (!error.code.starts_with("problem.find.")) return problem_page(visit, error);
  const std::vector<FieldError> errors{{std::string(name), error.code}};
  const Html main = outcome(error_summary(t, errors)) + heading(1, t("team.find.title"), "l") +
                    find_form(visit, typed, error.code) +
                    paragraph(a({cls("govuk-link"), href(t.path("/team"))}, t("team.find.back")));
  return team_page(visit, t("team.find.title.error"), main, status_of(error.kind));
}

}  // namespace heed::web_team
