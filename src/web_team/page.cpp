#include "web_team/page.hpp"

#include "app/alerts.hpp"
#include "html/components.hpp"
#include "web_team/danger_now.hpp"
#include "web_team/session_cookie.hpp"
#include "web_team/without_reader.hpp"

namespace heed::web_team {

using namespace html;

namespace {

constexpr const char* outcome_place = "outcome";

html::PageFrame frame_of(const http::Request& request, const content::Words& words, std::string_view tab) {
  return {words,        html::Look::team,  std::string(tab),  request.path,
          std::nullopt, /*personal=*/true, /*writing=*/false, /*emergency_box=*/false};
}

// Where an action starts; empty for what is done from a concern's own page.
std::string_view start_of(domain::Action action) {
  if (action == domain::Action::list_inbox) return "/team";
  if (action == domain::Action::read_alerts) return "/team/alerts";
  if (action == domain::Action::try_alert_rules) return "/team/alert-rules";
  if (action == domain::Action::search_known) return "/team/search";
  if (action == domain::Action::read_audit) return "/team/audit";
  if (action == domain::Action::manage_users) return "/team/users";
  if (action == domain::Action::read_own_account) return "/team/account";
  return {};
}

Html problem_body(const Visit& visit, std::string_view title_key, const std::string& text, const Html& kept = {}) {
  return outcome(heading(1, visit.words(title_key), "l") + paragraph(text)) + kept +
         heading(2, visit.words("team.may.title"), "m") + what_you_may_do(visit.words, visit.actor);
}

std::string_view title_key_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::refused: return "team.problem.refused.title";
    case ErrorKind::not_found: return "team.problem.not_found.title";
    case ErrorKind::invalid: return "team.problem.invalid.title";
    case ErrorKind::conflict: return "team.problem.conflict.title";
    case ErrorKind::unavailable: return "team.problem.unavailable.title";
    case ErrorKind::unknown: return "team.problem.unknown.title";
    case ErrorKind::corrupt:
    case ErrorKind::internal: return "team.problem.broken.title";
  }
  return "team.problem.broken.title";
}

std::string_view text_key_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::refused: return "team.problem.refused.text";
    case ErrorKind::not_found: return "team.problem.not_found.text";
    case ErrorKind::invalid: return "team.problem.invalid.text";
    case ErrorKind::conflict: return "store.revision";
    case ErrorKind::unavailable: return "team.problem.unavailable.text";
    case ErrorKind::unknown: return "team.problem.unknown.text";
    case ErrorKind::corrupt: return "team.problem.corrupt.text";
    case ErrorKind::internal: return "team.problem.broken.text";
  }
  return "team.problem.broken.text";
}

}  // namespace

Html typed_texts(const content::Words& words, const http::Request& request, const http::Form& form) {
  if (!comes_from_our_pages(request)) return {};
  Html texts;
  for (const auto& [name, values] : form.all()) {
    if (!words.has("team.field." + name)) continue;
    for (const std::string& value : values) {
      if (value.empty()) continue;
      TextField field;
      field.name = name;
      field.label = words("team.field." + name);
      field.value = value;
      field.rows = 8;
      texts += text_field(field);
    }
  }
  return texts.empty() ? Html() : div({flag("data-heed-unsent")}, texts);
}

Html kept_texts(const Visit& visit) {
  const Html texts = typed_texts(visit.words, visit.request, visit.form);
  return texts.empty() ? Html() : paragraph(visit.words("team.problem.kept")) + texts;
}

http::Response team_page(const Visit& visit, std::string_view tab, const Html& main, http::Status status) {
  html::PageFrame frame = frame_of(visit.request, visit.words, tab);
  frame.team = html::TeamFrame{visit.actor.name, visit.csrf_token, {}};
  for (const domain::Action one : domain::all_actions())
    if (const std::string_view start = start_of(one); !start.empty() && domain::may(visit.actor, one))
      frame.team->pages.emplace(start);
  // Where storage does not answer, the page itself says so.
  if (const auto alerts = app::CountAlerts(visit.team.service)(visit.actor); alerts.ok() && alerts->open > 0)
    frame.team->counts["/team/alerts"] = static_cast<std::int64_t>(alerts->open);
  return http::Response::html(
             html::document(visit.team.site, frame, danger_now(visit) + without_reader_line(visit) + main), status)
      .personal();
}

