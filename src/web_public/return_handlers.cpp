#include "web_public/return_handlers.hpp"

#include "app/form_state.hpp"
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
  bool confirmed = false;
};

app::MessageAbout about_sent(const http::Form& form) {
  return is_about_staff_ticked(form) ? app::MessageAbout::us : app::MessageAbout::anyone;
}

app::MessageDanger danger_sent(const http::Form& form) {
  return form.value(danger_name) == "yes" ? app::MessageDanger::now : app::MessageDanger::not_said;
}

JustNow written_now(const Unsent& sent) {
  const bool about_us = sent.about == app::MessageAbout::us;
  if (sent.danger == app::MessageDanger::now)
    return about_us ? JustNow::written_in_danger_about_us : JustNow::written_in_danger;
  return about_us ? JustNow::written_about_us : JustNow::written;
}

Opened open(const PublicForms& forms, const http::Request& request) {
  const auto form = http::Form::parse(request.body, form_limits);
  if (!form) return {Visit(forms, request), form.error(), {}, false};
  auto state = open_return_state(forms, form->value("state"));
  return {Visit(forms, request, look_sent(*form)),
          std::move(state),
          {std::string(form->value("message")), "", about_sent(*form), danger_sent(*form)},
          form->value("confirm") == "yes"};
}

// The page for a receipt that could not be used: unknown or ended, or the store could not answer.
http::Response not_opened(const Visit& visit, const ReturnState& state, const Error& error, const Unsent& unsent) {
  if (error.kind == ErrorKind::not_found) return return_start_page(visit, "", "receipt.unknown");
  if (error.kind == ErrorKind::invalid) return return_start_page(visit, state.words, error.code);
  return return_later_page(visit, state, unsent);
}

http::Response show(const Visit& visit, const ReturnState& state, JustNow just_now, const Unsent& unsent = {}) {
  const auto view = app::OpenReceipt(visit.forms.service)(state.words);
  if (!view) return not_opened(visit, state, view.error(), unsent);
  return conversation_page(visit, *view, state, just_now, unsent);
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

}  // namespace

http::Response get_return(const PublicForms& forms, const http::Request& request) {
  return return_start_page(Visit(forms, request), "", "");
}

http::Response post_return(const PublicForms& forms, http::SourceLimit& tries, const http::Request& request) {
  const auto form = http::Form::parse(request.body, form_limits);
  if (!form) return return_again_page(Visit(forms, request), {});
  const Visit visit(forms, request, look_sent(*form));
  if (form->has("state")) {
    const auto state = open_return_state(forms, form->value("state"));
    return state ? show(visit, *state, JustNow::opened) : return_again_page(visit, {});
  }
  if (!tries.allow(request.source)) return too_many_tries_page(visit);
  ReturnState state{one_line(form->value("words")), app::FormState(forms.service).new_token(), visit.young()};
  const auto view = app::OpenReceipt(forms.service)(state.words);
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
  return return_later_page(visit, state, {});
}

http::Response post_message(const PublicForms& forms, const http::Request& request) {
  auto [visit, state, unsent, confirmed] = open(forms, request);
  if (!state) return return_again_page(visit, unsent);
  const auto written = app::WriteAsReporter(forms.service)(state->words, unsent.text, Secret::from_text(state->token),
                                                           unsent.about, unsent.danger);
  if (written) return show(visit, with_new_token(forms, *state), written_now(unsent));
  const auto& error = written.error();
  const bool about_the_text = error.kind == ErrorKind::invalid && error.code.starts_with("problem.");
  if (!about_the_text) return not_opened(visit, *state, error, unsent);
  unsent.error = error.code;
  return show(visit, *state, JustNow::opened, unsent);
}

http::Response post_withdraw(const PublicForms& forms, const http::Request& request) {
  const auto [visit, state, unsent, confirmed] = open(forms, request);
  if (!state) return return_again_page(visit, {});
  if (!confirmed) return confirm_page(visit, *state, ToConfirm::withdraw_contact);
  const auto done = app::WithdrawContact(forms.service)(state->words);
  return done ? show(visit, *state, JustNow::withdrawn) : not_opened(visit, *state, done.error(), {});
}

http::Response post_allow(const PublicForms& forms, const http::Request& request) {
  const auto [visit, state, unsent, confirmed] = open(forms, request);
  if (!state) return return_again_page(visit, {});
  const auto done = app::AllowContact(visit.forms.service)(state->words);
  return done ? show(visit, *state, JustNow::allowed) : not_opened(visit, *state, done.error(), {});
}

http::Response post_end(const PublicForms& forms, const http::Request& request) {
  const auto [visit, state, unsent, confirmed] = open(forms, request);
  if (!state) return return_again_page(visit, {});
  if (!confirmed) return confirm_page(visit, *state, ToConfirm::end_receipt);
  const auto done = app::EndReceipt(forms.service)(state->words);
  return done ? ended_page(visit) : not_opened(visit, *state, done.error(), {});
}

}  // namespace heed::web_public
