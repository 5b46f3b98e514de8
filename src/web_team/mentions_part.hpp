// What was read out of the words of a concern, listed beside them, and what a person does with each.
#pragma once

#include "app/mention_views.hpp"
#include "html/builder.hpp"
#include "web_team/concern_page.hpp"

namespace heed::web_team {

// A part of the concern's page. The first that nobody has looked at is confirmed, corrected or discarded by the access keys c, e and d.
html::Html mentions_part(const ConcernPage& page);

// "telephone number: 07700 900123".
html::Html taken_for(const content::Words& words, const mentions::Taken& taken);
// What somebody is here: "Child: Bea".
std::string person_title(const content::Words& words, const app::PersonHere& person);
std::string path_of_mention(ConcernId concern, std::string_view item, std::string_view below);

}  // namespace heed::web_team
