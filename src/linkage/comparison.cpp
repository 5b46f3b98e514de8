#include "linkage/comparison.hpp"

#include <algorithm>
#include <cmath>

#include "matching/nicknames.hpp"
#include "matching/normalise.hpp"
#include "matching/similarity.hpp"

namespace heed::linkage {

namespace {

using Values = std::span<const Value* const>;

std::string_view part_of(std::string_view text, Part part) {
  const auto without_last = [&](std::size_t letters) { return text.substr(0, text.size() - std::min(letters, text.size())); };
  switch (part) {
    case Part::whole: return text;
    case Part::email_user: {
      const auto at = text.find('@');
      return at == std::string_view::npos ? std::string_view{} : text.substr(0, at);
    }
    case Part::email_domain: {
      const auto at = text.find('@');
      return at == std::string_view::npos ? std::string_view{} : text.substr(at);
    }
    case Part::postcode_sector: return text.find(' ') == std::string_view::npos ? std::string_view{} : without_last(2);
    case Part::postcode_district: return text.substr(0, text.find(' '));
    case Part::postcode_area: return text.substr(0, std::min(text.find_first_of("0123456789"), text.size()));
  }
  return text;
}

// Years between two ranges of days; 0 when they overlap.
double years_apart(const DayRange& left, const DayRange& right) {
  const double gap = std::max(left.from, right.from) - std::min(left.until, right.until);
  return std::max(0.0, gap) / 365.25;
}

bool swapped(std::string_view left, std::string_view right) {
  if (left.size() != right.size() || left.size() != 10) return false;
  if (left.substr(0, 4) == right.substr(0, 4) && left.substr(5, 2) == right.substr(8, 2) && left.substr(8, 2) == right.substr(5, 2)) return true;
  // One pair of digits exchanged within the year, the month or the day.
  int different = 0;
  for (std::size_t i = 0; i < left.size(); ++i) different += left[i] != right[i] ? 1 : 0;
  if (different != 2) return false;
  const auto at = static_cast<std::size_t>(std::mismatch(left.begin(), left.end(), right.begin()).first - left.begin());
  return at + 1 < left.size() && left[at] == right[at + 1] && left[at + 1] == right[at];
}

struct Shared {
  double both = 0, left = 0, right = 0;
};

Shared shared_words(std::span<const matching::Token> left, std::span<const matching::Token> right) {
  Shared shared;
  for (const auto& token : left) shared.left += token.weight;
  for (const auto& token : right) shared.right += token.weight;
  for (auto l = left.begin(), r = right.begin(); l != left.end() && r != right.end();) {
    if (l->word == r->word) {
      shared.both += l->weight;
      ++l;
      ++r;
    } else if (l->word < r->word) {
      ++l;
    } else {
      ++r;
    }
  }
  return shared;
}

bool share_a_sound(const Value& left, const Value& right) {
  for (const std::uint32_t code : left.phonetic) {
    if (code != 0 && (code == right.phonetic[0] || code == right.phonetic[1])) return true;
  }
  return false;
}

bool same_end(std::string_view left, std::string_view right, std::size_t letters, bool beginning) {
  if (left.size() < letters || right.size() < letters) return false;
  if (beginning) return left.substr(0, letters) == right.substr(0, letters);
  return left.substr(left.size() - letters) == right.substr(right.size() - letters);
}

bool holds_for(const Condition& condition, const Value& left_value, const Value& right_value) {
  const std::string_view left = part_of(left_value.text, condition.left.part), right = part_of(right_value.text, condition.right.part);
  const double bound = condition.threshold;
  const auto count = static_cast<std::size_t>(std::max(0.0, bound));
  if (left.empty() || right.empty()) return false;
  switch (condition.measure) {
    case Measure::exact: return left == right;
    case Measure::jaro: return matching::jaro(left, right) >= bound;
    case Measure::jaro_winkler: return matching::jaro_winkler(left, right) >= bound;
    case Measure::levenshtein: return matching::levenshtein(left, right, count) <= count;
    case Measure::damerau_levenshtein: return matching::damerau_levenshtein(left, right, count) <= count;
    case Measure::jaccard: return matching::jaccard(left, right) >= bound;
    case Measure::seconds_apart:
      return left_value.days.exact() && right_value.days.exact() &&
             std::abs(static_cast<double>(left_value.days.from) - right_value.days.from) * 86400 <= bound;
    case Measure::not_a_date: return !left_value.days.exact() || !right_value.days.exact();
    case Measure::nickname: return matching::Nicknames::built_in().related(left, right);
    case Measure::phonetic: return share_a_sound(left_value, right_value);
    case Measure::compatible_plate: return matching::plates_fit(left, right) && matching::plate_agreement(left, right) >= count;
    case Measure::compatible_birth:
      return !left_value.days.empty() && !right_value.days.empty() && years_apart(left_value.days, right_value.days) == 0 &&
             !(left_value.days.exact() && right_value.days.exact() && left_value.days.from != right_value.days.from);
    case Measure::birth_apart_years:
      return !left_value.days.empty() && !right_value.days.empty() && years_apart(left_value.days, right_value.days) <= bound;
    case Measure::swapped_date: return swapped(left, right);
    case Measure::word_overlap: {
      const Shared shared = shared_words(left_value.tokens, right_value.tokens);
      return shared.both > 0 && shared.both >= bound * (shared.left + shared.right - shared.both);
    }
    case Measure::word_containment: {
      const Shared shared = shared_words(left_value.tokens, right_value.tokens);
      return shared.both > 0 && shared.both >= bound * std::min(shared.left, shared.right);
    }
    case Measure::prefix: return same_end(left, right, count, true);
    case Measure::suffix: return same_end(left, right, count, false);
    case Measure::shared_values: return false;  // of lists: see share_values
  }
  return false;
}

bool share_values(Values left, Values right, double bound) {
  double shared = 0;
  for (const Value* one : left) {
    shared += std::any_of(right.begin(), right.end(), [&](const Value* other) { return one->text == other->text; }) ? 1 : 0;
  }
  return shared >= bound;
}

struct Found {
  bool holds = false;
  std::uint16_t left_value = 0, right_value = 0;
};

Found find_test(const Condition& condition, const Record& left, const Record& right) {
  const Values lefts = left.of(condition.left.column), rights = right.of(condition.right.column);
  if (condition.measure == Measure::shared_values) return {share_values(lefts, rights, condition.threshold)};
  for (std::size_t l = 0; l < lefts.size(); ++l) {
    for (std::size_t r = 0; r < rights.size(); ++r) {
      if (holds_for(condition, *lefts[l], *rights[r])) return {true, static_cast<std::uint16_t>(l), static_cast<std::uint16_t>(r)};
    }
  }
  return {};
}

Found find(const Condition& condition, const Record& left, const Record& right) {
  const auto& parts = condition.parts;
  switch (condition.kind) {
    case Condition::Kind::test: return find_test(condition, left, right);
    case Condition::Kind::missing: return {left.of(condition.left.column).empty() || right.of(condition.left.column).empty()};
    case Condition::Kind::all: {
      Found first;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        const Found found = find(parts[i], left, right);
        if (!found.holds) return {};
        if (i == 0) first = found;
      }
      first.holds = true;
      return first;
    }
    case Condition::Kind::any:
      for (const Condition& part : parts) {
        if (const Found found = find(part, left, right); found.holds) return found;
      }
      return {};
    case Condition::Kind::none: return {!parts.empty() && !find(parts.front(), left, right).holds};
    case Condition::Kind::otherwise: return {true};
  }
  return {};
}

}  // namespace

bool holds(const Condition& condition, const Record& left, const Record& right) { return find(condition, left, right).holds; }

Reached compare(const Comparison& comparison, const Record& left, const Record& right) {
  for (std::size_t level = 0; level < comparison.levels.size(); ++level) {
    const Found found = find(comparison.levels[level].condition, left, right);
    if (found.holds) return {static_cast<std::uint16_t>(level), found.left_value, found.right_value};
  }
  return {static_cast<std::uint16_t>(comparison.levels.empty() ? 0 : comparison.levels.size() - 1)};
}

}  // namespace heed::linkage
