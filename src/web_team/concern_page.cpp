#include "web_team/concern_page.hpp"

#include <algorithm>

#include "app/error_text.hpp"
#include "app/form_state.hpp"
#include "domain/audit_action.hpp"
#include "html/components.hpp"
#include "html/layout.hpp"
#include "web_team/alerts_page.hpp"
#include "web_team/concern_parts.hpp"
#include "web_team/known_panel.hpp"
#include "web_team/mentions_part.hpp"

namespace heed::web_team {

using namespace html;

std::size_t messages_of_others(const app::ConcernView& view) {
  const auto of_others =
      std::count_if(view.messages.begin(), view.messages.end(), [](const auto& one) { return !one.own; });
  return static_cast<std::size_t>(of_others);
}

std::string ConcernPage::path(std::string_view below) const {
  return "/team/concerns/" + view.id.to_string() + std::string(below);
}

namespace {

// A note and a reply are stored whatever a colleague did meanwhile; what a reply itself changes is that the message is dealt with.
bool is_as_answered(const ConcernPage& page, const Shown& answered) {
  if (page.view.revision == answered.revision) return true;
  const auto& lines = page.view.history;
  return page.view.revision == answered.revision + 1 &&
         std::any_of(lines.begin(), lines.end(), [&](const app::HistoryLine& line) {
           return line.at >= answered.at && line.actor_name == page.actor.name &&
                  line.action == to_string(domain::AuditAction::message_settled);
         });
}

// What a colleague changed while a note was written is not seen by whoever gets the page back with half a decision on it: that
// decision meets it, and says so, when it is sent.
Shown shown_by(const ConcernPage& page) {
  if (page.typed.shown) return *page.typed.shown;
  if (const auto& answered = page.typed.answered_from; answered && !is_as_answered(page, *answered)) return *answered;
  return {page.view.revision, page.now};
}

bool has_buttons(const ConcernPage& page) {
  using enum domain::Action;
  const auto all = {take_concern, settle_message, add_note,         reply_to_reporter, decide_concern,
                    tell_officer, assign_concern, put_back_concern, change_mention};
  return std::any_of(all.begin(), all.end(), [&](domain::Action one) { return page.allows(one); });
}

// Enter in a choice presses the first button of a form. Here that is one which shows the page again at the decision, with
// everything kept: Chromium and WebKit pass over a button that is disabled, and WebKit over one that is not laid out.
Html pressed_by_enter(const ConcernPage& page) {
  return button({cls("govuk-visually-hidden"), attribute("type", "submit"), attribute("tabindex", "-1"),
                 attribute("aria-hidden", "true"), formaction(page.words.path(page.path("/again#decisions")))},
                page.words("team.again.button"));
}

// All boxes and buttons stand in one form, so that no button loses what is half written in another's box.
Html one_form(const ConcernPage& page, const Html& content) {
  if (!has_buttons(page)) return content;
  return post_form(page.words, page.csrf_token, page.path("/again"),
                   pressed_by_enter(page) + what_it_showed(page) + content, {},
                   page.typed.is_anything_written() ? Boxes::hold_unsent : Boxes::as_stored);
}

}  // namespace

Html what_it_showed(const ConcernPage& page) {
  const Shown shown = shown_by(page);
  const std::size_t messages = page.typed.seen_messages.value_or(messages_of_others(page.view));
  return hidden(reference_name, page.view.reference) + hidden("revision", std::to_string(shown.revision)) +
         hidden("messages", std::to_string(messages)) +
         hidden("shown_at", std::to_string(shown.at.milliseconds_since_epoch)) + hidden("once", page.form_token);
}

Html only_buttons_keep(const ConcernPage& page) {
  return p({cls("govuk-body-s heed-no-print")}, page.words("team.only_buttons_keep"));
}

Html button_to(const ConcernPage& page, std::string_view below, std::string_view label, ButtonKind kind) {
  const std::string path = page.path(below);
  const bool has_a_place = below.find('#') != std::string_view::npos;
  return submit_to(page.words.path(has_a_place ? path : at_outcome(path)), label, kind);
}

Html long_text(const ConcernPage& page, std::string_view name, std::string_view hint, const std::string& value,
               int rows) {
  TextField field;
  field.name = name;
  field.label = page.words("team.field." + field.name);
  field.hint = page.words(hint);
  for (const FieldError& one : page.typed.errors)
    if (one.field == name && !field.error) field.error = app::error_text(page.words, one.code, value);
  field.value = value;
  field.rows = rows;
  return text_field(field);
}

Html render_concern(const ConcernPage& page) {
  const content::Words& t = page.words;
  const Html title_of_page = h1({cls("govuk-heading-l")}, t("team.concern.title"), " ",
                                span({attribute("translate", "no")}, page.view.reference));
  const Html said_part = own_words(page) + mentions_part(page) + known_panel(page) + observations(page) +
                         children(page) + adults(page) + things_and_places(page) + referral(page) + reporter(page);
  const Html columns =
      div({cls("heed-columns")},
          div({cls("heed-columns__main")}, said_part, conversation(page), notes(page), decisions(page), history(page)),
          aside({cls("heed-columns__side"), attribute("aria-label", t("team.standing.title"))}, standing(page)));
  return outcome(mistakes(page) + changed_meanwhile(page) + said_meanwhile(page) + what_was_done(page)) +
         title_of_page + page.alerts +
         one_form(page,
                  message_waiting(page) + first_of_all(page) + without_a_box(page) + on_this_page(page) + columns);
}

ConcernPage concern_page(const Visit& visit, const app::ConcernView& view, const Typed& typed) {
  return {visit.words, visit.team.site.library->pack(visit.words.locale()), view, typed, visit.actor, visit.csrf_token,
          // A page that comes back keeps its token, because what became of the first press may be unknown.
          typed.form_token.empty() ? app::FormState(visit.team.service).new_token() : typed.form_token,
          visit.team.service.clock().now()};
}

http::Response no_such_concern(const Visit& visit) {
  return problem_page(visit, {ErrorKind::not_found, "store.missing", {}});
}

http::Response show_concern(const Visit& visit, ConcernId concern, const Typed& typed, http::Status status) {
  const auto view = app::ReadConcern(visit.team.service)(visit.actor, concern);
  if (!view.ok()) return problem_page(visit, view.error());
  ConcernPage page = concern_page(visit, *view, typed);
  // The concern is shown whether this can be looked up or not.
  if (auto known = app::SuggestLinks(visit.team.service)(visit.actor, concern, visit.words); known.ok())
    page.known = std::move(known).value();
  page.alerts = alerts_citing(visit, concern);
  const std::string tab = visit.words(typed.errors.empty() ? "team.concern.tab" : "team.concern.tab.error");
  return team_page(visit, tab, render_concern(page) + script_file(visit.team.site.mentions_script_path), status);
}

http::Response get_concern(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  Typed nothing;
  nothing.done = done_of(said_once(visit));
  return show_concern(visit, *concern, nothing);
}

http::Response get_press(const Visit& visit) {
  const auto concern = ConcernId::parse(visit.request.parameter("id"));
  if (!concern) return no_such_concern(visit);
  return go_to(visit.words, "/team/concerns/" + concern->to_string());
}

}  // namespace heed::web_team
