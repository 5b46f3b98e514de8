// A whole table at once: train without labels, block, weigh, cluster.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "linkage/blocking.hpp"
#include "linkage/cluster.hpp"
#include "linkage/em.hpp"
#include "linkage/model.hpp"
#include "linkage/table.hpp"
#include "linkage/weigh_pairs.hpp"

namespace heed::linkage {

struct BatchOptions {
  unsigned threads = 2;
  double average_join = 0;            // log2; two clusters join while the mean over all their pairs is at least this
  double keep_pairs_from = 0;         // pairs of a lower match weight are not kept
  double candidates_per_record = 60;  // what blocking may cost, on average
  std::uint32_t most_keys = 32;       // keys for one record
  // Called now and then from the calling thread with what is being done and how far it is (0 … 1).
  std::function<void(std::string_view stage, double done)> progress;
};

struct BatchReport {
  double seconds_training = 0, seconds_blocking = 0, seconds_scoring = 0, seconds_clustering = 0;
  std::uint64_t candidates = 0;  // pairs that were weighed
  std::uint64_t repeats = 0;  // records that say the same as more than 20 others, and stand in the cluster of the first
  std::uint64_t crowded_keys = 0, records_without_key = 0;  // postings.hpp
  std::vector<std::string> rules;
  std::vector<EmIteration> iterations;
};

struct BatchResult {
  Model model;                         // given or trained
  std::vector<ScoredPair> pairs;       // by left, right
  std::vector<std::uint32_t> cluster;  // by record: the smallest number in its cluster
  BatchReport report;
};

// A model for the columns as their types suggest: comparisons with levels, not trained.
Model make_model(std::vector<Column> columns);

// `sources`, when not empty, names for each record the table that it came from; `model` null = train. Frequencies of `table`
// are frozen, records that were entered again and again (repeats.hpp) counted once; their pairs are those with the first of them.
// Never fails: a table that nothing can be learnt of gives everybody a cluster of their own.
BatchResult link(Table& table, const Model* model, const BatchOptions& options = {});

}  // namespace heed::linkage
