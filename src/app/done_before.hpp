// A second press by whom the first keeps from the concern: of what they did themselves they may know.
#pragma once

#include <optional>

#include "app/service_parts.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "domain/audit_action.hpp"
#include "ports/records.hpp"

namespace heed::app {

// Whether this person did that to this concern, whatever others did since: for whom it is kept from, that must change nothing.
Result<bool> did(const Parts& parts, const domain::Actor& actor, ConcernId id, domain::AuditAction action);

// As admit. Nothing where this person may not know of the concern and did this to it themselves, also a moment ago by another press:
// then there is no refusal, and a line that they said it again. Errors also: unavailable, unknown.
Result<std::optional<ports::ConcernRecord>> admit_first(Parts& parts, const domain::Actor& actor, domain::Action action,
                                                        ConcernId id);

}  // namespace heed::app
