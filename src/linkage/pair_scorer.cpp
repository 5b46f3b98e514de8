#include "linkage/pair_scorer.hpp"

#include <algorithm>
#include <cmath>

namespace heed::linkage {

namespace {

void collect_columns(const Condition& condition, std::vector<std::uint16_t>& columns) {
  if (condition.kind == Condition::Kind::test || condition.kind == Condition::Kind::missing) columns.push_back(condition.left.column);
  if (condition.kind == Condition::Kind::test) columns.push_back(condition.right.column);
  for (const Condition& part : condition.parts) collect_columns(part, columns);
}

bool is_plain_exact(const Condition& condition) {
  return condition.kind == Condition::Kind::test && condition.measure == Measure::exact && condition.left == condition.right &&
         condition.left.part == Part::whole;
}

float log_ratio(double above, double below) {
  return above > 0 && below > 0 ? static_cast<float>(std::log2(above / below)) : 0;
}

}  // namespace

PairScorer::Comparing PairScorer::prepare(const Comparison& comparison) const {
  Comparing comparing;
  comparing.own = comparison;
  double u_exact = 0;
  bool first = true;
  for (std::size_t i = 0; i < comparison.levels.size(); ++i) {
    const Level& level = comparison.levels[i];
    std::vector<std::uint16_t> columns;
    collect_columns(level.condition, columns);
    if (level.null_level) {
      comparing.has_null = true;
      comparing.null_level = static_cast<std::uint16_t>(i);
      continue;
    }
    if (first && !columns.empty()) comparing.column = columns.front();
    if (is_plain_exact(level.condition) && u_exact == 0) {
      u_exact = level.u;
      if (first) comparing.exact_level = static_cast<std::uint16_t>(i);
    }
    first = false;
    if (std::any_of(columns.begin(), columns.end(), [&](std::uint16_t column) { return column != comparing.column; })) {
      comparing.crossing.push_back(static_cast<std::uint16_t>(i));
      comparing.own.levels[i].condition = {};
      comparing.own.levels[i].condition.kind = Condition::Kind::any;
    }
  }
  for (const Level& level : comparison.levels) {
    LevelWeight weights;
    if (!level.null_level) {
      weights.weight = log_ratio(level.m, level.u);
      weights.relative = log_ratio(level.relative, level.u);
      weights.frequency_weight = level.frequency_column.empty() || u_exact <= 0 ? 0 : static_cast<float>(level.frequency_weight);
      weights.log_u_exact = u_exact > 0 ? static_cast<float>(std::log2(u_exact)) : 0;
      weights.minimum_u = static_cast<float>(level.minimum_u);
    }
    comparing.levels.push_back(weights);
  }
  return comparing;
}

PairScorer::PairScorer(const Model& model, const Table& table)
    : m_model(model), m_table(table), m_remembered(remembered * model.comparisons.size()) {
  const double different = 1 - model.prior - model.relative_prior;
  m_prior = log_ratio(model.prior, 1 - model.prior);
  m_relatives = model.relative_prior > 0;
  m_relative_prior = log_ratio(model.relative_prior, different);
  for (const Comparison& comparison : model.comparisons) m_comparing.push_back(prepare(comparison));
  float most = 0;
  for (std::size_t i = m_comparing.size(); i-- > 0;) {
    float best = 0;
    for (const LevelWeight& level : m_comparing[i].levels) {
      // A rare value may add what separates its frequency from the average: at most to a frequency of one in 2^27.
      const float rare = level.frequency_weight > 0 ? level.frequency_weight * std::max(0.0F, level.log_u_exact + 27) : 0;
      best = std::max(best, level.weight + rare);
    }
    most += best;
    m_comparing[i].most = most;
  }
}

std::uint16_t PairScorer::own_level(std::size_t comparison, const Record& left, const Record& right) {
  const Comparing& comparing = m_comparing[comparison];
  const auto lefts = left.of(comparing.column);
  const auto rights = right.of(comparing.column);
  if (comparing.has_null && (lefts.empty() || rights.empty())) return comparing.null_level;
  if (lefts.size() != 1 || rights.size() != 1) return compare(comparing.own, left, right).level;
  std::uint32_t low = lefts[0]->identity, high = rights[0]->identity;
  if (low == high && comparing.exact_level != 0) return comparing.exact_level;
  if (low > high) std::swap(low, high);
  const std::uint64_t pair = (std::uint64_t{low} << 32) | high;
  Remembered& place = m_remembered[comparison * remembered + (matching::combine(low, high) & (remembered - 1))];
  if (place.pair != pair) place = {pair, compare(comparing.own, left, right).level};
  return place.level;
}

std::uint16_t PairScorer::level_of(std::size_t comparison, const Record& left, const Record& right) {
  const std::uint16_t own = own_level(comparison, left, right);
  const Comparing& comparing = m_comparing[comparison];
  if (comparing.has_null && own == comparing.null_level) return own;
  for (const std::uint16_t level : comparing.crossing) {
    if (level >= own) break;
    if (holds(m_model.comparisons[comparison].levels[level].condition, left, right)) return level;
  }
  return own;
}

float PairScorer::frequency_weight(const LevelWeight& level, std::uint32_t column, const Record& left, const Record& right) const {
  float most = 0;
  for (const Value* value : left.of(column)) most = std::max(most, value->frequency);
  for (const Value* value : right.of(column)) most = std::max(most, value->frequency);
  most = std::max(most, level.minimum_u);
  return most > 0 ? level.frequency_weight * (level.log_u_exact - std::log2(most)) : 0;
}

float PairScorer::weight(std::uint32_t left_number, std::uint32_t right_number, float at_least) {
  if (left_number != m_left_number) {
    m_left = m_table.record(left_number, m_left_space);
    m_left_number = left_number;
  }
  return weight_of_left(right_number, at_least);
}

void PairScorer::set_left(const Record& left) {
  m_left = left;
  m_left_number = no_number;
}

float PairScorer::weight_of_left(std::uint32_t right_number, float at_least) {
  const Record right = m_table.record(right_number, m_right_space);
  float weight = m_prior, relative = m_relative_prior;
  for (std::size_t i = 0; i < m_comparing.size(); ++i) {
    if (weight + m_comparing[i].most < at_least) return below;
    const LevelWeight& level = m_comparing[i].levels[level_of(i, m_left, right)];
    const float rare = level.frequency_weight > 0 ? frequency_weight(level, m_comparing[i].column, m_left, right) : 0;
    weight += level.weight + rare;
    relative += level.relative + (level.relative != 0 ? rare : 0);
  }
  if (m_relatives) weight -= std::log2(1 + std::exp2(std::min(relative, 100.0F)));
  return weight < at_least ? below : weight;
}

void PairScorer::levels(std::uint32_t left_number, std::uint32_t right_number, std::span<std::uint16_t> levels) {
  m_left_number = no_number;
  const Record left = m_table.record(left_number, m_left_space);
  const Record right = m_table.record(right_number, m_right_space);
  for (std::size_t i = 0; i < m_comparing.size(); ++i) levels[i] = level_of(i, left, right);
}

}  // namespace heed::linkage
