// Someone's words with what was read out of them marked where it stands, each with the number under which it is listed beside them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "html/builder.hpp"
#include "web_team/concern_page.hpp"

namespace heed::web_team {

// "mention-3"
std::string mention_place(std::size_t number);

// `field` as mentions::Passage names it; `begins`: at which byte of it this text begins. A selection in it can be added.
html::Html marked_line(const ConcernPage& page, std::string_view field, std::string_view text);
html::Html marked_quote(const ConcernPage& page, std::string_view field, std::string_view text, std::size_t begins = 0);

}  // namespace heed::web_team
