// For tests: mentions made of texts, and models learnt of told concerns.
#pragma once

#include <string>
#include <vector>

#include "linkage/batch.hpp"
#include "linkage/network.hpp"

namespace heed::linkage {

// One text a column, in order; "" and whatever says nothing is missing.
inline MentionValues values_of(std::span<const Column> columns, const std::vector<std::string>& texts) {
  MentionValues values(columns.size());
  for (std::size_t column = 0; column < texts.size(); ++column) {
    auto value = matching::make_value(columns[column].type, texts[column]);
    if (!value.text.empty()) values[column].push_back(std::move(value));
  }
  return values;
}

// Of concerns that each tell of a child first and of a vehicle then.
inline Network::Models models_of(std::span<const Column> children, std::span<const Column> vehicles,
                                 std::span<const ToldTogether> told) {
  Table child_table(children), vehicle_table(vehicles);
  for (const ToldTogether& one : told) {
    child_table.add(one.mentions[0].mention.values);
    vehicle_table.add(one.mentions[1].mention.values);
  }
  Network::Models models;
  models[static_cast<std::size_t>(EntityKind::child)] = link(child_table, nullptr, {}).model;
  models[static_cast<std::size_t>(EntityKind::vehicle)] = link(vehicle_table, nullptr, {}).model;
  return models;
}

}  // namespace heed::linkage
