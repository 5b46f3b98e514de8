// A note and the line of its writing, as one piece of work that more can be added to.
#pragma once

#include <string_view>

#include "app/service_parts.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "ports/unit_of_work.hpp"

namespace heed::app {

// Errors: invalid with `code_when_empty`, or problem.text.too_long.
Result<ports::Work> note_work(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record,
                              std::string_view text, const char* code_when_empty);

}  // namespace heed::app
