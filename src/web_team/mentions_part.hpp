// What was read out of the words of a concern, listed beside them, and what a person does with each.
#pragma once

#include "app/mention_views.hpp"
#include "html/builder.hpp"
#include "web_team/concern_page.hpp"

namespace heed::web_team {

// A part of the concern's page. By access keys the next that nobody has looked at is confirmed (y), corrected (c) or discarded (n), the last
// change of all is taken back (u), and what is selected is added (a).
html::Html mentions_part(const ConcernPage& page);
// The id of the next that nobody has looked at, or of what says that there is none: whoever pressed a button of one lands there.
inline constexpr std::string_view next_mention = "next-mention";

// "telephone number: 07700 900123".
html::Html taken_for(const content::Words& words, const mentions::Taken& taken);
// What somebody is here: "Child: Bea".
std::string person_title(const content::Words& words, const app::PersonHere& person);
std::string path_of_mention(ConcernId concern, std::string_view item, std::string_view below);

}  // namespace heed::web_team
