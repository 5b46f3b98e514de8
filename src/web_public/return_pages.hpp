// Coming back with a receipt: what is shown of it. Never answers given before, decisions, or whether anyone is known.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "app/receipt.hpp"
#include "web_public/form_page.hpp"

namespace heed::web_public {

// The receipt's words between one page and the next, inside a sealed field.
struct ReturnState {
  std::string words;
  std::string token;  // of the message being written: a repeat is stored once
  bool young = false;
};

std::string seal(const PublicForms& forms, const ReturnState& state);
// Errors: invalid (problem.form.expired, problem.form.unreadable).
Result<ReturnState> open_return_state(const PublicForms& forms, std::string_view field);

// `error`: message key for the field, or "". `typed` is kept in it. `wrong`: the places of words that are in no receipt, "3 5".
http::Response return_start_page(const Visit& visit, std::string_view typed, std::string_view error,
                                 std::string_view wrong = {});

// What happened just now, said at the top.
enum class JustNow {
  opened,
  written,
  written_about_us,
  written_in_danger,
  written_in_danger_about_us,
  withdrawn,
  allowed
};
// The tick of a message that says that someone is in danger now.
inline constexpr std::string_view danger_name = "danger";
// A message not sent yet: its text, with the message key of what is wrong with it, or "", and its ticks.
struct Unsent {
  std::string text, error;
  app::MessageAbout about = app::MessageAbout::anyone;
  app::MessageDanger danger = app::MessageDanger::not_said;

  bool is_written() const;  // words, not only white space
  bool is_anything() const;
};
http::Response conversation_page(const Visit& visit, const app::ReturnView& view, const ReturnState& state,
                                 JustNow just_now, const Unsent& unsent);

enum class ToConfirm { withdraw_contact, end_receipt };
// The press that was asked about, of what is not sent too.
inline constexpr std::string_view confirmed = "yes", confirmed_unsent = "without_message";
// Shows what is not sent, offers to send it first, and takes it along to wherever its buttons lead.
http::Response confirm_page(const Visit& visit, const ReturnState& state, ToConfirm what, const Unsent& unsent);
http::Response ended_page(const Visit& visit);
http::Response too_many_tries_page(const Visit& visit, std::chrono::milliseconds wait);
// The store could not answer: the message is kept and can be sent again.
http::Response return_later_page(const Visit& visit, const ReturnState& state, const Unsent& unsent);
// Too often from one source, or with one receipt: as above, with how long to wait.
http::Response return_wait_page(const Visit& visit, const ReturnState& state, const Unsent& unsent,
                                std::chrono::milliseconds wait);
// The sealed field is too old or not ours.
http::Response return_again_page(const Visit& visit, const Unsent& unsent);
// The receipt was ended while this was being written: none of it was sent, and the words are shown to copy.
http::Response return_gone_page(const Visit& visit, const Unsent& unsent);

}  // namespace heed::web_public
