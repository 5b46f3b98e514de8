#include "web_public/return_pages.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "app/error_text.hpp"
#include "app/form_state.hpp"
#include "base/text.hpp"
#include "html/components.hpp"
#include "html/error_summary.hpp"
#include "html/phone_numbers.hpp"
#include "web_public/about_staff.hpp"
#include "web_public/tell_field.hpp"

namespace heed::web_public {

using namespace html;

namespace {

constexpr std::string_view purpose = "return";
constexpr int rows_of_the_words = 3;  // seven words of nine letters on the narrowest phone
constexpr std::size_t words_of_a_receipt = 7;

http::Response page(const Visit& visit, Html main, Emergency emergency, http::Status status = http::Status::ok) {
  return respond(visit, {.tab = visit.say("receipt.return.tab", "receipt.young.return.tab"),
                         .path = "/return",
                         .main = std::move(main),
                         .emergency = emergency,
                         .status = status});
}

Html sealed(const Visit& visit, const ReturnState& state) { return hidden("state", seal(visit.forms, state)); }

std::string_view state_words(app::ReportedState state) {
  switch (state) {
    case app::ReportedState::received: return "receipt.state.received";
    case app::ReportedState::read: return "receipt.state.read";
    case app::ReportedState::written_since: return "receipt.state.written_since";
    case app::ReportedState::taken: return "receipt.state.taken";
    case app::ReportedState::message_waits: return "receipt.state.message_waits";
    case app::ReportedState::closed: return "receipt.state.closed";
  }
  return "receipt.state.received";
}

bool waits_to_be_read(app::ReportedState state) {
  using enum app::ReportedState;
  return state == received || state == written_since || state == message_waits;
}

Html one_message(const Visit& visit, const app::ConversationMessage& message) {
  const auto who =
      message.from_reporter ? visit.t("receipt.message.you") : visit.t("receipt.message.team", visit.names());
  return li({cls(message.from_reporter ? "heed-message heed-message--reporter" : "heed-message heed-message--team")},
            p({cls("heed-message__from")}, strong({}, who), ", ", visit.t.day_and_time(message.sent_at)),
            message.danger_said && !message.text.empty()
                ? p({cls("heed-message__danger")}, strong({}, visit.t("receipt.message.danger_said")))
                : Html(),
            div({cls("heed-message__text")},
                message.text.empty() ? Html(visit.t("receipt.message.danger_alone")) : quoted_text(message.text)));
}

Html conversation(const Visit& visit, const app::ReturnView& view) {
  if (view.messages.empty()) return paragraph(visit.t("receipt.message.none"));
  Html earlier;
  if (view.has_earlier)
    earlier = submit(visit.t("receipt.message.earlier"), ButtonKind::secondary, "show",
                     std::to_string(view.newer + view.messages.size()));
  Html newest;
  if (view.newer > 0) newest = submit(visit.t("receipt.message.newest"), ButtonKind::secondary, "show", "0");
  return earlier +
         ol({cls("heed-conversation")},
            each(view.messages, [&](const app::ConversationMessage& message) { return one_message(visit, message); })) +
         newest;
}

// Whether it was ticked before is not shown: past answers are not, to whoever holds the words.
Html about_us_question(const Visit& visit, app::MessageAbout about) {
  return about_staff_field(visit, about == app::MessageAbout::us,
                           visit.say("receipt.write.staff.hint", "receipt.young.write.staff.hint"));
}

// Asked before the words, as on the short form: whatever changes after the first telling, this cannot wait until it is read.
Html danger_question(const Visit& visit, app::MessageDanger danger) {
  ChoiceField field;
  field.name = danger_name;
  field.legend = visit.t("receipt.write.danger");
  field.several = true;
  field.small = true;
  field.legend_size = LabelSize::small;
  field.choices = {{"yes",
                    visit.t("receipt.write.danger.now"),
                    visit.say("receipt.write.danger.hint", "receipt.young.write.danger.hint"),
                    danger == app::MessageDanger::now,
                    {}}};
  return choice_field(field);
}

// The messages and the other buttons stand in the form too: whichever is pressed takes along what is half written.
Html write_form(const Visit& visit, const ReturnState& state, const Unsent& unsent, const Html& messages = {},
                const Html& below = {}) {
  TextField box;
  box.name = "message";
  box.label = visit.say("receipt.write.label", "receipt.young.write.label");
  box.hint = visit.say("receipt.write.hint", "receipt.young.write.hint") + " " + stay_here(visit);
  box.value = unsent.text;
  box.rows = 6;
  if (!unsent.error.empty()) box.error = error_of_text(visit.t, {{box.name, unsent.error}}, box.name, box.value);
  return post_form(visit, "/return/message",
                   sealed(visit, state) + messages + danger_question(visit, unsent.danger) + text_field(box) +
                       about_us_question(visit, unsent.about) + submit(visit.t("receipt.write.button")) + below);
}

Html button_to(const Visit& visit, std::string_view path, std::string_view label) {
  return submit_to(visit.t.path(path), label, ButtonKind::secondary);
}

Html contact_button(const Visit& visit, const app::ReturnView& view) {
  if (view.contact_allowed)
    return paragraph(visit.t("receipt.withdraw.text")) +
           button_to(visit, "/return/withdraw", visit.t("receipt.withdraw.button"));
  return paragraph(visit.say("receipt.allow.text", "receipt.young.allow.text")) +
         button_to(visit, "/return/allow", visit.say("receipt.allow.button", "receipt.young.allow.button"));
}

Html other_things(const Visit& visit, const app::ReturnView& view) {
  return heading(2, visit.t("receipt.other.title")) + contact_button(visit, view) +
         paragraph(visit.say("receipt.end.text", "receipt.young.end.text")) +
         button_to(visit, "/return/end", visit.say("receipt.end.button", "receipt.young.end.button"));
}

// The same mistake, in this look's word for a receipt.
std::string_view in_this_look(const Visit& visit, std::string_view error) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> young{
      {{"receipt.unknown", "receipt.young.unknown"},
       {"receipt.words.count", "receipt.young.words.count"},
       {"receipt.words.joined", "receipt.young.words.joined"},
       {"receipt.is_reference", "receipt.young.is_reference"},
       {"receipt.words.unknown", "receipt.young.words.unknown"}}};
  for (const auto& [adults, young_people] : young)
    if (visit.young() && error == adults) return young_people;
  return error;
}

// "Look at word 3: “aplpe”." By what stands between two white spaces; where those do not make seven, by its number alone.
std::string which_is_wrong(const Visit& visit, std::string_view typed, std::string_view places) {
  std::vector<std::string_view> words;
  for (const auto word : split(typed, ' '))
    if (!trim(word).empty()) words.push_back(trim(word));
  std::string lines;
  for (const auto place : split(places, ' ')) {
    const auto number = static_cast<std::size_t>(parse_number(place).value_or(0));
    const bool shown = words.size() == words_of_a_receipt && number >= 1 && number <= words.size();
    if (!lines.empty()) lines += " ";
    const auto at = static_cast<std::int64_t>(number);
    lines += shown ? visit.t("receipt.words.look_at", {{"number", at}, {"word", std::string(words[number - 1])}})
                   : visit.t("receipt.words.look_at_number", {{"number", at}});
  }
  return lines;
}

// Rounded up: whoever comes when they were told to is not sent away again.
content::Arguments in_minutes(std::chrono::milliseconds wait) {
  const auto minutes = std::chrono::ceil<std::chrono::minutes>(wait).count();
  return {{"count", std::max<std::int64_t>(minutes, 1)}};
}

// What was to be sent, or to be opened, to press again.
Html once_more(const Visit& visit, const ReturnState& state, const Unsent& unsent) {
  if (unsent.is_anything()) return write_form(visit, state, unsent);
  return post_form(visit, "/return", sealed(visit, state) + submit(visit.t("receipt.later.button")));
}

Html call_first(const Visit& visit) {
  return warning(visit.t, with_numbers(visit.say("tell.now.call", "tell.young.now.call")));
}

Html in_danger_notice(const Visit& visit, JustNow just_now) {
  auto words = visit.say("receipt.notice.in_danger", "receipt.young.notice.in_danger");
  if (just_now == JustNow::written_in_danger_about_us)
    words += " " + visit.say("receipt.notice.only_named", "receipt.young.notice.only_named");
  return call_first(visit) + notice(visit.t("receipt.notice.title"), words) + visit.duty_card();
}

bool is_in_danger(JustNow just_now, const Unsent& unsent) {
  return just_now == JustNow::written_in_danger || just_now == JustNow::written_in_danger_about_us ||
         unsent.danger == app::MessageDanger::now;
}

Html just_now_notice(const Visit& visit, JustNow just_now) {
  switch (just_now) {
    case JustNow::opened: return {};
    case JustNow::written: return notice(visit.t("receipt.notice.title"), visit.t("receipt.notice.written"));
    case JustNow::written_about_us:
      return notice(visit.t("receipt.notice.title"),
                    visit.say("receipt.notice.written_about_us", "receipt.young.notice.written_about_us"));
    case JustNow::written_in_danger:
    case JustNow::written_in_danger_about_us: return in_danger_notice(visit, just_now);
    case JustNow::allowed:
      return notice(visit.t("receipt.notice.title"),
                    visit.say("receipt.notice.allowed", "receipt.young.notice.allowed"));
    case JustNow::withdrawn:
      return notice(visit.t("receipt.notice.title"),
                    visit.say("receipt.notice.withdrawn", "receipt.young.notice.withdrawn"));
  }
  return {};
}

// In hidden fields: the page between shows no boxes.
Html carried(const Unsent& unsent) {
  return hidden("message", unsent.text) +
         (unsent.danger == app::MessageDanger::now ? hidden(danger_name, "yes") : Html()) +
         about_staff_carried(unsent.about == app::MessageAbout::us);
}

// Danger is sent without a word; whom it is about needs a few words first.
bool can_be_sent(const Unsent& unsent) { return unsent.is_written() || unsent.danger == app::MessageDanger::now; }

// What would be lost is shown before it is, and can be sent.
Html not_sent(const Visit& visit, ToConfirm what, const Unsent& unsent) {
  if (!unsent.is_anything()) return {};
  if (!can_be_sent(unsent))
    return notice(visit.t("receipt.unsent.tick"), paragraph(visit.t("receipt.unsent.tick.means")));
  const bool in_danger = unsent.danger == app::MessageDanger::now;
  Html content = paragraph(what == ToConfirm::end_receipt ? visit.say("receipt.unsent.end", "receipt.young.unsent.end")
                                                          : visit.t("receipt.unsent.withdraw"));
  if (!unsent.is_written())
    content += paragraph(visit.t("receipt.unsent.danger.no_words"));
  else
    content += (in_danger ? paragraph(visit.t("receipt.unsent.danger.too")) : Html()) + quoted_text(unsent.text);
  return notice(visit.t(unsent.is_written() ? "receipt.unsent" : "receipt.unsent.danger"), content) +
         submit_to(visit.t.path("/return/message"), visit.t("receipt.unsent.send"));
}

// Red where nothing is lost by it; else sending stands out.
Html end_press(const Visit& visit, const Unsent& unsent) {
  if (!unsent.is_anything())
    return submit(visit.say("receipt.end.confirm", "receipt.young.end.confirm"), ButtonKind::warning, "confirm",
                  confirmed);
  return submit(visit.say("receipt.end.confirm_unsent", "receipt.young.end.confirm_unsent"), ButtonKind::secondary,
                "confirm", confirmed_unsent);
}

}  // namespace

