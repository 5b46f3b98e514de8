// The words of the hard floors that a person can tick.
#pragma once

#include <string_view>
#include <vector>

#include "domain/hard_floor.hpp"
#include "web_public/form_page.hpp"

namespace heed::web_public {

struct FloorWords {
  domain::HardFloor floor;
  std::string_view about_a_child;    // message key of the box
  std::string_view about_myself;     // the same for a young person; "" where they are not asked
  std::string_view what_to_do;       // message key: what to do now, said to an adult
  std::string_view what_you_can_do;  // and to a young person
  // The box and what to do for an adult who was hurt as a child; "" where they are not asked.
  std::string_view about_long_ago = {}, what_to_do_long_after = {};
};
// One for each of domain::askable_hard_floors(), most pressing first.
const std::vector<FloorWords>& floor_words();

// Whom the boxes are about.
enum class About { a_child, myself, long_ago };
// The box's message key; "" where it is not asked.
std::string_view box_words(const FloorWords& words, About about);
// The boxes to tick, those in `ticked` chosen. The field's name is "dangers". Legend and hint are message keys.
html::Html render_floors(const Visit& visit, About about, std::string_view legend, std::string_view hint,
                         const std::vector<std::string>& ticked);
// The codes that were ticked; what is no code of a box is left out.
std::vector<std::string> ticked_floors(const http::Form& form);
// What to do about what was ticked, one line each, and 999 first.
html::Html what_to_do_now(const Visit& visit, About about, const std::vector<std::string>& ticked);

}  // namespace heed::web_public