http::Response outside_page(const Team& team, const http::Request& request, const content::Words& words,
                            std::string_view tab, const Html& main, http::Status status, Boxes boxes) {
  html::PageFrame frame = frame_of(request, words, tab);
  frame.holds_unsent = boxes == Boxes::hold_unsent;
  return http::Response::html(html::document(team.site, frame, main), status).personal();
}

http::Response go_to(const content::Words& words, std::string_view root_relative) {
  return http::Response::redirect(words.path(root_relative)).personal();
}

http::Response go_to_saying(const Visit& visit, const std::string& root_relative, std::string_view word,
                            std::string_view place) {
  if (const auto cookie = session_cookie(visit.request))
    visit.team.sessions.leave_word(*cookie, root_relative, std::string(word));
  return go_to(visit.words, root_relative + "#" + std::string(place.empty() ? outcome_place : place));
}

std::string said_once(const Visit& visit) {
  const auto cookie = session_cookie(visit.request);
  return cookie ? visit.team.sessions.take_word(*cookie, visit.request.path) : std::string();
}

Html just_done(const Visit& visit) {
  const std::string word = said_once(visit);
  return visit.words.has(word) ? inset(visit.words(word)) : Html();
}

Html outcome(const Html& content) {
  if (content.empty()) return {};
  return div({cls("heed-outcome"), id(outcome_place), attribute("tabindex", "-1")}, content);
}

std::string at_outcome(std::string_view path) { return std::string(path) + "#" + outcome_place; }

Html post_form(const content::Words& words, std::string_view csrf_token, std::string_view path, const Html& fields,
               std::string_view classes, Boxes boxes) {
  return form({attribute("method", "post"), action(words.path(at_outcome(path))), flag("novalidate"),
               when(!classes.empty(), cls(classes)), when(boxes == Boxes::hold_unsent, flag("data-heed-unsent"))},
              hidden("csrf", csrf_token), fields);
}

std::string words_of(const content::Words& words, const Error& error) {
  return words(words.has(error.code) ? std::string_view(error.code) : text_key_of(error.kind));
}

http::Status status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::refused: return http::Status::forbidden;
    case ErrorKind::not_found: return http::Status::not_found;
    case ErrorKind::invalid: return http::Status::unprocessable;
    case ErrorKind::conflict: return http::Status::conflict;
    case ErrorKind::unavailable:
    case ErrorKind::unknown: return http::Status::unavailable;
    case ErrorKind::corrupt:
    case ErrorKind::internal: return http::Status::internal_error;
  }
  return http::Status::internal_error;
}

http::Response problem_page(const Visit& visit, const Error& error) {
  // A record that is not there and one that this person may not know of read the same, whatever the code.
  const std::string text =
      error.kind == ErrorKind::not_found ? visit.words("team.problem.not_found.text") : words_of(visit.words, error);
  const std::string_view title = title_key_of(error.kind);
  return team_page(visit, visit.words(title), problem_body(visit, title, text, kept_texts(visit)),
                   status_of(error.kind));
}

http::Response forbidden_page(const Visit& visit, std::string_view text_key, const Html& kept) {
  const std::string_view title = "team.problem.refused.title";
  return team_page(visit, visit.words(title), problem_body(visit, title, visit.words(text_key), kept),
                   http::Status::forbidden);
}

Html what_you_may_do(const content::Words& words, const domain::Actor& actor) {
  const domain::RecordFacts any_record{.area_id = actor.area_id, .restricted = false, .excluded = {}, .closed = false};
  Html lines;
  for (const domain::Action one : domain::all_actions()) {
    if (!domain::may(actor, one, any_record)) continue;
    const std::string text = words("team.may." + std::string(to_string(one)));
    const std::string_view start = start_of(one);
    lines += start.empty() ? li({}, text) : li({}, a({cls("govuk-link"), href(words.path(start))}, text));
  }
  return ul({cls("govuk-list govuk-list--bullet")}, lines);
}

}  // namespace heed::web_team
