// A person's own words, given back on a page where something went wrong.
#pragma once

#include <string>

#include "content/text.hpp"
#include "html/builder.hpp"
#include "http/form.hpp"

namespace heed::web_public {

// Everything in a form that the person can have typed. Never the words of a receipt.
std::string typed_text(const http::Form& form);
// The words to read only, under a heading: to copy, or to read out on the telephone. Empty when there are none.
html::Html what_was_written(const content::Words& words, const html::Html& written);

}  // namespace heed::web_public
