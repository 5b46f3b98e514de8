// A note and the line of its writing, as one piece of work that more can be added to.
#pragma once

#include <string>
#include <string_view>

#include "app/service_parts.hpp"
#include "app/team.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "ports/unit_of_work.hpp"

namespace heed::app {

// `text` as message_text gave it.
ports::Work note_work(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record, NoteId id,
                      std::string_view text);

// What the note of this reason says.
std::string note_of_reason(std::string reason, const NoteOfReason& note_of);
// The reason for what is so already, as one more note, once for the form of this token. False where such a note stands already:
// of a second press, or of a colleague who said the same.
Result<bool> add_reason(const Parts& parts, const domain::Actor& actor, const ports::ConcernRecord& record,
                        std::string_view text, std::string_view token);

}  // namespace heed::app
