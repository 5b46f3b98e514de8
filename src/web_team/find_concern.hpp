// A concern by its reference: for whoever has the sender, or a colleague, on the telephone.
#pragma once

#include "html/builder.hpp"
#include "web_team/page.hpp"

namespace heed::web_team {

// The field and its button. `typed` and `error` (a message key) after a reference that finds nothing.
html::Html find_form(const Visit& visit, std::string_view typed = {}, std::string_view error = {});
// The line that leads to it.
html::Html find_below(const Visit& visit);
// To the concern's page; else the form again with what is wrong.
http::Response post_find(const Visit& visit);

}  // namespace heed::web_team
