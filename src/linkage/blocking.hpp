// Keys of records under blocking rules (rule.hpp).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "linkage/feature.hpp"
#include "linkage/table.hpp"

namespace heed::linkage {

// "forename (sound) + dob (whole)" – for reports.
std::string describe(const Rule& rule, std::span<const Column> columns);

// Appends the keys that joining `key` with every hash of every feature gives, until `keys` holds `end`. `each_hash(feature, use)` calls
// `use(hash)` for each of a record's hashes.
template <class Feature, class EachHash>
void append_products(std::span<const Feature> features, std::uint64_t key, const EachHash& each_hash, std::size_t end,
                     std::vector<std::uint64_t>& keys) {
  each_hash(features.front(), [&](std::uint64_t hash) {
    if (keys.size() >= end) return;
    const std::uint64_t joined = matching::combine(key, hash);
    if (features.size() == 1) {
      keys.push_back(joined);
    } else {
      append_products(features.subspan(1), joined, each_hash, end, keys);
    }
  });
}

// Keys of records under rules. Hashes of features are kept for each distinct value that was there when it was made, for
// whoever asks for the keys of all; others are worked out when asked for. Safe for many readers.
class KeyMaker {
 public:
  static constexpr std::size_t most_keys_of_a_rule = 16;

  enum class Hashed : std::uint8_t { beforehand, when_asked };
  KeyMaker(std::span<const Rule> rules, const Table& table, Hashed hashed = Hashed::beforehand);

  std::size_t rules() const { return m_rules.size(); }
  // The different features of all rules, and which of them a rule joins, in order.
  std::size_t features() const { return m_features.size(); }
  std::span<const std::uint32_t> features_of(std::size_t rule) const { return m_rules[rule]; }
  // Appends the record's hashes of one feature.
  void append_hashes_of(std::size_t feature, std::span<const Table::Cell> cells,
                        std::vector<std::uint64_t>& hashes) const;
  // Appends the record's keys under one rule; not sorted, repeats possible.
  void append_keys(std::size_t rule, std::span<const Table::Cell> cells, std::vector<std::uint64_t>& keys) const;
  // Under all rules: ascending, each once. Of a record in the table, or of any.
  std::vector<std::uint64_t> keys(const Record& record) const;
  std::vector<std::uint64_t> keys(std::span<const Table::Cell> cells) const;

 private:
  struct Hashes {
    Feature feature;
    std::vector<std::uint32_t> starts;  // by value: where its hashes begin
    std::vector<std::uint64_t> hashes;
  };
  // The features of a rule, and what its keys begin with.
  struct Chosen {
    const Hashes* features[Rule::most_features];
    std::size_t count = 0;
    std::uint64_t tag = 0;
    std::span<const Hashes* const> span() const { return {features, count}; }
  };
  Chosen chosen(std::size_t rule) const;
  // Every hash of a feature over the record's values, known beforehand or worked out now.
  template <class Use>
  void each_hash(const Hashes& kept, std::span<const Table::Cell> cells, const Use& use) const;

  const Table& m_table;
  std::vector<Hashes> m_features;
  std::vector<std::vector<std::uint32_t>> m_rules;  // numbers of features
};

}  // namespace heed::linkage
