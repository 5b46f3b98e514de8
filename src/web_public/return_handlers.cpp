#include "web_public/return_handlers.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include "app/form_state.hpp"
#include "base/text.hpp"
#include "domain/reference.hpp"
#include "web_public/about_staff.hpp"
#include "web_public/return_pages.hpp"

namespace heed::web_public {

namespace {

using html::Look;

Look look_sent(const http::Form& form) { return form.value("as") == "young" ? Look::young_people : Look::adults; }

// A form of a page that was opened with a receipt: its visit, its state and, when it has one, its message.
struct Opened {
  Visit visit;
  Result<ReturnState> state;
  Unsent unsent;
  std::string confirm = {};              // which press of the page between
  std::optional<std::size_t> show = {};  // another part of the conversation: how many of the newest to leave out
};

app::MessageAbout about_sent(const http::Form& form) {
  return is_about_staff_ticked(form) ? app::MessageAbout::us : app::MessageAbout::anyone;
}

app::MessageDanger danger_sent(const http::Form& form) {
  return form.value(danger_name) == "yes" ? app::MessageDanger::now : app::MessageDanger::not_said;
}

Unsent unsent_of(const http::Form& form) {
  return {std::string(form.value("message")), "", about_sent(form), danger_sent(form)};
}

JustNow written_now(const Unsent& sent) {
  const bool about_us = sent.about == app::MessageAbout::us;
  if (sent.danger == app::MessageDanger::now)
    return about_us ? JustNow::written_in_danger_about_us : JustNow::written_in_danger;
  return about_us ? JustNow::written_about_us : JustNow::written;
}

Opened open(const PublicForms& forms, const http::Request& request) {
  const auto form = http::Form::parse(request.body, form_limits);
  if (!form) return {Visit(forms, request), form.error(), {}};
  auto state = open_return_state(forms, form->value("state"));
  Opened opened{Visit(forms, request, look_sent(*form)), std::move(state), unsent_of(*form),
                std::string(form->value("confirm"))};
  if (form->has("show"))
    opened.show = static_cast<std::size_t>(std::max<std::int64_t>(parse_number(form->value("show")).value_or(0), 0));
  return opened;
}

constexpr std::string_view wait_code = "receipt.wait";

// Over the source's limit; the detail is how many seconds, as of the receipt's own.
Error must_wait(http::SourceLimit& limit, std::uint64_t source) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(limit.wait(source)).count();
  return {ErrorKind::unavailable, std::string(wait_code), std::to_string(seconds)};
}

Result<void> take(http::SourceLimit& limit, std::uint64_t source) {
  if (!limit.allow(source)) return must_wait(limit, source);
  return {};
}

// The page for a receipt that could not be used: unknown or ended, or the store could not answer, or it is too often.
http::Response not_opened(const Visit& visit, const ReturnState& state, const Error& error, const Unsent& unsent) {
  if (error.kind == ErrorKind::not_found)
    return unsent.is_anything() ? return_gone_page(visit, unsent) : return_start_page(visit, "", "receipt.unknown");
  if (error.kind == ErrorKind::invalid) return return_start_page(visit, state.words, error.code);
  if (error.code == wait_code)
    return return_wait_page(visit, state, unsent, std::chrono::seconds(parse_number(error.detail).value_or(1)));
  return return_later_page(visit, state, unsent);
}

Result<app::ReturnView> look(const Visit& visit, ReturnLimits& limits, const ReturnState& state,
                             const app::Opening& opening) {
  if (!opening.after_deed) TRY(take(limits.openings, visit.request.source));
  return app::OpenReceipt(visit.forms.service)(state.words, opening);
}

http::Response show(const Visit& visit, ReturnLimits& limits, const ReturnState& state, const Unsent& unsent = {},
                    std::size_t skip_newest = 0) {
  const auto view = look(visit, limits, state, {.skip_newest = skip_newest});
  if (!view) return not_opened(visit, state, view.error(), unsent);
  return conversation_page(visit, *view, state, JustNow::opened, unsent);
}

// The deed has been counted: whoever did it sees what came of it, and what is not sent yet.
http::Response show_done(const Visit& visit, ReturnLimits& limits, const ReturnState& state, JustNow just_now,
                         const Unsent& unsent = {}) {
  const auto view = look(visit, limits, state, {.after_deed = true});
  if (!view) return not_opened(visit, state, view.error(), unsent);
  return conversation_page(visit, *view, state, just_now, unsent);
}

bool is_about_the_words(const Error& error) {
  return error.kind == ErrorKind::not_found || error.kind == ErrorKind::invalid;
}

// A message that was stored must not be repeated by the next one: it gets a token of its own.
ReturnState with_new_token(const PublicForms& forms, ReturnState state) {
  state.token = app::FormState(forms.service).new_token();
  return state;
}

// One receipt's words in one line, so that nothing typed can change the sealed field's shape.
std::string one_line(std::string_view typed) {
  std::string line(typed);
  for (char& c : line)
    if (c == '\n' || c == '\r') c = ' ';
  return line;
}

constexpr std::size_t most_sources = 10'000;

}  // namespace

