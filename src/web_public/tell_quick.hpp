// The short form: one box, then for adults whether someone is in danger or a child missing, for young people whether they are
// safe and how to reach them. It sends as it is, or goes on to the longer way with everything that was said.
#pragma once

#include "web_public/tell_pages.hpp"

namespace heed::web_public {

// A fresh short telling of the visit's look.
TellState begin_quick_telling(const Visit& visit);
html::Html quick_form(const Visit& visit, const TellState& state, const std::vector<FieldError>& errors);
// Takes its answers, exactly as typed. "In danger", "not safe" and "not sure" are the danger that a person looks at first.
void apply_quick_form(const Visit& visit, const http::Form& form, TellState& state);

}  // namespace heed::web_public
