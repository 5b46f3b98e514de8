#include "linkage/reason.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>
#include <utility>

#include "base/text.hpp"

namespace heed::linkage {

namespace {

using Kind = Condition::Kind;

// Depth first; null when nothing is tested.
const Condition* first_test(const Condition& condition) {
  if (condition.kind == Kind::test) return &condition;
  for (const Condition& part : condition.parts) {
    if (const Condition* test = first_test(part)) return test;
  }
  return nullptr;
}

Agreement apart(double years) { return years <= 3.01 ? Agreement::not_far_apart : Agreement::years_apart; }

Agreement of_test(const Condition& test) {
  if (test.left.column != test.right.column) return Agreement::in_another_field;
  switch (test.measure) {
    case Measure::exact: return test.left.part == Part::whole ? Agreement::same : Agreement::part_the_same;
    case Measure::shared_values: return Agreement::same;
    case Measure::levenshtein:
    case Measure::damerau_levenshtein:
      if (test.threshold <= 1) return Agreement::one_slip;
      return test.threshold <= 2 ? Agreement::two_slips : Agreement::alike;
    case Measure::whole_plate: return Agreement::same;
    case Measure::slipped_plate: return Agreement::one_slip;
    case Measure::nickname: return Agreement::form_of_name;
    case Measure::phonetic: return Agreement::sounds_the_same;
    case Measure::word_overlap:
    case Measure::word_containment: return Agreement::words_in_common;
    case Measure::prefix:
    case Measure::suffix: return Agreement::part_the_same;
    case Measure::compatible_plate:
    case Measure::compatible_birth: return Agreement::fits;
    case Measure::seconds_apart: return apart(test.threshold / (365.25 * 86400));
    case Measure::birth_apart_years: return apart(test.threshold);
    case Measure::swapped_date: return Agreement::numbers_exchanged;
    case Measure::jaro:
    case Measure::jaro_winkler:
    case Measure::jaccard: return Agreement::alike;
    case Measure::not_a_date: return Agreement::not_known;
  }
  return Agreement::different;
}

// What the comparison is about: the first thing that any of its levels tests.
const Condition* subject_of(const Comparison& comparison) {
  for (const Level& level : comparison.levels) {
    const Condition* test = level.null_level ? nullptr : first_test(level.condition);
    if (test) return test;
  }
  return nullptr;
}

bool is_one_day(Agreement agreement) { return agreement == Agreement::same || agreement == Agreement::one_slip; }

Reason reason_of(const Model& model, const Step& step) {
  const Comparison& comparison = model.comparisons[step.comparison];
  const Level& level = comparison.levels[step.reached.level];
  Reason reason;
  reason.comparison = step.comparison;
  reason.weight = step.weight + step.frequency_weight;
  reason.known = step.known;
  const Condition* test = level.null_level ? nullptr : first_test(level.condition);
  const bool denies = test != nullptr && level.condition.kind == Kind::none;
  if (level.null_level)
    reason.agreement = Agreement::not_known;
  else
    reason.agreement = test == nullptr || denies ? Agreement::different : of_test(*test);
  if (test)
    reason.left.value = step.reached.left_value, reason.right.value = step.reached.right_value;
  else
    test = subject_of(comparison);
  if (test) {
    reason.left.column = test->left.column;
    reason.right.column = test->right.column;
    reason.type = model.columns[test->left.column].type;
    reason.right_type = model.columns[test->right.column].type;
  }
  if (level.u > 0) reason.by_chance = std::min(1.0, level.u * std::exp2(-step.frequency_weight));
  reason.of_holders = reason.agreement == Agreement::same && step.frequency_weight != 0;
  return reason;
}

}  // namespace

std::string_view to_string(Agreement agreement) {
  static constexpr std::array<std::string_view, agreements> names = {
      "same",        "form_of_name",      "one_slip",         "two_slips", "sounds_the_same",
      "alike",       "words_in_common",   "part_the_same",    "fits",      "not_far_apart",
      "years_apart", "numbers_exchanged", "in_another_field", "different", "not_known"};
  return names[static_cast<std::size_t>(agreement)];
}

void find_what_crosses(Reason& reason, std::span<const std::string> left, std::span<const std::string> right) {
  if (reason.agreement != Agreement::in_another_field) return;
  const std::size_t one = reason.left.column, other = reason.right.column;
  if (std::max(one, other) >= std::min(left.size(), right.size())) return;
  if (ascii_lower(left[one]) == ascii_lower(right[other]) || ascii_lower(left[other]) != ascii_lower(right[one]))
    return;
  std::swap(reason.left.column, reason.right.column);
  std::swap(reason.type, reason.right_type);
}

std::vector<Reason> reasons_of(const Model& model, const Score& score) {
  std::vector<Reason> reasons;
  reasons.reserve(score.steps.size());
  for (const Step& step : score.steps) {
    if (step.comparison < model.comparisons.size() &&
        step.reached.level < model.comparisons[step.comparison].levels.size())
      reasons.push_back(reason_of(model, step));
  }
  return reasons;
}

double others_by_chance(const Reason& reason, std::uint64_t held, unsigned counted) {
  const double all = reason.by_chance * static_cast<double>(held);
  return reason.of_holders ? std::max(0.0, reason.by_chance * static_cast<double>(held + 1) - counted) : all;
}

std::vector<Reason> against_of(std::span<const Reason> reasons) {
  std::vector<Reason> against;
  std::ranges::copy_if(reasons, std::back_inserter(against), [](const Reason& one) { return one.weight < 0; });
  std::ranges::stable_sort(against, std::less<>(), &Reason::weight);
  return against;
}

std::vector<Reason> for_of(std::span<const Reason> reasons) {
  std::vector<Reason> speaking;
  std::ranges::copy_if(reasons, std::back_inserter(speaking), [](const Reason& one) { return one.weight > 0; });
  std::ranges::stable_sort(speaking, std::greater<>(), &Reason::weight);
  return speaking;
}

Births births_of(const Model& model, const Record& left, const Record& right) {
  Births births;
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t column = 0; column < model.columns.size(); ++column) {
    if (model.columns[column].type != AttributeType::date_of_birth) continue;
    for (const Value* one : left.of(column)) {
      for (const Value* other : right.of(column)) {
        if (one->days.empty() || other->days.empty()) continue;
        births.days = births.days || (one->days.exact() && other->days.exact());
        nearest = std::min(nearest,
                           std::max(one->days.from - other->days.until, other->days.from - one->days.until) / 365.25);
      }
    }
  }
  if (std::isfinite(nearest)) births.years_apart = std::max(0.0, nearest);
  return births;
}

Family family_of(const Model& model, std::span<const Reason> reasons, const Births& births) {
  using enum AttributeType;
  constexpr double no_sibling = 20;  // years
  if (births.years_apart > no_sibling) return Family::no;
  const bool of_people = std::ranges::any_of(model.columns, [](const Column& column) {
    return column.type == forename || column.type == full_name || column.type == date_of_birth;
  });
  if (!of_people) return Family::no;
  bool shared = false, one_birth = false;
  for (const Reason& reason : reasons) {
    if (reason.weight <= 0 || reason.type == sex) continue;
    if (reason.type == date_of_birth)
      one_birth = one_birth || (births.days && is_one_day(reason.agreement));
    else if (!matching::of_a_household(reason.type))
      return Family::no;
    else
      shared = true;
  }
  if (!shared) return Family::no;
  return one_birth ? Family::twins : Family::siblings;
}

}  // namespace heed::linkage
