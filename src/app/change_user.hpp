// How a person who signs in is changed: sealed anew, stored with a line of its own, and remembered.
#pragma once

#include <string_view>

#include "app/service_parts.hpp"
#include "base/result.hpp"
#include "domain/audit_action.hpp"
#include "ports/records.hpp"

namespace heed::app {

// A line of the team's chain about this person's record as it is sealed now.
ports::AuditEntry line_about(const Parts& parts, std::string_view who, domain::AuditAction action,
                             const KnownUser& user);
// Under the lock of UserDirectory::changes(). Errors: as a commit's.
Result<void> replace(Parts& parts, KnownUser user, domain::AuditAction action, std::string_view who);

}  // namespace heed::app
