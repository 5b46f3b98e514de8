#include "web_public/tell_field.hpp"

#include <algorithm>

#include "app/error_text.hpp"
#include "base/text.hpp"
#include "html/components.hpp"
#include "html/error_summary.hpp"

namespace heed::web_public {

namespace {

constexpr int rows_of_a_long_answer = 6;

// The input's type, keyboard and autofill of the fields that have one of their own.
html::TextField control_of(Asked asked) {
  html::TextField control;
  if (asked == Asked::lines) control.rows = rows_of_a_long_answer;
  if (asked == Asked::telephone) {
    control.type = "tel";
    control.inputmode = "tel";
    control.width = 20;
  }
  if (asked == Asked::email) {
    control.type = "email";
    control.inputmode = "email";
    control.spellcheck = false;
  }
  return control;
}

std::string optional_words(const content::Words& words, std::string_view key) {
  return key.empty() ? std::string() : words(key);
}

}  // namespace

const std::vector<Offered>& offered(Asked asked) {
  static const std::vector<Offered> none;
  static const std::vector<Offered> yes_no{
      {"yes", "tell.choice.yes"}, {"no", "tell.choice.no"}, {"dont_know", "tell.choice.dont_know"}};
  static const std::vector<Offered> consents{{"agreed", "tell.choice.consent.agreed"},
                                             {"informed_not_agreed", "tell.choice.consent.informed_not_agreed"},
                                             {"not_asked", "tell.choice.consent.not_asked"},
                                             {"not_safe_to_ask", "tell.choice.consent.not_safe_to_ask"},
                                             {"dont_know", "tell.choice.dont_know"}};
  static const std::vector<Offered> contact_kinds{{"phone", "tell.choice.contact.phone"},
                                                  {"email", "tell.choice.contact.email"},
                                                  {"handle", "tell.choice.contact.handle"},
                                                  {"other", "tell.choice.contact.other"}};
  static const std::vector<Offered> reply_wanted{{"yes", "tell.choice.reply.yes"}, {"no", "tell.choice.reply.no"}};
  switch (asked) {
    case Asked::yes_no: return yes_no;
    case Asked::consent: return consents;
    case Asked::contact_kind: return contact_kinds;
    case Asked::reply_wanted: return reply_wanted;
    case Asked::line:
    case Asked::lines:
    case Asked::telephone:
    case Asked::email:
    case Asked::birth: return none;
  }
  return none;
}

std::string field_name(std::string_view name, std::size_t entry) {
  std::string text(name);
  if (const auto star = text.find('*'); star != std::string::npos) text.replace(star, 1, std::to_string(entry));
  return text;
}

std::optional<std::size_t> entry_in(std::string_view error_field) {
  const auto parts = split(error_field, '.');
  const auto number = parts.size() == 3 ? parse_number(parts[1]) : std::nullopt;
  return number ? std::optional<std::size_t>(static_cast<std::size_t>(*number)) : std::nullopt;
}

bool names_field(std::string_view name, std::string_view error_field) {
  const auto entry = entry_in(error_field);
  return field_name(name, entry.value_or(0)) == error_field;
}

std::optional<std::string> error_of_text(const content::Words& words, const std::vector<FieldError>& errors,
                                         std::string_view field, std::string_view text) {
  for (const FieldError& error : errors)
    if (error.field == field) return app::error_text(words, error.code, text);
  return std::nullopt;
}

html::Html error_summary_of(const content::Words& words, const domain::ConcernDraft& draft,
                            const std::vector<FieldError>& errors) {
  const std::size_t listed = std::min(errors.size(), app::most_listed_errors);
  std::vector<html::FieldText> texts;
  for (std::size_t i = 0; i < listed; ++i)
    texts.push_back({errors[i].field, app::error_text(words, errors[i].code, app::text_at(draft, errors[i].field))});
  return html::summary_of_errors(words, texts, errors.size() - listed);
}

html::Html render_field(const content::Words& words, const Field& field, std::string_view value, std::size_t entry,
                        const std::vector<FieldError>& errors) {
  const auto name = field_name(field.name, entry);
  const auto error = error_of_text(words, errors, name, value);
  const auto& answers = offered(field.asked);
  if (answers.empty()) {
    auto control = control_of(field.asked);
    control.name = name;
    control.label = words(field.label);
    control.hint = optional_words(words, field.hint);
    control.value = value;
    control.error = error;
    return html::text_field(control);
  }
  html::ChoiceField choices;
  choices.name = name;
  choices.legend = words(field.label);
  choices.hint = optional_words(words, field.hint);
  choices.error = error;
  choices.legend_size = html::LabelSize::small;
  for (const auto& answer : answers)
    choices.choices.push_back({std::string(answer.code), words(answer.words), "", answer.code == value, {}});
  return html::choice_field(choices);
}

std::string shown_value(const content::Words& words, const Field& field, std::string_view value) {
  for (const auto& answer : offered(field.asked))
    if (answer.code == value) return words(answer.words);
  return std::string(value);
}

void apply_field(const Field& field, const http::Form& form, domain::ConcernDraft& draft, std::size_t entry) {
  const auto name = field_name(field.name, entry);
  if (form.has(name)) field.reach(draft, entry) = form.value(name);
}

}  // namespace heed::web_public
