#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "linkage/probe.hpp"

namespace heed::linkage {

namespace {

// How many records share a feature's hash with a record, on average; and how many records have the feature at all.
struct Measured {
  Feature feature;
  double shared = 0, present = 0;
};

Measured measure(const Table& table, Feature feature) {
  const Dictionary& dictionary = table.dictionary(feature.column);
  const AttributeType type = table.columns()[feature.column].type;
  std::unordered_map<std::uint64_t, double> counts;
  std::vector<std::uint64_t> hashes;
  Measured measured{feature, 0, 0};
  for (ValueId id = 0; id < dictionary.size(); ++id) {
    hashes.clear();
    append_hashes(feature.kind, type, dictionary.value(id), hashes);
    if (!hashes.empty()) measured.present += dictionary.count(id);
    for (const std::uint64_t hash : hashes) counts[hash] += dictionary.count(id);
  }
  for (const auto& [hash, count] : counts) measured.shared += count * count;
  measured.shared /= std::max(1.0, static_cast<double>(table.size()));
  return measured;
}

constexpr double single_bound = 60, pair_bound = 100, useless = 0.02;

}  // namespace

std::vector<PossibleRule> possible_rules(const Table& table, std::uint32_t most_rules) {
  const double records = std::max(1.0, static_cast<double>(table.size()));
  std::vector<Measured> features;
  for (std::size_t column = 0; column < table.columns().size(); ++column) {
    for (const FeatureKind kind : features_of(table.columns()[column].type)) {
      const Measured measured = measure(table, {static_cast<std::uint16_t>(column), kind});
      if (measured.present >= useless * records) features.push_back(measured);
    }
  }
  std::vector<PossibleRule> rules;
  for (const Measured& feature : features) {
    if (feature.shared <= single_bound) rules.push_back({{{feature.feature}}, feature.shared});
  }
  const std::size_t singles = rules.size();
  std::vector<PossibleRule> pairs, triples;
  for (std::size_t i = 0; i < features.size(); ++i) {
    for (std::size_t j = i + 1; j < features.size(); ++j) {
      if (features[i].feature.column == features[j].feature.column) continue;
      const double shared = features[i].shared * features[j].shared / records;
      if (shared <= pair_bound) {
        pairs.push_back({{{features[i].feature, features[j].feature}}, shared});
        continue;
      }
      for (std::size_t k = j + 1; k < features.size(); ++k) {
        if (features[k].feature.column == features[j].feature.column ||
            features[k].feature.column == features[i].feature.column)
          continue;
        const double three = shared * features[k].shared / records;
        if (three <= pair_bound)
          triples.push_back({{{features[i].feature, features[j].feature, features[k].feature}}, three});
      }
    }
  }
  // The least selective find the most that others miss; the most selective cost nothing but keys.
  const auto dearest_first = [](const PossibleRule& left, const PossibleRule& right) {
    return left.shared > right.shared;
  };
  std::stable_sort(pairs.begin(), pairs.end(), dearest_first);
  std::stable_sort(triples.begin(), triples.end(), dearest_first);
  const std::size_t room = most_rules > singles ? most_rules - singles : 0;
  pairs.resize(std::min(pairs.size(), room * 4 / 5));
  triples.resize(std::min(triples.size(), room - pairs.size()));
  for (auto* more : {&pairs, &triples}) rules.insert(rules.end(), more->begin(), more->end());
  return rules;
}

}  // namespace heed::linkage
