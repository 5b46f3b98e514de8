// The network around one child, adult, vehicle, contact or place: a picture, and a list that says the same to whoever hears the page or
// prints it. Each in the network has a shape of its kind and its name; whatever a line says, the list says in words.
#pragma once

#include "app/read_entity.hpp"
#include "content/text.hpp"
#include "html/builder.hpp"

namespace heed::web_team {

// An SVG drawing, hidden from screen readers: the list is theirs. Both carry data-node and data-edge, by which a test holds them
// to each other.
html::Html network_picture(const content::Words& words, const app::Around& around);
html::Html network_list(const content::Words& words, const app::Around& around);

// "HD-1111-1111-1, HD-2222-2222-2", each a link.
html::Html cited_concerns(const content::Words& words, const app::Cited& cited);
// By at most how many, where there is more than one concern; begins with a space.
html::Html told_by(const content::Words& words, const app::Cited& cited);
// The page of one.
std::string path_of_entity(ConcernId concern, std::string_view place);

}  // namespace heed::web_team
