// How every use case of one alert begins: the gate is asked about every concern that it cites.
#pragma once

#include "app/alert_record.hpp"
#include "app/service_parts.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"

namespace heed::app {

// Errors: refused (access.refused) for a role that may not; not_found (alert.unknown) where there is none, or where one of its
// concerns may not be read: on record as refused before it is told.
Result<StoredAlert> admit_to_alert(Parts& parts, const domain::Actor& actor, domain::Action action, AlertId id);

}  // namespace heed::app
