#include "county/table_baselines.hpp"

#include <algorithm>
#include <unordered_map>

namespace heed::bench {

namespace {

using linkage::AttributeType;
using linkage::Table;

constexpr double alike = 0.65;

bool is_name(AttributeType type) {
  return type == AttributeType::forename || type == AttributeType::surname || type == AttributeType::full_name;
}

// The record's values of the columns that `wanted` says, one after the other; "" where the record has none.
template <class Wanted>
std::string text_of(const Table& table, std::uint32_t record, const Wanted& wanted) {
  std::string text;
  for (const Table::Cell cell : table.cells(record)) {
    if (!wanted(table.columns()[cell.column()].type)) continue;
    if (!text.empty()) text += ' ';
    text += table.dictionary(cell.column()).value(cell.value()).text;
  }
  return text;
}

std::vector<std::uint32_t> equal_groups(const Table& table) {
  const bool people = std::ranges::any_of(table.columns(), [](const auto& column) { return is_name(column.type); });
  const auto wanted = [&](AttributeType type) {
    return !people || is_name(type) || type == AttributeType::date_of_birth;
  };
  Groups groups(table.size());
  std::unordered_map<std::string, std::uint32_t> first;
  for (std::uint32_t record = 0; record < table.size(); ++record) {
    const std::string text = text_of(table, record, wanted);
    if (text.empty()) continue;
    const auto [known, is_new] = first.emplace(text, record);
    if (!is_new) groups.join(known->second, record);
  }
  return groups.all();
}

std::vector<std::uint32_t> trigrams_of(const std::string& name) {
  std::vector<std::uint32_t> trigrams;
  const std::string padded = name.empty() ? "" : "  " + name + " ";
  for (std::size_t at = 0; at + 3 <= padded.size(); ++at) {
    const auto sign = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(padded[i])); };
    trigrams.push_back(sign(at) << 16 | sign(at + 1) << 8 | sign(at + 2));
  }
  std::ranges::sort(trigrams);
  trigrams.erase(std::unique(trigrams.begin(), trigrams.end()), trigrams.end());
  return trigrams;
}

bool fit(const std::string& left, const std::string& right) { return left.empty() || right.empty() || left == right; }

struct Person {
  std::vector<std::uint32_t> trigrams;
  std::string birth, sex;
};

std::vector<Person> people_of(const Table& table) {
  const bool names = std::ranges::any_of(table.columns(), [](const auto& column) { return is_name(column.type); });
  const auto is = [](AttributeType wanted) { return [wanted](AttributeType type) { return type == wanted; }; };
  std::vector<Person> people;
  for (std::uint32_t record = 0; record < table.size(); ++record) {
    people.push_back({trigrams_of(text_of(table, record, [&](AttributeType type) { return !names || is_name(type); })),
                      text_of(table, record, is(AttributeType::date_of_birth)),
                      text_of(table, record, is(AttributeType::sex))});
  }
  return people;
}

std::vector<std::uint32_t> trigram_groups(const Table& table) {
  const std::vector<Person> people = people_of(table);
  Groups groups(people.size());
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> holders;  // by trigram: those before
  std::vector<std::uint32_t> shared(people.size(), 0), touched;
  for (std::uint32_t record = 0; record < people.size(); ++record) {
    const Person& person = people[record];
    for (const std::uint32_t trigram : person.trigrams) {
      for (const std::uint32_t other : holders[trigram]) {
        if (shared[other]++ == 0) touched.push_back(other);
      }
      holders[trigram].push_back(record);
    }
    for (const std::uint32_t other : touched) {
      const double both = shared[other];
      const double either = static_cast<double>(person.trigrams.size() + people[other].trigrams.size()) - both;
      if (both >= alike * either && fit(person.birth, people[other].birth) && fit(person.sex, people[other].sex))
        groups.join(other, record);
      shared[other] = 0;
    }
    touched.clear();
  }
  return groups.all();
}

}  // namespace

std::vector<TableBaseline> table_baselines() {
  return {{"name and date of birth, exactly", equal_groups}, {"trigrams of the name, birth fits", trigram_groups}};
}

}  // namespace heed::bench
