// Numbers within sentences of ours, made ready to call.
#pragma once

#include <string_view>

#include "html/builder.hpp"

namespace heed::html {

// Our own words with each telephone number in them as a tel: link: 999, 101, 111, 116 123, and ten or eleven digits from a 0 on,
// single spaces between. Never for what a person typed: of that no link is made.
Html with_numbers(std::string_view words);
// The address of one number: "0800 1111" → "tel:08001111".
Url number_url(std::string_view number);

}  // namespace heed::html
