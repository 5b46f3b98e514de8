// Thinking it through: the signs as questions, and what to do next. Never a score and never "low risk"; nothing is stored.
#pragma once

#include <string>
#include <vector>

#include "content/pack.hpp"
#include "domain/concern.hpp"
#include "web_public/form_page.hpp"

namespace heed::web_public {

// What was answered: dangers and observations. An answer that says nothing about a sign leaves no observation.
domain::ConcernDraft read_check_answers(const http::Form& form, const content::Pack& pack);

http::Response get_check(const PublicForms& forms, const http::Request& request);
http::Response post_check(const PublicForms& forms, const http::Request& request);

}  // namespace heed::web_public
