// Which model it is, by what it says: the same number for the same columns, comparisons, weights and plan, on every machine and after
// every reading, whatever its file calls it; another one after anything was learnt anew. Suggestions and decisions name the model
// that they were made with by it.
#pragma once

#include <cstdint>

#include "linkage/model.hpp"

namespace heed::linkage {

std::uint64_t version_of(const Model& model);

}  // namespace heed::linkage
