// The inserts that a page may hold: {{signs}}, {{help nspcc childline}}, {{local police}} ...
#pragma once

#include <optional>
#include <string_view>

#include "content/page.hpp"
#include "content/reading.hpp"

namespace heed::content {

// The insert that a paragraph consists of, or nothing when it is no insert.
std::optional<Insert> parse_insert(std::string_view paragraph);
// Reports an unknown name or argument; remembers the helps it names.
void check_insert(const Insert& insert, int line, Reading& reading);

}  // namespace heed::content
