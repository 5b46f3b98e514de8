#include "web_public/tell_language.hpp"

#include "domain/hard_floor.hpp"
#include "html/components.hpp"

namespace heed::web_public {

using namespace html;

namespace {

constexpr std::string_view field_name = "language";

const std::vector<content::Language>& languages(const Visit& visit) { return visit.forms.site.library->languages(); }

}  // namespace

Html language_question(const Visit& visit, const domain::ConcernDraft& draft) {
  const auto* chosen = content::find_language(languages(visit), draft.language);
  SelectField field;
  field.name = field_name;
  field.label = visit.t("tell.language.label");
  field.hint = visit.t("tell.language.hint");
  for (const auto& language : languages(visit))
    field.options.push_back({language.code, language.name, language.code, &language == chosen});
  field.options.push_back(
      {std::string(content::another_language), visit.t("tell.language.another"), "", chosen == nullptr});
  return select_field(field);
}

void apply_language(const Visit& visit, const http::Form& form, domain::ConcernDraft& draft) {
  const auto sent = form.value(field_name);
  const auto* language = content::find_language(languages(visit), sent);
  if (language != nullptr) draft.language = language->code;
  if (sent == content::another_language) draft.language = content::another_language;
}

std::string language_said(const Visit& visit, const domain::ConcernDraft& draft) {
  const std::string_view locale = visit.t.locale();
  if (draft.language.empty() || draft.language == locale.substr(0, locale.find('-'))) return {};
  const auto* language = content::find_language(languages(visit), draft.language);
  return language == nullptr ? visit.t("tell.language.another") : language->name;
}

bool is_unread(const Visit& visit, std::string_view language) {
  return !domain::is_language_read(language, visit.forms.service.rules().languages_read);
}

Html unread_note(const Visit& visit, std::string_view language) {
  if (!is_unread(visit, language)) return {};
  const auto* known = content::find_language(languages(visit), language);
  const Html ask = known == nullptr ? Html(visit.t("tell.language.unread.ask_another"))
                                    : Html(visit.t("tell.language.unread.ask", {{"language", known->english}}));
  return section({cls("heed-limits"), attribute("aria-labelledby", "unread-language")},
                 h2({cls("heed-limits__title"), id("unread-language")},
                    known == nullptr ? visit.t("tell.language.unread.title_another")
                                     : visit.t("tell.language.unread.title", {{"language", known->name}})),
                 paragraph(visit.say("tell.language.unread", "tell.young.language.unread", visit.names())),
                 paragraph(Html(visit.say("tell.language.unread.now", "tell.young.language.unread.now")) + " " + ask));
}

}  // namespace heed::web_public
