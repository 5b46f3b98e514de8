// The tick "this is about someone who works for you", on every short way to write: with it only named readers read.
#pragma once

#include <string>

#include "html/builder.hpp"
#include "http/form.hpp"
#include "web_public/form_page.hpp"

namespace heed::web_public {

html::Html about_staff_field(const Visit& visit, bool ticked, const std::string& hint);
bool is_about_staff_ticked(const http::Form& form);

}  // namespace heed::web_public
