// Explains records of a table as link() puts them together: who is connected with whom, why two are not one, and how like a record an
// entity is. Keeps the keys of the whole table, and weighs only what it is asked for.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linkage/cluster_story.hpp"
#include "linkage/entity_reason.hpp"
#include "linkage/pair_scorer.hpp"
#include "linkage/weigh_pairs.hpp"
#include "linkage/why_not.hpp"

namespace heed::linkage {

// Everybody whom pairs of a weight that connects join with one record, directly or by others, and how they were clustered.
struct Neighbourhood {
  std::vector<std::uint32_t> records;  // ascending; members below count along them
  std::vector<Edge> edges;
  Clustering clustering;

  // None when the record is not there.
  std::optional<std::uint32_t> member_of(std::uint32_t record) const;
  // Records of the cluster that this one is in, ascending.
  std::vector<std::uint32_t> cluster_of(std::uint32_t record) const;
};

class Explainer {
 public:
  // All must outlive it, and not change. `average_join` as link() was given it.
  Explainer(const Table& table, const Model& model, double average_join = 0, unsigned threads = 2);

  Neighbourhood around(std::uint32_t record);
  SharedKeys shared_keys(std::uint32_t left, std::uint32_t right) const;
  Score score_of(std::uint32_t left, std::uint32_t right) const;
  // `told_apart`: people said that they are not the same.
  WhyNot why_not(std::uint32_t left, std::uint32_t right, bool told_apart = false);
  // The record itself is left out of the entity.
  EntityScore against_entity(std::uint32_t record, std::span<const std::uint32_t> entity) const;
  // Steps name records by their places in `around(record).records`.
  static ClusterStory story_of(const Neighbourhood& around, std::uint32_t record);

 private:
  std::vector<std::uint32_t> candidates_of(std::uint32_t record) const;
  Between between(std::span<const std::uint32_t> lefts, std::span<const std::uint32_t> rights);
  // How many records hold each of these keys, ascending, of one rule.
  std::vector<std::uint32_t> holders_of(std::size_t rule, std::span<const std::uint64_t> asked) const;
  std::vector<std::uint64_t> keys_of(std::size_t rule, std::uint32_t record) const;

  const Table& m_table;
  const Model& m_model;
  ClusterOptions m_options;
  KeyMaker m_keys;
  Postings m_postings;
  PairScorer m_scorer;
};

}  // namespace heed::linkage
