// The way from page to page: what Continue, Back, Add another and Change lead to. Pure: it changes only where the person is.
#pragma once

#include <string_view>

#include "web_public/tell_step.hpp"

namespace heed::web_public {

// The id of the page before sending, on which everything can be changed.
inline constexpr std::string_view check_step = "check";

void go_next(TellState& state);
void go_back(TellState& state);
// A fresh entry of the page's list, unless it is full.
void go_to_new_entry(TellState& state);
// "adults.1": the second adult; "worry". A target that does not exist leaves the person where they are.
void go_to_change(TellState& state, std::string_view target);

// Whether there is a page before this one.
bool has_previous(const TellState& state);
// Whether another entry can be added on this page.
bool can_add(const Step& step, const TellState& state);

}  // namespace heed::web_public
