#include "linkage/entity_reason.hpp"

#include <algorithm>

namespace heed::linkage {

namespace {

void count_in(EntityReason& sum, const Reason& one, std::uint32_t at) {
  if (sum.agree + sum.differ + sum.not_known == 0) sum = {one.comparison, one.type, sum.weight, 0, 0, 0, one, at};
  if (one.agreement == Agreement::not_known)
    ++sum.not_known;
  else if (one.weight > 0)
    ++sum.agree;
  else
    ++sum.differ;
  // Something known is nearer than nothing known, even where it speaks against.
  const bool is_first_known = sum.nearest.agreement == Agreement::not_known && one.agreement != Agreement::not_known;
  const bool is_known = one.agreement != Agreement::not_known;
  if (is_first_known || (is_known && one.weight > sum.nearest.weight)) sum.nearest = one, sum.nearest_at = at;
}

}  // namespace

EntityScore entity_score(const Model& model, std::span<const Score> scores, const ClusterOptions& options) {
  EntityScore entity;
  if (scores.empty()) return entity;
  const double lowest = from_fixed(options.lowest), highest = from_fixed(options.highest);
  const double share = 1.0 / static_cast<double>(scores.size());
  entity.prior_weight = scores.front().prior_weight;
  for (std::uint32_t at = 0; at < scores.size(); ++at) {
    const Score& one = scores[at];
    const double held = std::clamp(one.connecting(), lowest, highest);
    entity.weights.push_back(one.weight);
    entity.weight += held * share;
    entity.held_weight += (held - one.weight) * share;
    entity.alike_weight += one.alike_weight * share;
    const auto reasons = reasons_of(model, one);
    entity.reasons.resize(std::max(entity.reasons.size(), reasons.size()));
    for (std::size_t i = 0; i < reasons.size(); ++i) {
      count_in(entity.reasons[i], reasons[i], at);
      entity.reasons[i].weight += reasons[i].weight * share;
    }
  }
  return entity;
}

}  // namespace heed::linkage
