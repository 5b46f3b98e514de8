// One concern as told: the child, who and what was seen with them, and how they belong together.
#pragma once

#include <unordered_map>

#include "synth/county.hpp"
#include "synth/identifiers.hpp"
#include "synth/mention.hpp"
#include "synth/schedule.hpp"

namespace heed::synth {

// Precondition: `origin` is the planned concern that `planned` echoes, null when it echoes none.
Concern tell(const County& county, Identifiers& identifiers, const Planned& planned, const Planned* origin);

}  // namespace heed::synth
