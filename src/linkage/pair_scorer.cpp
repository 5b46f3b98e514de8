#include "linkage/pair_scorer.hpp"

#include <algorithm>
#include <cmath>

namespace heed::linkage {

namespace {

void collect_columns(const Condition& condition, std::vector<std::uint16_t>& columns) {
  if (condition.kind == Condition::Kind::test || condition.kind == Condition::Kind::missing)
    columns.push_back(condition.left.column);
  if (condition.kind == Condition::Kind::test) columns.push_back(condition.right.column);
  for (const Condition& part : condition.parts) collect_columns(part, columns);
}

bool is_symmetric(const Condition& condition) {
  if (condition.kind == Condition::Kind::test && condition.left != condition.right) return false;
  return std::all_of(condition.parts.begin(), condition.parts.end(), is_symmetric);
}

bool is_missing(const Condition& condition, std::uint16_t column) {
  return condition.kind == Condition::Kind::missing && condition.left == Operand{column};
}

float log_ratio(double above, double below) {
  return above > 0 && below > 0 ? static_cast<float>(std::log2(above / below)) : 0;
}

// The column of the first level that weighs, else of the first that looks at any.
std::uint16_t main_column(const Comparison& comparison) {
  std::vector<std::uint16_t> columns;
  for (const Level& level : comparison.levels) {
    if (!level.null_level) collect_columns(level.condition, columns);
  }
  for (const Level& level : comparison.levels) collect_columns(level.condition, columns);
  return columns.empty() ? std::uint16_t{0} : columns.front();
}

}  // namespace

// A rare value adds what separates its frequency from the average.
float PairScorer::greatest(const LevelWeight& level) const {
  if (level.frequency_weight <= 0) return level.weight;
  const float rarest = std::log2(m_table.dictionary(level.frequency_column).least_frequency());
  return level.weight + level.frequency_weight * std::max(0.0F, level.log_u_exact - rarest);
}

PairScorer::LevelWeight PairScorer::weigh(const Comparison& comparison, const Level& level) const {
  LevelWeight weights;
  if (level.null_level) return weights;
  weights.weight = log_ratio(level.m, level.u);
  for (const Alike kind : all_alike) {
    const std::size_t at = index_of(kind);
    weights.alike[at] = static_cast<float>(alike_weight_of(level, kind, 0));
    if (kind == Alike::namesakes || level.u <= 0 || level.u >= 1 || level.alike[at] <= level.u) continue;
    const double shared = (level.alike[at] - level.u) / (1 - level.u);
    weights.shared[at] = static_cast<float>(shared / level.u);
    weights.by_chance[at] = static_cast<float>(1 - shared);
  }
  const auto column = m_model.column(level.frequency_column);
  if (!column || level.condition.kind == Condition::Kind::otherwise) return weights;
  for (const Level& other : comparison.levels) {
    if (other.null_level || !is_exact(other.condition, *column)) continue;
    if (other.u <= 0) break;
    weights.frequency_weight = static_cast<float>(level.frequency_weight);
    weights.log_u_exact = static_cast<float>(std::log2(other.u));
    weights.minimum_u = static_cast<float>(level.minimum_u);
    weights.frequency_column = *column;
    weights.by_reached = looks_first_at(level.condition, *column);
    break;
  }
  return weights;
}

PairScorer::Comparing PairScorer::prepare(const Comparison& comparison) const {
  Comparing comparing;
  comparing.own = comparison;
  comparing.column = main_column(comparison);
  bool only_missing_before = true;
  for (std::size_t i = 0; i < comparison.levels.size(); ++i) {
    const Level& level = comparison.levels[i];
    comparing.levels.push_back(weigh(comparison, level));
    std::vector<std::uint16_t> columns;
    collect_columns(level.condition, columns);
    const bool crosses =
        std::any_of(columns.begin(), columns.end(), [&](std::uint16_t c) { return c != comparing.column; });
    if (i == 0) comparing.first_is_missing = is_missing(level.condition, comparing.column);
    const bool of_any_text =
        level.condition.measure == Measure::exact;  // parts of plates may be equal and not the same
    if (i > 0 && only_missing_before && of_any_text && is_exact(level.condition, comparing.column)) {
      comparing.exact_level = static_cast<std::uint16_t>(i);
    }
    only_missing_before = only_missing_before && is_missing(level.condition, comparing.column);
    if (crosses) {
      comparing.crossing.push_back(static_cast<std::uint16_t>(i));
      comparing.own.levels[i].condition = {};
      comparing.own.levels[i].condition.kind = Condition::Kind::any;
    } else {
      comparing.symmetric = comparing.symmetric && is_symmetric(level.condition);
    }
  }
  return comparing;
}

PairScorer::PairScorer(const Model& model, const Table& table)
    : m_model(model), m_table(table), m_who(model), m_remembered(remembered * model.comparisons.size()) {
  m_prior = static_cast<float>(std::clamp(probability_to_weight(model.prior), -1000.0, 1000.0));
  for (const Alike kind : all_alike) {
    m_alike_prior[index_of(kind)] = static_cast<float>(alike_prior_weight(model, kind));
    m_any_alike = m_any_alike || model.alike_prior[index_of(kind)] > 0;
  }
  for (const Comparison& comparison : model.comparisons) m_comparing.push_back(prepare(comparison));
  std::vector<float> best;
  for (const Comparing& comparing : m_comparing) {
    best.push_back(0);
    for (const LevelWeight& level : comparing.levels) best.back() = std::max(best.back(), greatest(level));
    m_order.push_back(static_cast<std::uint16_t>(m_order.size()));
  }
  std::ranges::stable_sort(m_order, [&](std::uint16_t left, std::uint16_t right) { return best[left] > best[right]; });
  float most = 0;
  for (auto at = m_order.rbegin(); at != m_order.rend(); ++at) m_comparing[*at].most = most += best[*at];
}

std::uint16_t PairScorer::own_level(std::size_t comparison, const Record& left, const Record& right) {
  const Comparing& comparing = m_comparing[comparison];
  const auto lefts = left.of(comparing.column);
  const auto rights = right.of(comparing.column);
  if (comparing.first_is_missing && (lefts.empty() || rights.empty())) return 0;
  if (lefts.size() != 1 || rights.size() != 1) return compare(comparing.own, left, right).level;
  std::uint32_t low = lefts[0]->identity, high = rights[0]->identity;
  const bool span = !lefts[0]->days.empty() && !lefts[0]->days.exact();
  if (low == high && comparing.exact_level != 0 && !span) return comparing.exact_level;
  if (low > high && comparing.symmetric) std::swap(low, high);
  const std::uint64_t pair = (std::uint64_t{low} << 32) | high;
  Remembered& place = m_remembered[comparison * remembered + (matching::combine(low, high) & (remembered - 1))];
  if (place.pair != pair) place = {pair, compare(comparing.own, left, right).level};
  return place.level;
}

std::uint16_t PairScorer::level_of(std::size_t comparison, const Record& left, const Record& right) {
  const std::uint16_t own = own_level(comparison, left, right);
  for (const std::uint16_t level : m_comparing[comparison].crossing) {
    if (level >= own) break;
    if (holds(m_model.comparisons[comparison].levels[level].condition, left, right)) return level;
  }
  return own;
}

float PairScorer::frequency_weight(std::size_t comparison, const LevelWeight& level, const Record& left,
                                   const Record& right) const {
  const auto lefts = left.of(level.frequency_column), rights = right.of(level.frequency_column);
  float most = 0;
  if (level.by_reached && (lefts.size() > 1 || rights.size() > 1)) {
    const Reached reached = compare(m_model.comparisons[comparison], left, right);
    if (reached.left_value < lefts.size()) most = lefts[reached.left_value]->frequency;
    if (reached.right_value < rights.size()) most = std::max(most, rights[reached.right_value]->frequency);
  } else {
    for (const Value* value : lefts) most = std::max(most, value->frequency);
    for (const Value* value : rights) most = std::max(most, value->frequency);
  }
  return most > 0 ? level.frequency_weight * (level.log_u_exact - std::log2(std::max(most, level.minimum_u))) : 0;
}

float PairScorer::weight(std::uint32_t left_number, std::uint32_t right_number, float at_least) {
  if (left_number != m_left_number) {
    m_left = m_table.record(left_number, m_left_space);
    m_left_number = left_number;
  }
  return weight_of_left(right_number, at_least);
}

float PairScorer::connecting(std::uint32_t left_number, std::uint32_t right_number, float at_least) {
  const float weighed = weight(left_number, right_number, at_least);
  if (weighed <= WhoIsTold::at_most || tells_who(left_number, right_number)) return weighed;
  return WhoIsTold::at_most < at_least ? below : WhoIsTold::at_most;
}

float PairScorer::connecting_of_left(std::uint32_t right_number) {
  const float weighed = weight_of_left(right_number);
  return weighed <= WhoIsTold::at_most || m_who.by_both(m_left, m_table, right_number) ? weighed : WhoIsTold::at_most;
}

void PairScorer::set_left(const Record& left) {
  m_left = left;
  m_left_number = no_number;
}

void PairScorer::forget() {
  std::ranges::fill(m_remembered, Remembered{});
  m_left_number = no_number;
}

float PairScorer::alike_of(const LevelWeight& level, Alike kind, float rare) const {
  const std::size_t at = index_of(kind);
  if (rare != 0 && level.shared[at] > 0) return std::log2(level.shared[at] * std::exp2(rare) + level.by_chance[at]);
  return level.alike[at];
}

float PairScorer::weight_of_left(std::uint32_t right_number, float at_least) {
  const Record right = m_table.record(right_number, m_right_space);
  float weight = m_prior;
  ByAlike<float> odds = m_alike_prior;
  for (const std::uint16_t i : m_order) {
    if (weight + m_comparing[i].most < at_least) return below;
    if (m_comparing[i].levels.empty()) continue;
    const LevelWeight& level = m_comparing[i].levels[level_of(i, m_left, right)];
    const float rare = level.frequency_weight > 0 ? frequency_weight(i, level, m_left, right) : 0;
    weight += level.weight + rare;
    if (!m_any_alike) continue;
    for (const Alike kind : all_alike) odds[index_of(kind)] += alike_of(level, kind, rare);
  }
  constexpr float next_to_nothing = -20;
  if (weight >= at_least && std::ranges::max(odds) > next_to_nothing)
    weight += static_cast<float>(weight_of_alike({odds[0], odds[1], odds[2]}));
  return weight < at_least ? below : weight;
}

void PairScorer::levels(std::uint32_t left_number, std::uint32_t right_number, std::span<std::uint16_t> levels,
                        std::span<float> rare) {
  m_left_number = no_number;
  const Record left = m_table.record(left_number, m_left_space);
  const Record right = m_table.record(right_number, m_right_space);
  for (std::size_t i = 0; i < m_comparing.size(); ++i) {
    levels[i] = level_of(i, left, right);
    if (rare.empty()) continue;
    const bool any = levels[i] < m_comparing[i].levels.size() && m_comparing[i].levels[levels[i]].frequency_weight > 0;
    rare[i] = any ? frequency_weight(i, m_comparing[i].levels[levels[i]], left, right) : 0;
  }
}

}  // namespace heed::linkage
