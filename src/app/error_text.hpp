// What is wrong with something typed, in words. Of a text that is too long: how long it may be, how long it is, what to do.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "content/text.hpp"
#include "domain/concern.hpp"

namespace heed::app {

// The most mistakes that one answer lists; it says how many more there are.
inline constexpr std::size_t most_listed_errors = 50;

// `typed` is the text that the error is about.
std::string error_text(const content::Words& words, std::string_view code, std::string_view typed);
// The text that a field of the draft holds ("children.0.name"), as long as the draft stands; "" when there is none.
std::string_view text_at(const domain::ConcernDraft& draft, std::string_view field);

}  // namespace heed::app
