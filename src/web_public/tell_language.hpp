// Which language the words are written in: asked in passing, beneath the first box, and what follows when nobody on the team
// reads it.
#pragma once

#include <string>
#include <string_view>

#include "domain/concern.hpp"
#include "web_public/form_page.hpp"

namespace heed::web_public {

// A list in which the page's language, or what was chosen before, is chosen. The field's name is "language".
html::Html language_question(const Visit& visit, const domain::ConcernDraft& draft);
// Takes a language of the list, or another; anything else that came leaves it as it was.
void apply_language(const Visit& visit, const http::Form& form, domain::ConcernDraft& draft);
// Its own name where it is not the page's language; "" where there is nothing to say.
std::string language_said(const Visit& visit, const domain::ConcernDraft& draft);

// Whether nobody on the team reads it: then a person is told at once (hard floor unread_language).
bool is_unread(const Visit& visit, std::string_view language);
// That someone has to be found who reads it, and what to do when that takes too long. Empty where somebody does.
html::Html unread_note(const Visit& visit, std::string_view language);

}  // namespace heed::web_public
