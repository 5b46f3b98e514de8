// A record beside an entity: all that the entity has, not only its nearest record.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linkage/cluster.hpp"
#include "linkage/reason.hpp"

namespace heed::linkage {

// One field of the record against that field of every record of the entity.
struct EntityReason {
  std::uint16_t comparison = 0;
  AttributeType type = AttributeType::category;
  double weight = 0;  // mean over the entity's records
  std::uint32_t agree = 0, differ = 0, not_known = 0;
  Reason nearest;                // of the record that agrees most closely, the first of equals
  std::uint32_t nearest_at = 0;  // its place in what was given
};

// Bars of a waterfall: prior + the fields + alike + held = weight.
struct EntityScore {
  double prior_weight = 0;
  double alike_weight = 0;  // mean; ≤ 0
  double held_weight =
      0;              // what holding each record's weight within bounds (who_is_told.hpp too) takes off or adds, mean
  double weight = 0;  // as clustering has it: the mean of weights, each held within bounds
  std::vector<EntityReason> reasons;
  std::vector<double> weights;  // by record of the entity, not held
};

// `scores` of the record with each of the entity's, by one model. Of none: an empty score.
EntityScore entity_score(const Model& model, std::span<const Score> scores, const ClusterOptions& options = {});

}  // namespace heed::linkage
