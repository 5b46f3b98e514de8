#include "web_team/team_route.hpp"

#include "app/users.hpp"
#include "domain/reference.hpp"
#include "html/components.hpp"
#include "web_team/concern_page.hpp"
#include "web_team/session_cookie.hpp"

namespace heed::web_team {

using namespace html;

namespace {

// Every box of a concern's page and of the page before closing: eight long texts of 10,000 characters, each character of which
// takes twelve bytes at most when it is percent-encoded.
constexpr std::size_t most_body_bytes = 1'000'000;

struct SignedIn {
  domain::Actor actor;
  http::Session session;
};

std::optional<SignedIn> find_signed_in(const Team& team, const http::Request& request) {
  const auto cookie = session_cookie(request);
  if (!cookie) return std::nullopt;
  auto session = team.sessions.find(*cookie);
  if (!session) return std::nullopt;
  const auto user = UserId::parse(session->subject);
  if (!user) return std::nullopt;
  auto actor = app::FindActor(team.service)(*user);
  if (!actor) {
    team.sessions.end(*cookie);
    return std::nullopt;
  }
  return SignedIn{std::move(*actor), std::move(*session)};
}

// As the page that was sent said it, and only so: nobody is told here what there is.
std::string reference_sent(const http::Form& form) {
  return domain::parse_reference(form.value(reference_name)).value_or(std::string());
}

// Beside the page, which stays as it is: what stands on it is nowhere else.
Html ways_to_send_it_again(const content::Words& words, const http::Request& request, const http::Form& form) {
  Html ways = paragraph(html::link_in_new_tab(words, words("team.sign_in.button"), words.path("/team/sign-in")));
  const auto concern = ConcernId::parse(request.parameter("id"));
  if (!concern) return ways;
  const std::string reference = reference_sent(form);
  const std::string label = reference.empty() ? words("team.signed_out.concern")
                                              : words("team.signed_out.concern_of", {{"reference", reference}});
  return ways + paragraph(html::link_in_new_tab(words, label, words.path("/team/concerns/" + concern->to_string())));
}

http::Response ask_to_sign_in(const Team& team, const http::Request& request, const content::Words& words) {
  const auto form = http::Form::parse(request.method == http::Method::post ? std::string_view(request.body) : "");
  const Html texts = form.ok() ? typed_texts(words, request, *form) : Html();
  if (texts.empty()) return go_to(words, "/team/sign-in");
  const Html main = heading(1, words("team.signed_out.title"), "l") + paragraph(words("team.signed_out.keep")) +
                    ways_to_send_it_again(words, request, *form) + texts;
  return outside_page(team, request, words, words("team.signed_out.title"), main, http::Status::forbidden,
                      Boxes::hold_unsent);
}

http::Response refuse(const Visit& visit, domain::Action action, std::string_view text_key, const Html& kept = {}) {
  const auto concern = RecordId::parse(visit.request.parameter("id"));
  const auto alert = RecordId::parse(visit.request.parameter("alert"));
  const auto written = app::RecordEvent(visit.team.service)
                           .refused(visit.actor, action, concern ? "concern" : (alert ? "alert" : ""),
                                    concern ? *concern : alert.value_or(RecordId{}));
  if (!written.ok()) return problem_page(visit, written.error());
  return forbidden_page(visit, text_key, kept);
}

// A form of an earlier session of the same person keeps its text.
http::Response refuse_form(const Visit& visit, domain::Action action) {
  return refuse(visit, action, "team.problem.form_old.text", typed_texts(visit.words, visit.request, visit.form));
}

// Whether any role of this person allows the action at all, asked of a record that nothing else forbids.
bool role_allows(const domain::Actor& actor, domain::Action action) {
  return domain::may(actor, action, {.area_id = actor.area_id, .restricted = false, .excluded = {}, .closed = false});
}

http::Response serve(const Team& team, const TeamRow& row, const http::Request& request) {
  const content::Words words = team.site.library->words(request.locale);
  const auto signed_in = find_signed_in(team, request);
  if (!signed_in) return ask_to_sign_in(team, request, words);

  const bool is_post = request.method == http::Method::post;
  const auto form = http::Form::parse(is_post ? std::string_view(request.body) : std::string_view{});
  const Visit visit{
      team, request, words, signed_in->actor, signed_in->session.csrf_token, form.ok() ? *form : http::Form{}};
  if (!form.ok()) return problem_page(visit, form.error());
  if (is_post && !(comes_from_our_pages(request) && same_token(form->value("csrf"), signed_in->session.csrf_token)))
    return refuse_form(visit, row.action);
  if (signed_in->actor.must_change_password && row.action != domain::Action::read_own_account)
    return go_to(words, "/team/account");
  if (!role_allows(signed_in->actor, row.action))
    return refuse(visit, row.action, "team.problem.refused.text", kept_texts(visit));
  return row.handler(visit);
}

}  // namespace

http::Route team_route(const Team& team, TeamRow row) {
  http::Route route;
  route.method = row.method;
  route.pattern = row.pattern;
  route.access = to_string(row.action);
  route.audit = row.audit;
  route.pool = row.pool;
  route.body_bytes = row.method == http::Method::post ? most_body_bytes : 0;
  if (row.pool == http::Pool::password)
    route.standing = [team](const http::Request& request) {
      return find_signed_in(team, request) ? http::Standing::known : http::Standing::aside;
    };
  route.handler = [team, row = std::move(row)](const http::Request& request) { return serve(team, row, request); };
  return route;
}

http::Route team_route(const Team& team, http::Method method, std::string pattern, domain::Action action,
                       domain::AuditAction audit, Handler handler) {
  return team_route(
      team, {method, std::move(pattern), action, std::string(to_string(audit)), std::move(handler), http::Pool::team});
}

}  // namespace heed::web_team
