#include "linkage/blocking.hpp"

#include <algorithm>

namespace heed::linkage {

std::string describe(const Rule& rule, std::span<const Column> columns) {
  std::string text;
  for (const Feature& feature : rule.features) {
    if (!text.empty()) text += " + ";
    text += columns[feature.column].name;
    text += " (";
    text += to_string(feature.kind);
    text += ")";
  }
  return text;
}

KeyMaker::KeyMaker(std::span<const Rule> rules, const Table& table) : m_table(table) {
  for (const Rule& rule : rules) {
    std::vector<std::uint32_t> numbers;
    for (const Feature& feature : rule.features) {
      const auto known = std::find_if(m_features.begin(), m_features.end(), [&](const Hashes& kept) { return kept.feature == feature; });
      numbers.push_back(static_cast<std::uint32_t>(known - m_features.begin()));
      if (known == m_features.end()) m_features.push_back({feature, {}, {}});
    }
    m_rules.push_back(std::move(numbers));
  }
  for (Hashes& kept : m_features) {
    const Dictionary& dictionary = table.dictionary(kept.feature.column);
    const AttributeType type = table.columns()[kept.feature.column].type;
    kept.starts.reserve(dictionary.size() + 1);
    kept.starts.push_back(0);
    for (ValueId id = 0; id < dictionary.size(); ++id) {
      append_hashes(kept.feature.kind, type, dictionary.value(id), kept.hashes);
      kept.starts.push_back(static_cast<std::uint32_t>(kept.hashes.size()));
    }
  }
}

// Joins `key` with every hash of the first feature, and goes on with the rest.
void KeyMaker::append_products(const Hashes* const* features, std::size_t count, std::span<const Table::Cell> cells, std::uint64_t key,
                               std::size_t end, std::vector<std::uint64_t>& keys) const {
  const Hashes& kept = **features;
  const auto with = [&](std::uint64_t hash) {
    if (keys.size() >= end) return;
    const std::uint64_t joined = matching::combine(key, hash);
    if (count == 1) {
      keys.push_back(joined);
    } else {
      append_products(features + 1, count - 1, cells, joined, end, keys);
    }
  };
  for (const Table::Cell cell : cells) {
    if (cell.column() != kept.feature.column) continue;
    const ValueId value = cell.value();
    if (value + 1 < kept.starts.size()) {
      for (std::uint32_t at = kept.starts[value]; at < kept.starts[value + 1]; ++at) with(kept.hashes[at]);
      continue;
    }
    std::vector<std::uint64_t> hashes;
    append_hashes(kept.feature.kind, m_table.columns()[kept.feature.column].type, m_table.dictionary(kept.feature.column).value(value), hashes);
    for (const std::uint64_t hash : hashes) with(hash);
  }
}

void KeyMaker::append_keys(std::size_t rule, std::span<const Table::Cell> cells, std::vector<std::uint64_t>& keys) const {
  const Hashes* features[3];
  std::size_t count = 0;
  std::uint64_t tag = 0;
  for (const std::uint32_t number : m_rules[rule]) {
    features[count++] = &m_features[number];
    tag = tag * 1024 + m_features[number].feature.column * 32 + static_cast<std::uint64_t>(m_features[number].feature.kind);
  }
  append_products(features, count, cells, tag, keys.size() + most_keys_of_a_rule, keys);
}

std::vector<std::uint64_t> KeyMaker::keys(std::span<const Table::Cell> cells) const {
  std::vector<std::uint64_t> keys;
  for (std::size_t rule = 0; rule < m_rules.size(); ++rule) append_keys(rule, cells, keys);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace heed::linkage