bool Unsent::is_written() const { return !tidy_lines(text).empty(); }

bool Unsent::is_anything() const {
  return is_written() || about == app::MessageAbout::us || danger == app::MessageDanger::now;
}

std::string seal(const PublicForms& forms, const ReturnState& state) {
  return app::FormState(forms.service)
      .seal(purpose, state.words + "\n" + state.token + "\n" + (state.young ? "young" : ""));
}

Result<ReturnState> open_return_state(const PublicForms& forms, std::string_view field) {
  const auto text = TRY(app::FormState(forms.service).open(purpose, field));
  const auto lines = split(text, '\n');
  if (lines.size() != 3) return Error{ErrorKind::invalid, "problem.form.unreadable", "return"};
  return ReturnState{std::string(lines[0]), std::string(lines[1]), lines[2] == "young"};
}

http::Response return_start_page(const Visit& visit, std::string_view typed, std::string_view error,
                                 std::string_view wrong) {
  std::vector<FieldError> errors;
  if (!error.empty()) errors.push_back({"words", std::string(in_this_look(visit, error))});
  TextField field;
  field.name = "words";
  field.label = visit.say("receipt.return.label", "receipt.young.return.label");
  field.hint = visit.say("receipt.return.hint", "receipt.young.return.hint");
  field.value = typed;
  field.error = error_of(visit.t, errors, "words");
  if (field.error && !wrong.empty()) field.error = which_is_wrong(visit, typed, wrong);
  field.rows = rows_of_the_words;
  field.spellcheck = false;
  field.prevent_translate = true;
  Html main =
      error_summary(visit.t, errors) + page_title(visit.say("receipt.return.title", "receipt.young.return.title")) +
      paragraph(visit.say("receipt.return.lead", "receipt.young.return.lead")) +
      post_form(visit, "/return", text_field(field) + submit(visit.t("receipt.return.button"))) +
      details_block(visit.t("receipt.return.lost.title"),
                    paragraph(visit.say("receipt.return.lost", "receipt.young.return.lost")) +
                        paragraph(link_in_new_tab(visit.t, visit.t("receipt.return.lost.link"), visit.link("/tell"))));
  return page(visit, std::move(main), Emergency::full, error.empty() ? http::Status::ok : http::Status::unprocessable);
}

