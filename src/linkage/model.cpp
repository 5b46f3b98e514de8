#include "linkage/model.hpp"

#include <algorithm>
#include <cmath>

namespace heed::linkage {

namespace {

// The u of the comparison's level that says "these two are equal", of the column whose frequencies are asked for.
double chance_of_exact(const Comparison& comparison, std::uint16_t column) {
  for (const Level& level : comparison.levels) {
    if (!level.null_level && is_exact(level.condition, column)) return level.u;
  }
  return 0;
}

struct Shares {
  const Model& model;
  const Record& left;
  const Record& right;
  const TermFrequencies* frequencies;

  double of(const Value& value, std::string_view column) const {
    return value.frequency > 0 || frequencies == nullptr ? value.frequency : frequencies->share(column, value.text);
  }
  // Of the values that the level was reached by, when it looked at the column; else of all.
  double greatest(const Level& level, std::uint16_t column, const Reached& reached) const {
    const bool reached_by = looks_first_at(level.condition, column);
    double greatest = 0;
    for (const Record* side : {&left, &right}) {
      const auto values = side->of(column);
      const std::size_t one = side == &left ? reached.left_value : reached.right_value;
      for (std::size_t i = 0; i < values.size(); ++i) {
        if (!reached_by || i == one) greatest = std::max(greatest, of(*values[i], level.frequency_column));
      }
    }
    return greatest;
  }
};

double frequency_weight(const Comparison& comparison, const Reached& reached, const Shares& shares) {
  const Level& level = comparison.levels[reached.level];
  if (level.null_level || level.frequency_column.empty() || level.condition.kind == Condition::Kind::otherwise)
    return 0;
  const auto column = shares.model.column(level.frequency_column);
  if (!column || *column >= shares.left.columns() || *column >= shares.right.columns()) return 0;
  const double chance = chance_of_exact(comparison, *column), share = shares.greatest(level, *column, reached);
  return chance > 0 && share > 0 ? level.frequency_weight * std::log2(chance / std::max(share, level.minimum_u)) : 0;
}

double log_ratio(double above, double below) { return above > 0 && below > 0 ? std::log2(above / below) : 0; }

}  // namespace

std::optional<std::uint16_t> Model::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == name) return static_cast<std::uint16_t>(i);
  }
  return std::nullopt;
}

void TermFrequencies::set(std::string column, std::unordered_map<std::string, double> shares, double values) {
  Shares& kept = m_shares[std::move(column)];
  kept = {};
  kept.values = values;
  for (auto& [text, share] : shares) kept.of_text.emplace(text, share);
}

double TermFrequencies::share(std::string_view column, std::string_view text) const {
  const auto shares = m_shares.find(column);
  if (shares == m_shares.end()) return 0;
  const auto found = shares->second.of_text.find(text);
  return found == shares->second.of_text.end() ? 0 : found->second;
}

std::vector<std::string_view> TermFrequencies::columns() const {
  std::vector<std::string_view> names;
  for (const auto& [name, shares] : m_shares) names.push_back(name);
  return names;
}

std::vector<TermFrequencies::Term> TermFrequencies::terms(std::string_view column, double fewest) const {
  std::vector<Term> terms;
  const auto shares = m_shares.find(column);
  if (shares == m_shares.end()) return terms;
  for (const auto& [text, share] : shares->second.of_text) {
    if (share * shares->second.values >= fewest - 0.5) terms.push_back({text, share});
  }
  std::sort(terms.begin(), terms.end(), [](const Term& one, const Term& other) {
    return one.share != other.share ? one.share > other.share : one.text < other.text;
  });
  return terms;
}

double Score::probability() const { return weight_to_probability(weight); }

Score score(const Model& model, const Record& left, const Record& right, const TermFrequencies* frequencies) {
  const Shares shares{model, left, right, frequencies};
  Score result;
  result.prior_weight = probability_to_weight(model.prior);
  result.weight = result.prior_weight;
  double relative = log_ratio(model.relative_prior, 1 - model.prior - model.relative_prior);
  for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
    const Comparison& comparison = model.comparisons[i];
    if (comparison.levels.empty()) continue;
    Step step;
    step.comparison = static_cast<std::uint16_t>(i);
    step.reached = compare(comparison, left, right);
    const Level& level = comparison.levels[step.reached.level];
    if (!level.null_level) step.weight = log_ratio(level.m, level.u);
    step.frequency_weight = frequency_weight(comparison, step.reached, shares);
    if (!level.null_level && level.relative > 0 && level.u > 0) {
      relative += log_ratio(level.relative, level.u) + step.frequency_weight;
    }
    result.weight += step.weight + step.frequency_weight;
    result.steps.push_back(step);
  }
  if (model.relative_prior > 0) {
    result.relative_weight = weight_of_relatives(relative);
    result.weight += result.relative_weight;
  }
  return result;
}

// −log2(1 + 2^relative), which for large numbers is the number.
double weight_of_relatives(double relative) {
  return relative > 40 ? -relative : -std::log1p(std::exp2(relative)) / std::log(2.0);
}

double weight_to_probability(double weight) {
  if (weight > 0) return 1 / (1 + std::exp2(-weight));
  const double odds = std::exp2(weight);
  return odds / (1 + odds);
}

double probability_to_weight(double probability) { return std::log2(probability / (1 - probability)); }

bool is_exact(const Condition& condition, std::uint16_t column) {
  return condition.kind == Condition::Kind::test && condition.measure == Measure::exact &&
         condition.left == Operand{column} && condition.right == Operand{column};
}

bool looks_first_at(const Condition& condition, std::uint16_t column) {
  if (condition.kind == Condition::Kind::test)
    return condition.left.column == column && condition.right.column == column;
  if (condition.parts.empty()) return false;
  if (condition.kind != Condition::Kind::any) return looks_first_at(condition.parts.front(), column);
  return std::all_of(condition.parts.begin(), condition.parts.end(),
                     [&](const Condition& part) { return looks_first_at(part, column); });
}

}  // namespace heed::linkage
