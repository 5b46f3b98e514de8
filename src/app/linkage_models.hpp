// What Heed starts with to tell how likely two mentions are of the same one: learnt from an invented county (tools/models/train), as
// they were when the program was built.
#pragma once

#include <string_view>

#include "matching/attribute.hpp"

namespace heed::app {

// JSON, as linkage::read_model reads it; empty for a kind that is not linked.
std::string_view linkage_model(matching::EntityKind kind);

}  // namespace heed::app
