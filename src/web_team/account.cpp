#include "web_team/account.hpp"

#include "app/users.hpp"
#include "html/components.hpp"
#include "web_team/facts.hpp"
#include "web_team/session_cookie.hpp"

namespace heed::web_team {

using namespace html;

namespace {

Html roles(const content::Words& words, const domain::Actor& actor) {
  return each(actor.roles,
              [&](domain::Role role) { return div({}, words("team.role." + std::string(to_string(role)))); });
}

// Whoever runs the service sees no concern unless someone gives them that work too; this says so, and what their work is.
Html without_concerns(const content::Words& words, const domain::Actor& actor) {
  if (domain::may(actor, domain::Action::list_inbox)) return {};
  Html text = inset(words("team.account.no_concerns"));
  if (domain::may(actor, domain::Action::manage_users)) text += paragraph(words("team.account.manage_users"));
  if (domain::may(actor, domain::Action::read_audit)) text += paragraph(words("team.account.read_audit"));
  return text;
}

// A password is never shown again, so none of these fields holds what was typed.
Html password_field(const Visit& visit, const std::vector<FieldError>& errors, std::string name,
                    std::string_view autocomplete) {
  TextField field;
  field.label = visit.words("team.account.password." + name);
  if (name == "wanted")
    field.hint = visit.words("team.account.password.hint",
                             {{"least", static_cast<std::int64_t>(app::least_password_characters)}});
  field.error = error_of(visit.words, errors, name);
  field.type = "password";
  field.autocomplete = autocomplete;
  field.width = 20;
  field.spellcheck = false;
  field.name = std::move(name);
  return text_field(field);
}

Html password(const Visit& visit, const std::vector<FieldError>& errors) {
  const content::Words& t = visit.words;
  return heading(2, t("team.account.password.title"), "m") + paragraph(t("team.account.password.text")) +
         post_form(t, visit.csrf_token, "/team/account/password",
                   password_field(visit, errors, "current", "current-password") +
                       password_field(visit, errors, "wanted", "new-password") +
                       password_field(visit, errors, "again", "new-password") +
                       submit(t("team.account.password.button"), ButtonKind::secondary),
                   "heed-form");
}

Html sign_out(const Visit& visit) {
  return post_form(
      visit.words, visit.csrf_token, "/team/sign-out",
      div({cls("heed-actions")}, submit(visit.words("team.account.sign_out")),
          submit(visit.words("team.account.sign_out_everywhere"), ButtonKind::secondary, "everywhere", "yes")));
}

http::Response show(const Visit& visit, const std::vector<FieldError>& errors, http::Status status) {
  const content::Words& t = visit.words;
  Facts facts(t);
  facts.always("team.account.name", visit.actor.name).line("team.account.roles", roles(t, visit.actor));
  facts.line("team.account.named_reader",
             t(visit.actor.named_reader ? "team.account.named_reader.yes" : "team.account.named_reader.no"));
  const auto query = http::Form::parse(visit.request.query);
  const bool changed = query.ok() && query->has("password_changed");
  const Html said_so = changed ? inset(t("team.account.password.changed")) : Html();
  if (visit.actor.must_change_password) {
    const Html only = outcome(error_summary(t, errors)) + heading(1, t("team.account.given.title"), "l") +
                      inset(t("team.account.given.text")) + password(visit, errors) + sign_out(visit);
    return team_page(visit, t(errors.empty() ? "team.account.given.title" : "team.account.title.error"), only, status);
  }
  const Html main = outcome(error_summary(t, errors) + said_so) + heading(1, t("team.account.title"), "l") +
                    facts.list() + without_concerns(t, visit.actor) + heading(2, t("team.may.title"), "m") +
                    what_you_may_do(t, visit.actor) + password(visit, errors) +
                    heading(2, t("team.account.leaving.title"), "m") + paragraph(t("team.account.leaving.text")) +
                    sign_out(visit);
  return team_page(visit, t(errors.empty() ? "team.account.title" : "team.account.title.error"), main, status);
}

std::vector<FieldError> mistakes_in(const http::Form& form) {
  std::vector<FieldError> errors;
  if (form.value("current").empty()) errors.push_back({"current", "account.password.current"});
  if (form.value("wanted") != form.value("again")) errors.push_back({"again", "account.password.differ"});
  return errors;
}

}  // namespace

http::Response get_account(const Visit& visit) { return show(visit, {}, http::Status::ok); }

http::Response post_password(const Visit& visit) {
  const auto mistakes = mistakes_in(visit.form);
  if (!mistakes.empty()) return show(visit, mistakes, http::Status::unprocessable);
  const auto changed = app::ChangeOwnPassword(visit.team.service)(
      visit.actor, Secret::from_text(visit.form.value("current")), Secret::from_text(visit.form.value("wanted")));
  if (changed.ok()) {
    visit.team.sessions.end_all_of(visit.actor.id.to_string());
    http::Response response = go_to(visit.words, "/team/account?password_changed=1#outcome");
    set_session_cookie(visit.request, response, visit.team.sessions.begin(visit.actor.id.to_string()));
    return response;
  }
  const std::string& code = changed.error().code;
  if (code == "sign_in.slow_down") return show(visit, {{"current", code}}, http::Status::too_many_requests);
  if (code == "account.password.wrong") return show(visit, {{"current", code}}, http::Status::unprocessable);
  if (code == "user.password.short" || code == "user.password.weak" || code == "account.password.same")
    return show(visit, {{"wanted", code}}, http::Status::unprocessable);
  return problem_page(visit, changed.error());
}

}  // namespace heed::web_team
