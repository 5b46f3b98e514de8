// For tests: mentions made of texts, and models learnt of told concerns.
#pragma once

#include <string>
#include <vector>

#include "linkage/batch.hpp"
#include "linkage/network.hpp"

namespace heed::linkage {

// What is written of an index or a network.
template <class Written>
std::string bytes_of(const Written& written) {
  std::string bytes;
  ByteWriter out([&](std::span<const std::uint8_t> piece) { bytes.append(piece.begin(), piece.end()); });
  written.write(out);
  out.finish();
  return bytes;
}

// Nothing when the bytes are none of an index's, or more than one's.
inline std::unique_ptr<Index> index_of(const std::string& bytes) {
  ByteReader in(std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
  auto index = Index::read(in);
  return index && in.at_end() ? std::move(index) : nullptr;
}

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
