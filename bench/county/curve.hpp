// What blocking costs and finds: the ceiling of everything after it.
#pragma once

#include "county/county.hpp"

namespace heed::bench {

// For each kind and each bound on candidates and keys a record: how many pairs of the same one share a key (blocking recall), how many
// candidates that took, how much memory the keys take in a batch, and what came of it.
void print_blocking_curve(const CountyData& county, unsigned threads);

}  // namespace heed::bench
