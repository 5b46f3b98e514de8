#include "linkage/model.hpp"

#include <algorithm>
#include <cmath>

namespace heed::linkage {

namespace {

bool is_plain_exact(const Level& level) {
  const Condition& condition = level.condition;
  return condition.kind == Condition::Kind::test && condition.measure == Measure::exact && condition.left == condition.right &&
         condition.left.part == Part::whole;
}

double chance_of_exact(const Comparison& comparison) {
  for (const Level& level : comparison.levels) {
    if (!level.null_level && is_plain_exact(level)) return level.u;
  }
  return 0;
}

double greatest_share(const Model& model, std::string_view column, const Record& left, const Record& right,
                      const TermFrequencies* frequencies) {
  const auto number = model.column(column);
  if (!number) return 0;
  double greatest = 0;
  for (const Record* side : {&left, &right}) {
    for (const Value* value : side->of(*number)) {
      double share = value->frequency;
      if (share == 0 && frequencies != nullptr) share = frequencies->share(column, value->text);
      greatest = std::max(greatest, share);
    }
  }
  return greatest;
}

double frequency_weight(const Model& model, const Comparison& comparison, const Level& level, const Record& left, const Record& right,
                        const TermFrequencies* frequencies) {
  if (level.null_level || level.frequency_column.empty()) return 0;
  const double chance = chance_of_exact(comparison);
  const double share = std::max(greatest_share(model, level.frequency_column, left, right, frequencies), level.minimum_u);
  return chance > 0 && share > 0 ? level.frequency_weight * std::log2(chance / share) : 0;
}

}  // namespace

std::optional<std::uint16_t> Model::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == name) return static_cast<std::uint16_t>(i);
  }
  return std::nullopt;
}

double TermFrequencies::share(std::string_view column, std::string_view text) const {
  const auto shares = m_shares.find(column);
  if (shares == m_shares.end()) return 0;
  const auto found = shares->second.find(std::string(text));
  return found == shares->second.end() ? 0 : found->second;
}

double Score::probability() const { return weight_to_probability(weight); }

Score score(const Model& model, const Record& left, const Record& right, const TermFrequencies* frequencies) {
  Score result;
  result.prior_weight = probability_to_weight(model.prior);
  result.weight = result.prior_weight;
  double relative = model.relative_prior > 0 ? std::log2(model.relative_prior / (1 - model.prior - model.relative_prior)) : 0;
  for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
    const Comparison& comparison = model.comparisons[i];
    Step step;
    step.comparison = static_cast<std::uint16_t>(i);
    step.reached = compare(comparison, left, right);
    const Level& level = comparison.levels[step.reached.level];
    if (!level.null_level && level.m > 0 && level.u > 0) step.weight = std::log2(level.m / level.u);
    step.frequency_weight = frequency_weight(model, comparison, level, left, right, frequencies);
    if (!level.null_level && level.relative > 0 && level.u > 0) relative += std::log2(level.relative / level.u) + step.frequency_weight;
    result.weight += step.weight + step.frequency_weight;
    result.steps.push_back(step);
  }
  if (model.relative_prior > 0) {
    result.relative_weight = -std::log2(1 + std::exp2(std::min(relative, 100.0)));
    result.weight += result.relative_weight;
  }
  return result;
}

double weight_to_probability(double weight) {
  if (weight > 0) return 1 / (1 + std::exp2(-weight));
  const double odds = std::exp2(weight);
  return odds / (1 + odds);
}

double probability_to_weight(double probability) { return std::log2(probability / (1 - probability)); }

}  // namespace heed::linkage