// A person mistypes a few times, and 90 bits need no more protection than this. With the right words, a school or a shelter may
// be one source.
ReturnLimits::ReturnLimits(const Clock& clock)
    : wrong_words(20, 60, most_sources, clock),
      openings(240, 600, most_sources, clock),
      messages(60, 60, most_sources, clock) {}

http::Response get_return(const PublicForms& forms, const http::Request& request) {
  return return_start_page(Visit(forms, request), "", "");
}

http::Response post_return(const PublicForms& forms, ReturnLimits& limits, const http::Request& request) {
  const auto form = http::Form::parse(request.body, form_limits);
  if (!form) return return_again_page(Visit(forms, request), {});
  const Visit visit(forms, request, look_sent(*form));
  if (form->has("state")) {
    const auto state = open_return_state(forms, form->value("state"));
    const auto unsent = unsent_of(*form);
    return state ? show(visit, limits, *state, unsent) : return_again_page(visit, unsent);
  }
  // The page to wait on seals no words that have opened nothing yet: its field would be a way round this.
  for (auto* const limit : {&limits.wrong_words, &limits.openings})
    if (!limit->allow(request.source)) return too_many_tries_page(visit, limit->wait(request.source));
  ReturnState state{one_line(form->value("words")), app::FormState(forms.service).new_token(), visit.young()};
  const auto view = app::OpenReceipt(forms.service)(state.words);
  // Only wrong words count: whoever has the right ones may come back as often as they like.
  if (view || !is_about_the_words(view.error())) limits.wrong_words.give_back(request.source);
  if (view) {
    // Whoever told as a young person comes back to their own look, by whichever page they came.
    state.young = state.young || view->young;
    const Visit theirs(forms, request, state.young ? Look::young_people : Look::adults);
    return conversation_page(theirs, *view, state, JustNow::opened, {});
  }
  if (view.error().kind == ErrorKind::not_found)
    return return_start_page(visit, form->value("words"), "receipt.unknown");
  if (view.error().kind == ErrorKind::invalid && domain::parse_reference(form->value("words")))
    return return_start_page(visit, form->value("words"), "receipt.is_reference");
  if (view.error().kind == ErrorKind::invalid)
    return return_start_page(visit, state.words, view.error().code, view.error().detail);
  return not_opened(visit, state, view.error(), {});
}

http::Response post_message(const PublicForms& forms, ReturnLimits& limits, const http::Request& request) {
  auto [visit, state, unsent, confirm, another_part] = open(forms, request);
  if (!state) return return_again_page(visit, unsent);
  if (another_part) return show(visit, limits, *state, unsent, *another_part);
  bool is_counted = false;
  const auto count_source = [&]() -> Result<void> {
    TRY(take(limits.messages, request.source));
    is_counted = true;
    return {};
  };
  const auto written = app::WriteAsReporter(forms.service)(state->words, unsent.text, Secret::from_text(state->token),
                                                           unsent.about, unsent.danger, count_source);
  if (written) return show_done(visit, limits, with_new_token(forms, *state), written_now(unsent));
  if (is_counted) limits.messages.give_back(request.source);
  const auto& error = written.error();
  const bool about_the_text = error.kind == ErrorKind::invalid && error.code.starts_with("problem.");
  if (!about_the_text) return not_opened(visit, *state, error, unsent);
  unsent.error = error.code;
  return show(visit, limits, *state, unsent);
}

http::Response post_withdraw(const PublicForms& forms, ReturnLimits& limits, const http::Request& request) {
  const auto [visit, state, unsent, confirm, another_part] = open(forms, request);
  if (!state) return return_again_page(visit, unsent);
  if (confirm != confirmed) return confirm_page(visit, *state, ToConfirm::withdraw_contact, unsent);
  auto done = take(limits.openings, request.source);
  if (done) done = app::WithdrawContact(forms.service)(state->words);
  return done ? show_done(visit, limits, *state, JustNow::withdrawn, unsent)
              : not_opened(visit, *state, done.error(), unsent);
}

http::Response post_allow(const PublicForms& forms, ReturnLimits& limits, const http::Request& request) {
  const auto [visit, state, unsent, confirm, another_part] = open(forms, request);
  if (!state) return return_again_page(visit, unsent);
  auto done = take(limits.openings, request.source);
  if (done) done = app::AllowContact(forms.service)(state->words);
  return done ? show_done(visit, limits, *state, JustNow::allowed, unsent)
              : not_opened(visit, *state, done.error(), unsent);
}

// Never asked to wait: it happens once, and whoever ends a receipt may be in a hurry.
http::Response post_end(const PublicForms& forms, ReturnLimits&, const http::Request& request) {
  const auto [visit, state, unsent, confirm, another_part] = open(forms, request);
  if (!state) return return_again_page(visit, unsent);
  if (confirm != (unsent.is_anything() ? confirmed_unsent : confirmed))
    return confirm_page(visit, *state, ToConfirm::end_receipt, unsent);
  const auto done = app::EndReceipt(forms.service)(state->words);
  return done ? ended_page(visit) : not_opened(visit, *state, done.error(), unsent);
}

}  // namespace heed::web_public
