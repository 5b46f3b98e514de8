#include "linkage/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "matching/nicknames.hpp"
#include "matching/normalise.hpp"
#include "matching/similarity.hpp"

namespace heed::linkage {

namespace {

using Values = std::span<const Value* const>;

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// As Splink's PostcodeComparison takes postcodes apart with regular expressions: one or two letters; then a digit and perhaps
// one character more; then a space and a digit. "" where the text is not so.
std::string_view postcode_part(std::string_view text, Part part) {
  const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
  if (!is_letter(at(0))) return {};
  std::size_t length = is_letter(at(1)) ? 2 : 1;
  if (part == Part::postcode_area) return text.substr(0, length);
  if (!is_digit(at(length))) return {};
  ++length;
  if (is_letter(at(length)) || is_digit(at(length))) ++length;
  if (part == Part::postcode_district) return text.substr(0, length);
  return at(length) == ' ' && is_digit(at(length + 1)) ? text.substr(0, length + 2) : std::string_view{};
}

std::string_view part_of(std::string_view text, Part part) {
  switch (part) {
    case Part::whole: return text;
    case Part::email_user: return text.substr(0, text.find('@'));
    case Part::email_domain: {
      const auto at = text.rfind('@');
      return at == std::string_view::npos || at + 1 == text.size() ? std::string_view{} : text.substr(at);
    }
    case Part::postcode_sector:
    case Part::postcode_district:
    case Part::postcode_area: return postcode_part(text, part);
  }
  return text;
}

// Years between two ranges of days; 0 when they overlap.
double years_apart(const DayRange& left, const DayRange& right) {
  const double gap = static_cast<double>(std::max(left.from, right.from)) - std::min(left.until, right.until);
  return std::max(0.0, gap) / 365.25;
}

// Two ISO dates: day and month exchanged, or two neighbouring digits.
bool swapped(std::string_view left, std::string_view right) {
  if (left.size() != right.size() || left.size() != 10) return false;
  const bool same_year = left.substr(0, 4) == right.substr(0, 4);
  if (same_year && left.substr(5, 2) == right.substr(8, 2) && left.substr(8, 2) == right.substr(5, 2)) return true;
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
      shared.both += std::min(l->weight, r->weight);
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

// How many bytes the first or the last `letters` characters take; nothing when there are fewer.
std::optional<std::size_t> bytes_of(std::string_view text, std::size_t letters, bool beginning) {
  const auto starts_character = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80; };
  std::size_t bytes = 0;
  for (; bytes < text.size(); ++bytes) {
    if (beginning && starts_character(bytes) && letters-- == 0) return bytes;
    if (!beginning && letters == 0) return bytes;
    if (!beginning && starts_character(text.size() - 1 - bytes)) --letters;
  }
  return letters == 0 ? std::optional(bytes) : std::nullopt;
}

bool same_end(std::string_view left, std::string_view right, std::size_t letters, bool beginning) {
  const auto bytes = bytes_of(left, letters, beginning);
  if (!bytes || bytes != bytes_of(right, letters, beginning)) return false;
  if (beginning) return left.substr(0, *bytes) == right.substr(0, *bytes);
  return left.substr(left.size() - *bytes) == right.substr(right.size() - *bytes);
}

// SQL's three values: a test of something that is not there is neither true nor false, and no NOT makes it true.
enum class Truth : std::uint8_t { no, unknown, yes };

Truth truth(bool holds) { return holds ? Truth::yes : Truth::no; }

// A year or an age is a range of days: two that are equal are not one birthday, nor is one a slip of the other.
bool is_span(const Value& value) { return !value.days.empty() && !value.days.exact(); }

bool likeness(const Condition& condition, std::string_view left, std::string_view right) {
  const double bound = condition.threshold;
  const auto most = static_cast<std::size_t>(std::clamp(bound, 0.0, 1e6));
  switch (condition.measure) {
    case Measure::exact: return left == right;
    case Measure::jaro: return matching::jaro(left, right) >= bound;
    case Measure::jaro_winkler: return matching::jaro_winkler(left, right) >= bound;
    case Measure::levenshtein: return bound >= 0 && matching::levenshtein(left, right, most) <= most;
    case Measure::damerau_levenshtein: return bound >= 0 && matching::damerau_levenshtein(left, right, most) <= most;
    case Measure::jaccard: return matching::jaccard(left, right) >= bound;
    case Measure::swapped_date: return swapped(left, right);
    case Measure::prefix: return same_end(left, right, most, true);
    case Measure::suffix: return same_end(left, right, most, false);
    default: return false;
  }
}

Truth birth(const Condition& condition, const DayRange& left, const DayRange& right) {
  if (condition.measure == Measure::not_a_date) return truth(!left.exact() || !right.exact());
  if (left.empty() || right.empty()) return Truth::unknown;
  if (condition.measure == Measure::seconds_apart) {
    if (!left.exact() || !right.exact()) return Truth::unknown;
    return truth(std::abs(static_cast<double>(left.from) - right.from) * 86400 <= condition.threshold);
  }
  const double years = years_apart(left, right);
  if (condition.measure == Measure::birth_apart_years) return truth(years <= condition.threshold);
  return truth(years == 0 && (!left.exact() || !right.exact() || left == right));
}

bool words(const Condition& condition, const Value& left, const Value& right) {
  const Shared shared = shared_words(left.tokens, right.tokens);
  const double whole = condition.measure == Measure::word_overlap ? shared.left + shared.right - shared.both
                                                                  : std::min(shared.left, shared.right);
  return shared.both > 0 && shared.both >= condition.threshold * whole * (1 - 1e-6);
}

Truth holds_for(const Condition& condition, const Value& left_value, const Value& right_value) {
  const std::string_view left = part_of(left_value.text, condition.left.part);
  const std::string_view right = part_of(right_value.text, condition.right.part);
  if (left.empty() || right.empty()) return Truth::unknown;
  switch (condition.measure) {
    case Measure::seconds_apart:
    case Measure::not_a_date:
    case Measure::compatible_birth:
    case Measure::birth_apart_years: return birth(condition, left_value.days, right_value.days);
    case Measure::nickname: return truth(matching::Nicknames::built_in().related(left, right));
    case Measure::phonetic: return truth(share_a_sound(left_value, right_value));
    case Measure::compatible_plate:
      return truth(matching::plates_fit(left, right) &&
                   static_cast<double>(matching::plate_agreement(left, right)) >= condition.threshold);
    case Measure::whole_plate: return truth(left == right && matching::is_whole_plate(left));
    case Measure::slipped_plate:
      return truth(static_cast<double>(matching::plate_slip_agreement(left, right)) >=
                   std::max(1.0, condition.threshold));
    case Measure::word_overlap:
    case Measure::word_containment: return truth(words(condition, left_value, right_value));
    case Measure::shared_values: return Truth::unknown;  // of lists: see share_values
    default: return truth(!is_span(left_value) && !is_span(right_value) && likeness(condition, left, right));
  }
}

struct Found {
  Truth truth = Truth::no;
  std::uint16_t left_value = 0, right_value = 0;
};

// Two records, and perhaps the one value of each that a column is to be looked at by.
struct Pair {
  const Record& left;
  const Record& right;
  bool pinned = false;
  std::uint16_t column = 0, left_value = 0, right_value = 0;
};

Values values_of(const Record& record, std::uint16_t column) {
  return column < record.columns() ? record.of(column) : Values{};
}

std::size_t shared_texts(Values left, Values right) {
  std::size_t shared = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const auto same = [&](const Value* other) { return left[i]->text == other->text; };
    if (std::any_of(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(i), same))
      continue;  // a list may repeat itself
    shared += std::any_of(right.begin(), right.end(), same) ? 1 : 0;
  }
  return shared;
}

// Neither true nor false for want of values, except that what is not there is certainly no date.
Found find_in(const Condition& condition, Values lefts, Values rights) {
  const bool of_dates = condition.measure == Measure::not_a_date;
  Found best{of_dates ? Truth::yes : Truth::unknown};
  for (std::size_t l = 0; l < lefts.size(); ++l) {
    for (std::size_t r = 0; r < rights.size(); ++r) {
      const Truth one = holds_for(condition, *lefts[l], *rights[r]);
      if (of_dates && one == Truth::no) return {};
      if (of_dates) continue;
      if (one == Truth::yes) return {one, static_cast<std::uint16_t>(l), static_cast<std::uint16_t>(r)};
      if (one == Truth::no) best.truth = Truth::no;
    }
  }
  return best;
}

Found find_test(const Condition& condition, const Pair& pair) {
  const Values lefts = values_of(pair.left, condition.left.column);
  const Values rights = values_of(pair.right, condition.right.column);
  if (condition.measure == Measure::shared_values) {
    if (lefts.empty() || rights.empty()) return {Truth::unknown};
    return {truth(static_cast<double>(shared_texts(lefts, rights)) >= condition.threshold)};
  }
  if (!pair.pinned || condition.left.column != pair.column) return find_in(condition, lefts, rights);
  const Truth one = find_in(condition, lefts.subspan(pair.left_value, 1), rights.subspan(pair.right_value, 1)).truth;
  return {one, pair.left_value, pair.right_value};
}

bool has_none(Values values, Part part) {
  return std::none_of(values.begin(), values.end(),
                      [&](const Value* value) { return !part_of(value->text, part).empty(); });
}

// The one column that all tests look at on both sides, if it is one.
bool looks_only_at(const Condition& condition, std::uint16_t column) {
  if (condition.kind == Condition::Kind::test) {
    return condition.left.column == column && condition.right.column == column;
  }
  if (condition.kind == Condition::Kind::missing) return condition.left.column == column;
  return std::all_of(condition.parts.begin(), condition.parts.end(),
                     [&](const Condition& part) { return looks_only_at(part, column); });
}

const Condition* first_test(const Condition& condition) {
  if (condition.kind == Condition::Kind::test) return &condition;
  for (const Condition& part : condition.parts) {
    if (const Condition* test = first_test(part)) return test;
  }
  return nullptr;
}

Found find(const Condition& condition, const Pair& pair);

Found find_all(const Condition& condition, const Pair& pair) {
  Found all{Truth::yes};
  bool first = true;
  for (const Condition& part : condition.parts) {
    const Found found = find(part, pair);
    if (found.truth == Truth::no) return {};
    all.truth = std::min(all.truth, found.truth);
    if (first && first_test(part) != nullptr) {
      all.left_value = found.left_value;
      all.right_value = found.right_value;
      first = false;
    }
  }
  return all;
}

Found find_any(const Condition& condition, const Pair& pair) {
  Found any;
  for (const Condition& part : condition.parts) {
    const Found found = find(part, pair);
    if (found.truth == Truth::yes) return found;
    any.truth = std::max(any.truth, found.truth);
  }
  return any;
}

Found find_none(const Condition& condition, const Pair& pair) {
  if (condition.parts.empty()) return {};
  Found found = find(condition.parts.front(), pair);
  found.truth = found.truth == Truth::yes ? Truth::no : found.truth == Truth::no ? Truth::yes : Truth::unknown;
  return found;
}

Found find_whole(const Condition& condition, const Pair& pair) {
  switch (condition.kind) {
    case Condition::Kind::test: return find_test(condition, pair);
    case Condition::Kind::missing:
      return {truth(has_none(values_of(pair.left, condition.left.column), condition.left.part) ||
                    has_none(values_of(pair.right, condition.left.column), condition.left.part))};
    case Condition::Kind::all: return find_all(condition, pair);
    case Condition::Kind::any: return find_any(condition, pair);
    case Condition::Kind::none: return find_none(condition, pair);
    case Condition::Kind::otherwise: return {Truth::yes};
  }
  return {};
}

// AND and NOT over one column of several values speak of one value of each side, not of one here and another there.
Found find(const Condition& condition, const Pair& pair) {
  const bool joins = condition.kind == Condition::Kind::all || condition.kind == Condition::Kind::none;
  const Condition* test = joins && !pair.pinned ? first_test(condition) : nullptr;
  if (test == nullptr || !looks_only_at(condition, test->left.column)) return find_whole(condition, pair);
  const std::uint16_t column = test->left.column;
  const std::size_t lefts = values_of(pair.left, column).size(), rights = values_of(pair.right, column).size();
  if (lefts == 0 || rights == 0 || lefts * rights == 1) return find_whole(condition, pair);
  Found best;
  for (std::size_t l = 0; l < lefts; ++l) {
    for (std::size_t r = 0; r < rights; ++r) {
      const Pair one{pair.left, pair.right, true, column, static_cast<std::uint16_t>(l), static_cast<std::uint16_t>(r)};
      Found found = find_whole(condition, one);
      if (found.truth == Truth::yes) return {Truth::yes, one.left_value, one.right_value};
      best.truth = std::max(best.truth, found.truth);
    }
  }
  return best;
}

}  // namespace

bool holds(const Condition& condition, const Record& left, const Record& right) {
  return find(condition, {left, right}).truth == Truth::yes;
}

Reached compare(const Comparison& comparison, const Record& left, const Record& right) {
  for (std::size_t level = 0; level < comparison.levels.size(); ++level) {
    const Found found = find(comparison.levels[level].condition, {left, right});
    if (found.truth == Truth::yes) return {static_cast<std::uint16_t>(level), found.left_value, found.right_value};
  }
  return {static_cast<std::uint16_t>(comparison.levels.empty() ? 0 : comparison.levels.size() - 1)};
}

}  // namespace heed::linkage
