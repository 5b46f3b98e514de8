// Features: what two records of the same one are likely to have in common even when written differently. Blocking keys are
// made of them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linkage/rule.hpp"

namespace heed::linkage {

// The kinds that make sense for a type, strongest first.
std::span<const FeatureKind> features_of(AttributeType type);

// Hashes of one value's feature, appended. Types that are one thing under two names (forename, nickname; phone) share hashes, so
// that columns can be matched crosswise. At most 12 for one value.
void append_hashes(const Feature& feature, AttributeType type, const Value& value, std::vector<std::uint64_t>& hashes);
// Of every kind but `letters`, which says which only in a Feature.
void append_hashes(FeatureKind kind, AttributeType type, const Value& value, std::vector<std::uint64_t>& hashes);

}  // namespace heed::linkage
