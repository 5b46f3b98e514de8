// The words of the hard floors that a person can tick.
#pragma once

#include <string_view>
#include <vector>

#include "domain/hard_floor.hpp"
#include "web_public/form_page.hpp"

namespace heed::web_public {

// Message keys: the box to tick, and what to do when it is. "" where it is not asked.
struct BoxWords {
  std::string_view box = {}, advice = {};
};
struct FloorWords {
  domain::HardFloor floor;
  BoxWords a_child;   // said to an adult
  BoxWords myself;    // to a young person, of themselves
  BoxWords a_friend;  // and of a friend
  BoxWords long_ago;  // to an adult who was hurt as a child
};
// One for each of domain::askable_hard_floors(), most pressing first.
const std::vector<FloorWords>& floor_words();

// Whom the boxes are about.
enum class About { a_child, myself, a_friend, long_ago };
const BoxWords& words_about(const FloorWords& words, About about);
// The boxes to tick, those in `ticked` chosen. The field's name is "dangers". Legend and hint are message keys.
html::Html render_floors(const Visit& visit, About about, std::string_view legend, std::string_view hint,
                         const std::vector<std::string>& ticked);
// The codes that were ticked; what is no code of a box is left out.
std::vector<std::string> ticked_floors(const http::Form& form);
// What to do about what was ticked, one line each, and 999 first.
html::Html what_to_do_now(const Visit& visit, About about, const std::vector<std::string>& ticked);

}  // namespace heed::web_public
