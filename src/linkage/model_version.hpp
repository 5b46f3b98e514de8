// Which frozen model it is, by what it says: the same number for the same columns, comparisons, weights, plan, bounds and frequencies, on every
// machine and after every reading, whatever its file calls it; another one after anything was learnt anew. Suggestions and decisions name the
// model that they were made with by it.
#pragma once

#include <cstdint>
#include <span>

#include "linkage/cluster.hpp"
#include "linkage/model.hpp"

namespace heed::linkage {

// Of the model alone: columns, comparisons with their weights, priors, and which pairs are looked at.
std::uint64_t version_of(const Model& model);
// … with how clusters are made, and the bounds that the program itself sets, in an order of its own.
std::uint64_t version_of(const Model& model, const ClusterOptions& options, std::span<const double> bounds);
// … with what was learnt besides: digests (Table::frequency_digest) or numbers, in an order of their own.
std::uint64_t version_with(std::uint64_t version, std::span<const std::uint64_t> learnt);
std::uint64_t version_with(std::uint64_t version, std::span<const float> learnt);
std::uint64_t version_with(std::uint64_t version, std::span<const double> learnt);

}  // namespace heed::linkage
