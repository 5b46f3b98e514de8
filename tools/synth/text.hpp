// Small works on names and words. Bytes are UTF-8; letters without marks are ASCII.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace heed::synth {

// "a, b\nc" cut at commas, white space at both ends gone (but for one that an item needs: see split_parts), empty ones left out.
std::vector<std::string> split_list(std::string_view text);
// As split_list, keeping a space at the end of an item: parts of names that stand apart ("Abdul ").
std::vector<std::string> split_parts(std::string_view text);
// Letters with marks become the letters that a keyboard without them has: "Wójcik" gives "Wojcik".
std::string without_marks(std::string_view text);
std::string lower(std::string_view text);
// First letters of words as capitals, the rest as it is.
std::string capitalised(std::string_view text);
// Letters and digits alone, in lower case, without marks: for handles and e-mail addresses.
std::string slug(std::string_view text);
// `from` → `to`, the first time it occurs; unchanged if it does not.
std::string replaced(std::string text, std::string_view from, std::string_view to);
bool is_letter(char c);

}  // namespace heed::synth
