#include "web_team/sign_in.hpp"

#include "app/users.hpp"
#include "html/components.hpp"
#include "web_team/session_cookie.hpp"
#include "web_team/team_route.hpp"

namespace heed::web_team {

using namespace html;

namespace {

constexpr std::size_t most_sign_in_bytes = 8192;

struct SignInForm {
  std::string name;
  std::vector<FieldError> errors;
};

Html fields(const content::Words& words, const SignInForm& typed) {
  TextField name;
  name.name = "name";
  name.label = words("team.sign_in.name");
  name.value = typed.name;
  name.error = error_of(words, typed.errors, "name");
  name.autocomplete = "username";
  name.width = 20;
  name.spellcheck = false;
  name.prevent_translate = true;
  TextField password;
  password.name = "password";
  password.label = words("team.sign_in.password");
  password.type = "password";
  password.autocomplete = "current-password";
  password.width = 20;
  password.spellcheck = false;
  return text_field(name) + text_field(password) + submit(words("team.sign_in.button"));
}

// Why someone finds themselves here who had been signed in.
Html why_here(const http::Request& request, const content::Words& words) {
  const auto query = http::Form::parse(request.query);
  if (query.ok() && query->has("signed_out")) return inset(words("team.sign_in.signed_out"));
  return session_cookie(request) ? inset(words("team.sign_in.ended")) : Html();
}

http::Response show(const Team& team, const http::Request& request, const content::Words& words,
                    const SignInForm& typed, http::Status status) {
  const Html main = outcome(error_summary(words, typed.errors) + why_here(request, words)) +
                    heading(1, words("team.sign_in.title"), "l") + paragraph(words("team.sign_in.who")) +
                    form({cls("heed-form"), attribute("method", "post"),
                          action(words.path(at_outcome("/team/sign-in"))), flag("novalidate")},
                         fields(words, typed)) +
                    paragraph(Html(words("team.sign_in.not_team")) + " " +
                              a({cls("govuk-link"), href(words.path("/tell"))}, words("team.sign_in.tell")));
  return outside_page(team, request, words, words("team.sign_in.title"), main, status);
}

// Where someone starts: the inbox, or for whoever has none the page of their own work.
std::string_view landing(const domain::Actor& actor) {
  if (domain::may(actor, domain::Action::list_inbox)) return "/team";
  if (domain::may(actor, domain::Action::read_audit)) return "/team/audit";
  return domain::may(actor, domain::Action::manage_users) ? "/team/users" : "/team/account";
}

http::Response get_sign_in(const Team& team, const http::Request& request) {
  const content::Words words = team.site.library->words(request.locale);
  const auto cookie = session_cookie(request);
  const auto session = cookie ? team.sessions.find(*cookie) : std::nullopt;
  const auto user = session ? UserId::parse(session->subject) : std::nullopt;
  const auto actor = user ? app::FindActor(team.service)(*user) : std::nullopt;
  if (actor) return go_to(words, landing(*actor));
  return show(team, request, words, {}, http::Status::ok);
}

http::Response refused(const Team& team, const http::Request& request, const content::Words& words,
                       std::string_view name, const Error& error) {
  const std::string code = words.has(error.code) ? error.code : "sign_in.unavailable";
  http::Status status = http::Status::unavailable;
  if (error.kind == ErrorKind::refused || error.kind == ErrorKind::invalid) status = http::Status::forbidden;
  if (error.code == "sign_in.slow_down") status = http::Status::too_many_requests;
  return show(team, request, words, {std::string(name), {{"name", code}}}, status);
}

http::Response post_sign_in(const Team& team, const http::Request& request) {
  const content::Words words = team.site.library->words(request.locale);
  const auto form = http::Form::parse(request.body);
  if (!form.ok()) return refused(team, request, words, "", form.error());
  const std::string_view name = form->value("name");
  if (!comes_from_our_pages(request))
    return refused(team, request, words, "", {ErrorKind::refused, "sign_in.elsewhere", {}});
  const auto actor = app::SignIn(team.service)(name, Secret::from_text(form->value("password")),
                                               static_cast<app::SignInSource>(request.source));
  if (!actor.ok()) return refused(team, request, words, name, actor.error());

  // A session from before is never carried over the sign-in, so nobody can plant one.
  if (const auto before = session_cookie(request)) team.sessions.end(*before);
  http::Response response = go_to(words, landing(*actor));
  set_session_cookie(request, response, team.sessions.begin(actor->id.to_string()));
  return response;
}

// Before its turn: whoever must wait anyway takes no place from those whose password is looked at.
http::Standing standing_of(const Team& team, const http::Request& request) {
  const auto form = http::Form::parse(request.body);
  if (!form.ok() || !comes_from_our_pages(request)) return http::Standing::aside;
  switch (app::SignIn(team.service).look(form->value("name"), static_cast<app::SignInSource>(request.source))) {
    case app::TryStanding::known: return http::Standing::known;
    case app::TryStanding::new_here: return http::Standing::ordinary;
    case app::TryStanding::must_wait: return http::Standing::aside;
  }
  return http::Standing::ordinary;
}

http::Response post_sign_out(const Visit& visit) {
  const auto written = app::RecordEvent(visit.team.service).signed_out(visit.actor);
  if (const auto cookie = session_cookie(visit.request)) visit.team.sessions.end(*cookie);
  if (visit.form.has("everywhere")) visit.team.sessions.end_all_of(visit.actor.id.to_string());
  // The session is over whether or not its line could be written; that the store cannot write is told all the same.
  http::Response response =
      written.ok() ? go_to(visit.words, "/team/sign-in?signed_out=1") : problem_page(visit, written.error());
  clear_session_cookie(visit.request, response);
  return response;
}

}  // namespace

std::vector<http::Route> sign_in_routes(const Team& team) {
  std::vector<http::Route> routes;
  routes.push_back({http::Method::get, "/team/sign-in", "public", "none: the same for everyone", http::Pool::page, 0,
                    /*localised=*/true, [team](const http::Request& request) { return get_sign_in(team, request); }});
  routes.push_back({http::Method::post, "/team/sign-in", "public",
                    std::string(to_string(domain::AuditAction::sign_in_done)), http::Pool::password, most_sign_in_bytes,
                    /*localised=*/true, [team](const http::Request& request) { return post_sign_in(team, request); },
                    [team](const http::Request& request) { return standing_of(team, request); }});
  routes.push_back(team_route(team, http::Method::post, "/team/sign-out", domain::Action::read_own_account,
                              domain::AuditAction::sign_out_done, post_sign_out));
  return routes;
}

}  // namespace heed::web_team
