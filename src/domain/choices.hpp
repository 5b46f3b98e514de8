// Which codes a field of a draft may hold, to be named to whoever sent another.
#pragma once

#include <string_view>
#include <vector>

namespace heed::domain {

// By the field's name as in a FieldError, such as "children.0.disability". Nothing for a field of words.
std::vector<std::string_view> choices_of(std::string_view field);

}  // namespace heed::domain