http::Response conversation_page(const Visit& visit, const app::ReturnView& view, const ReturnState& state,
                                 JustNow just_now, const Unsent& unsent) {
  std::vector<FieldText> errors;
  if (!unsent.error.empty()) errors.push_back({"message", app::error_text(visit.t, unsent.error, unsent.text)});
  content::Arguments facts = visit.names();
  facts.emplace_back("time", visit.t.day_and_time(view.received_at));
  const bool in_danger = is_in_danger(just_now, unsent);
  const bool not_stored = unsent.danger == app::MessageDanger::now;
  Html main = (not_stored ? call_first(visit) : Html()) + summary_of_errors(visit.t, errors) +
              just_now_notice(visit, just_now) +
              page_title(visit.say("receipt.conversation.title", "receipt.young.conversation.title")) +
              paragraph(visit.t("receipt.reference") + Html(" ") + strong({}, view.reference)) +
              inset(visit.t(state_words(view.state), facts));
  if (waits_to_be_read(view.state)) main += visit.next_read();
  const Html below = paragraph(with_numbers(visit.say("receipt.write.urgent", "receipt.young.write.urgent"))) +
                     paragraph(visit.say("receipt.close_tab", "receipt.young.close_tab")) + other_things(visit, view);
  main += heading(2, visit.t("receipt.messages.title")) +
          write_form(visit, state, unsent, conversation(visit, view), below);
  return page(visit, std::move(main), in_danger ? Emergency::full : Emergency::one_line,
              errors.empty() ? http::Status::ok : http::Status::unprocessable);
}

