// Public sets that say who is who, each run as anybody would run it first: nothing said, nothing chosen.
#pragma once

#include <string>

namespace heed::bench {

// Every CSV file under `folder` with a column of truth (cluster, label_true …, or ids as FEBRL's: rec-12-dup-0), in one table: the engine,
// equal names and births, trigrams of names, and what Splink gave where that is recorded (oracles/splink_<set>_predictions.csv). Each
// set in a process of its own, for its peak of memory. False when there is none, or one could not be run.
bool print_sets(const std::string& folder, unsigned threads);

}  // namespace heed::bench
