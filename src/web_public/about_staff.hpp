// The question "is this about someone who works for you", on every way to write: with its tick only named readers read.
#pragma once

#include <string>

#include "domain/concern.hpp"
#include "html/builder.hpp"
#include "http/form.hpp"
#include "web_public/form_page.hpp"

namespace heed::web_public {

// The question, and what its tick says; they name the organisation.
std::string about_staff_asked(const Visit& visit);
std::string about_staff_tick(const Visit& visit);
html::Html about_staff_field(const Visit& visit, bool ticked, const std::string& hint);
// The same, on a form that tells; its hint says who reads it then.
html::Html about_staff_question(const Visit& visit, const domain::ConcernDraft& draft);
// The tick, on a page between.
html::Html about_staff_carried(bool ticked);
bool is_about_staff_ticked(const http::Form& form);
// Taken back, it is taken back of every adult that was told of.
void set_about_staff(domain::ConcernDraft& draft, bool said);

}  // namespace heed::web_public