http::Response confirm_page(const Visit& visit, const ReturnState& state, ToConfirm what, const Unsent& unsent) {
  const bool end = what == ToConfirm::end_receipt, in_danger = unsent.danger == app::MessageDanger::now;
  const Html yes =
      end ? end_press(visit, unsent)
          : submit(visit.t("receipt.withdraw.confirm"),
                   can_be_sent(unsent) ? ButtonKind::secondary : ButtonKind::primary, "confirm", confirmed);
  const Html all = sealed(visit, state) + carried(unsent);
  Html main =
      (in_danger ? call_first(visit) : Html()) +
      page_title(end ? visit.say("receipt.end.title", "receipt.young.end.title") : visit.t("receipt.withdraw.title")) +
      post_form(visit, end ? "/return/end" : "/return/withdraw",
                all + not_sent(visit, what, unsent) +
                    paragraph(end ? visit.say("receipt.end.means", "receipt.young.end.means")
                                  : visit.say("receipt.withdraw.means", "receipt.young.withdraw.means")) +
                    yes) +
      post_form(visit, "/return", all + submit(visit.t("receipt.back"), ButtonKind::secondary));
  return page(visit, std::move(main), in_danger ? Emergency::full : Emergency::one_line);
}

http::Response ended_page(const Visit& visit) {
  return page(visit,
              page_title(visit.say("receipt.end.done.title", "receipt.young.end.done.title")) +
                  paragraph(visit.say("receipt.end.done", "receipt.young.end.done")) + visit.who_to_call(),
              Emergency::full);
}

