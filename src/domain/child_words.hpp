// What was written as a child's own words, where it says that there are none.
#pragma once

#include <string_view>

namespace heed::domain {

// Whether the whole text is empty or one of the English ways to leave a box: "No information available", "Nothing.", "n/a",
// "Not spoken to". What is anything more, or in another language, is taken for the child's words: a floor too many is read by a
// person, a floor too few is not.
bool says_that_nothing_was_said(std::string_view text);

}  // namespace heed::domain
