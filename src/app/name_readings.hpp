// How the name by which somebody is shown, or called in a concern, may be meant: which of it is a first and which a last name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace heed::app {

// Folded words (name_words.hpp), the first name first. A middle name stands between.
using NameParts = std::vector<std::string>;

// The likeliest first, never an empty one; none of a name without a letter. Left out are titles ("Dr"), what stands in brackets
// and letters after the name ("MBE"; of two letters, such as "Ma", only after a first and a last name). Surname first with a
// comma is turned round; what follows a whole name after a comma ("Ines Fictional, night team") is not.
std::vector<NameParts> readings_of(std::string_view name);

bool is_title(std::string_view part);
// What stands in brackets tells colleagues apart, or is a nickname: "Jo Smith (night team)" is Jo Smith.
std::string without_brackets(std::string_view name);

}  // namespace heed::app