http::Response too_many_tries_page(const Visit& visit, std::chrono::milliseconds wait) {
  return page(visit,
              page_title(visit.t("receipt.too_many.title")) +
                  paragraph(visit.say("receipt.too_many", "receipt.young.too_many", in_minutes(wait))) +
                  visit.who_to_call(),
              Emergency::full, http::Status::too_many_requests);
}

http::Response return_later_page(const Visit& visit, const ReturnState& state, const Unsent& unsent) {
  return page(visit,
              page_title(visit.t("receipt.later.title")) + paragraph(visit.t("receipt.later")) +
                  once_more(visit, state, unsent) + visit.who_to_call(),
              Emergency::full, http::Status::unavailable);
}

http::Response return_wait_page(const Visit& visit, const ReturnState& state, const Unsent& unsent,
                                std::chrono::milliseconds wait) {
  const auto words = unsent.text.empty() ? "receipt.wait" : "receipt.wait.message";
  return page(visit,
              page_title(visit.t("receipt.wait.title")) + paragraph(visit.t(words, in_minutes(wait))) +
                  once_more(visit, state, unsent) + visit.who_to_call(),
              Emergency::full, http::Status::too_many_requests);
}

http::Response return_again_page(const Visit& visit, const Unsent& unsent) {
  Html main =
      page_title(visit.say("receipt.again.title", "receipt.young.again.title")) + paragraph(visit.t("receipt.again"));
  if (!unsent.text.empty()) main += paragraph(visit.t("receipt.again.copy")) + quoted_text(unsent.text);
  main += link_button(visit.say("receipt.again.button", "receipt.young.again.button"), visit.link("/return"),
                      ButtonKind::start) +
          visit.who_to_call();
  return page(visit, std::move(main), Emergency::full, http::Status::gone);
}

http::Response return_gone_page(const Visit& visit, const Unsent& unsent) {
  Html main = (unsent.danger == app::MessageDanger::now ? call_first(visit) : Html()) +
              page_title(visit.t("receipt.gone.title")) + paragraph(visit.say("receipt.gone", "receipt.young.gone"));
  if (unsent.is_written()) main += paragraph(visit.t("receipt.gone.copy")) + quoted_text(unsent.text);
  main += paragraph(link_in_new_tab(visit.t, visit.t("receipt.return.lost.link"), visit.link("/tell"))) +
          visit.who_to_call();
  return page(visit, std::move(main), Emergency::full, http::Status::gone);
}

}  // namespace heed::web_public
