// Human references: "HD-7K3M-9QX2-C". Random, separate from ids, with a check character; they grant nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/random.hpp"

namespace heed::domain {

// Crockford base 32 without I, L, O, U; 8 random symbols (40 bits) and a check symbol.
std::string make_reference(Random& random);
// Tidies what a person typed (case, spaces, missing hyphens, O for 0, I or L for 1), or nothing when the check fails.
std::optional<std::string> parse_reference(std::string_view typed);

}  // namespace heed::domain
