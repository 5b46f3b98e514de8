// All pairs of a table that share a key, weighed.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "linkage/model.hpp"
#include "linkage/postings.hpp"
#include "linkage/table.hpp"

namespace heed::linkage {

struct ScoredPair {
  std::uint32_t left = 0, right = 0;  // left < right
  float weight = 0;
};

struct WeighedPairs {
  std::vector<ScoredPair> pairs;  // of at least the weight asked for; by left, right
  std::uint64_t candidates = 0;   // how many were weighed, each once
};

// `progress`, when given, is called now and then from the calling thread.
WeighedPairs weigh_pairs(const Table& table, const Model& model, const Postings& postings, float at_least,
                         unsigned threads, const std::function<void(double done)>& progress = {});

}  // namespace heed::linkage
