#include "linkage/model.hpp"

#include <algorithm>
#include <cmath>

#include "linkage/who_is_told.hpp"

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

// Depth first, the first that looks at anything: a test, or whether there is a value.
const Condition* first_look(const Condition& condition) {
  if (condition.kind == Condition::Kind::test || condition.kind == Condition::Kind::missing) return &condition;
  for (const Condition& part : condition.parts) {
    if (const Condition* look = first_look(part)) return look;
  }
  return nullptr;
}

Known known_of(const Level& level, const Record& left, const Record& right) {
  const Condition* look = level.null_level ? first_look(level.condition) : nullptr;
  if (look == nullptr) return Known::by_both;
  const std::uint16_t there = look->kind == Condition::Kind::test ? look->right.column : look->left.column;
  const bool is_here = look->left.column < left.columns() && !left.of(look->left.column).empty();
  const bool is_there = there < right.columns() && !right.of(there).empty();
  if (is_here) return is_there ? Known::by_both : Known::by_left;
  return is_there ? Known::by_right : Known::by_neither;
}

double log_ratio(double above, double below) { return above > 0 && below > 0 ? std::log2(above / below) : 0; }

}  // namespace

std::optional<std::uint16_t> Model::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == name) return static_cast<std::uint16_t>(i);
  }
  return std::nullopt;
}

void TermFrequencies::set(std::string column, const std::unordered_map<std::string, double>& shares, double values) {
  Shares& kept = m_shares[std::move(column)];
  kept = {};
  kept.values = values;
  for (const auto& [text, share] : shares) kept.of_text.emplace(text, share);
}

double TermFrequencies::share(std::string_view column, std::string_view text) const {
  const auto shares = m_shares.find(column);
  if (shares == m_shares.end()) return 0;
  const auto found = shares->second.of_text.find(text);
  return found == shares->second.of_text.end() ? 0 : found->second;
}

std::vector<std::string_view> TermFrequencies::columns() const {
  std::vector<std::string_view> names;
  names.reserve(m_shares.size());
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

double Score::connecting() const { return tells_who ? weight : std::min(weight, double{WhoIsTold::at_most}); }

double Score::probability() const { return weight_to_probability(weight); }

Score score(const Model& model, const Record& left, const Record& right, const TermFrequencies* frequencies) {
  const Shares shares{model, left, right, frequencies};
  Score result;
  result.tells_who = WhoIsTold(model).by_both(left, right);
  result.prior_weight = probability_to_weight(model.prior);
  result.weight = result.prior_weight;
  ByAlike<double> odds{};
  for (const Alike kind : all_alike) odds[index_of(kind)] = alike_prior_weight(model, kind);
  for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
    const Comparison& comparison = model.comparisons[i];
    if (comparison.levels.empty()) continue;
    Step step;
    step.comparison = static_cast<std::uint16_t>(i);
    step.reached = compare(comparison, left, right);
    const Level& level = comparison.levels[step.reached.level];
    if (!level.null_level) step.weight = log_ratio(level.m, level.u);
    step.known = known_of(level, left, right);
    step.frequency_weight = frequency_weight(comparison, step.reached, shares);
    for (const Alike kind : all_alike) odds[index_of(kind)] += alike_weight_of(level, kind, step.frequency_weight);
    result.weight += step.weight + step.frequency_weight;
    result.steps.push_back(step);
  }
  result.alike_weight = weight_of_alike(odds);
  result.alike = all_alike[static_cast<std::size_t>(std::ranges::max_element(odds) - odds.begin())];
  result.weight += result.alike_weight;
  return result;
}

std::string_view to_string(Alike kind) {
  return ByAlike<std::string_view>{"household", "namesakes", "neighbours"}[index_of(kind)];
}

double alike_prior_weight(const Model& model, Alike kind) {
  const double prior = model.alike_prior[index_of(kind)];
  if (prior <= 0) return no_odds;
  double different = 1 - model.prior;
  for (const double each : model.alike_prior) different -= each;
  return log_ratio(prior, different);
}

double alike_weight_of(const Level& level, Alike kind, double rare) {
  const double alike = level.alike[index_of(kind)];
  if (level.null_level || alike <= 0 || level.u <= 0) return 0;
  if (kind == Alike::namesakes || rare == 0 || alike <= level.u || level.u >= 1) return std::log2(alike / level.u);
  // Of a pair that reaches the level, either the household shares the value or two values met by chance.
  const double shared = (alike - level.u) / (1 - level.u);
  return std::log2(shared * std::exp2(rare) / level.u + 1 - shared);
}

// −log2(1 + Σ 2^odds), which for large numbers is the largest.
double weight_of_alike(const ByAlike<double>& odds) {
  double largest = 0;
  for (const double each : odds) largest = std::max(largest, each);
  double sum = std::exp2(-largest);
  for (const double each : odds) sum += std::exp2(each - largest);
  return -largest - std::log2(sum);
}

double weight_to_probability(double weight) {
  if (weight > 0) return 1 / (1 + std::exp2(-weight));
  const double odds = std::exp2(weight);
  return odds / (1 + odds);
}

double probability_to_weight(double probability) { return std::log2(probability / (1 - probability)); }

bool is_exact(const Condition& condition, std::uint16_t column) {
  const bool equal = condition.measure == Measure::exact || condition.measure == Measure::whole_plate;
  return condition.kind == Condition::Kind::test && equal && condition.left == Operand{column} &&
         condition.right == Operand{column};
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
