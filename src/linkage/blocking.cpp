#include "linkage/blocking.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace heed::linkage {

namespace {

// "letters 1 to 3", "the last 4 letters".
std::string described(const Feature& feature) {
  if (feature.kind != FeatureKind::letters) return std::string(to_string(feature.kind));
  std::string text;
  if (feature.from < 0 && feature.length == 0) {
    text = fmt::format("the last {} letters", -feature.from);
  } else if (feature.length > 0) {
    text = fmt::format("letters {} to {}", feature.from, feature.from + feature.length - 1);
  } else {
    text = feature.from == 1 ? "all letters" : fmt::format("from letter {}", feature.from);
  }
  return feature.folded ? text + ", in small letters" : text;
}

}  // namespace

std::string describe(const Rule& rule, std::span<const Column> columns) {
  std::string text;
  for (const Feature& feature : rule.features) {
    if (!text.empty()) text += " + ";
    text += columns[feature.column].name;
    text += " (";
    text += described(feature);
    text += ")";
  }
  return text;
}

KeyMaker::KeyMaker(std::span<const Rule> rules, const Table& table, Hashed hashed) : m_table(table) {
  for (const Rule& rule : rules) {
    std::vector<std::uint32_t> numbers;
    for (const Feature& feature : rule.features) {
      const auto known = std::find_if(m_features.begin(), m_features.end(),
                                      [&](const Hashes& kept) { return kept.feature == feature; });
      numbers.push_back(static_cast<std::uint32_t>(known - m_features.begin()));
      if (known == m_features.end()) m_features.push_back({feature, {}, {}});
    }
    m_rules.push_back(std::move(numbers));
  }
  if (hashed == Hashed::when_asked) return;
  for (Hashes& kept : m_features) {
    const Dictionary& dictionary = table.dictionary(kept.feature.column);
    const AttributeType type = table.columns()[kept.feature.column].type;
    kept.starts.reserve(dictionary.size() + 1);
    kept.starts.push_back(0);
    for (ValueId id = 0; id < dictionary.size(); ++id) {
      append_hashes(kept.feature, type, dictionary.value(id), kept.hashes);
      kept.starts.push_back(static_cast<std::uint32_t>(kept.hashes.size()));
    }
  }
}

KeyMaker::Chosen KeyMaker::chosen(std::size_t rule) const {
  Chosen chosen;
  for (const std::uint32_t number : m_rules[rule]) {
    const Hashes& kept = m_features[number];
    chosen.features[chosen.count++] = &kept;
    chosen.tag = chosen.tag * 1024 + kept.feature.column * 32 + static_cast<std::uint64_t>(kept.feature.kind);
  }
  return chosen;
}

template <class Use>
void KeyMaker::each_hash(const Hashes& kept, std::span<const Table::Cell> cells, const Use& use) const {
  for (const Table::Cell cell : cells) {
    if (cell.column() != kept.feature.column) continue;
    const ValueId value = cell.value();
    if (value + 1 < kept.starts.size()) {
      for (std::uint32_t at = kept.starts[value]; at < kept.starts[value + 1]; ++at) use(kept.hashes[at]);
      continue;
    }
    std::vector<std::uint64_t> hashes;
    append_hashes(kept.feature, m_table.columns()[kept.feature.column].type,
                  m_table.dictionary(kept.feature.column).value(value), hashes);
    for (const std::uint64_t hash : hashes) use(hash);
  }
}

void KeyMaker::append_hashes_of(std::size_t feature, std::span<const Table::Cell> cells,
                                std::vector<std::uint64_t>& hashes) const {
  each_hash(m_features[feature], cells, [&](std::uint64_t hash) { hashes.push_back(hash); });
}

void KeyMaker::append_keys(std::size_t rule, std::span<const Table::Cell> cells,
                           std::vector<std::uint64_t>& keys) const {
  const Chosen rule_features = chosen(rule);
  const auto of_feature = [&](const Hashes* kept, const auto& use) { each_hash(*kept, cells, use); };
  append_products(rule_features.span(), rule_features.tag, of_feature, keys.size() + most_keys_of_a_rule, keys);
}

std::vector<std::uint64_t> KeyMaker::keys(const Record& record) const {
  std::vector<std::uint64_t> keys;
  const auto each_hash = [&](const Hashes* kept, const auto& use) {
    std::vector<std::uint64_t> found;
    for (const Value* value : record.of(kept->feature.column)) {
      append_hashes(kept->feature, m_table.columns()[kept->feature.column].type, *value, found);
    }
    for (const std::uint64_t hash : found) use(hash);
  };
  for (std::size_t rule = 0; rule < m_rules.size(); ++rule) {
    const Chosen rule_features = chosen(rule);
    append_products(rule_features.span(), rule_features.tag, each_hash, keys.size() + most_keys_of_a_rule, keys);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

std::vector<std::uint64_t> KeyMaker::keys(std::span<const Table::Cell> cells) const {
  std::vector<std::uint64_t> keys;
  for (std::size_t rule = 0; rule < m_rules.size(); ++rule) append_keys(rule, cells, keys);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace heed::linkage
