// What a mention is called on a page.
#pragma once

#include <string>

#include "mentions/mention.hpp"

namespace heed::mentions {

// What names somebody or something, the most telling first, as it was said; else whatever was said first. Empty of nothing.
std::string name_of(const Mention& mention);

}  // namespace heed::mentions
