// A restart, and arrivals that are durable: the network as sealed files.
#pragma once

#include "county/county.hpp"

namespace heed::bench {

// Prints how large everything is in memory and as a sealed snapshot, how long writing that and starting from it takes, and a concern
// that arrives with its suggestions, its sealed entry on disk, and itself added. `arrivals` is how many of these. Throws
// std::runtime_error when a file cannot be written or what was read is not what was written.
void print_kept(const CountyData& county, const linkage::Network::Models& models, std::size_t arrivals,
                unsigned threads);

}  // namespace heed::bench
