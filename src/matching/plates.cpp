#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"
#include "matching/fold.hpp"
#include "matching/normalise.hpp"

namespace heed::matching {

namespace {

constexpr std::size_t longest_plate = 24;
// A shorter text without any sign of something missing is taken for a part of a plate: whole plates that short are very rare.
constexpr std::size_t shortest_whole = 5;

enum class Says { nothing, begins, ends, holds, skip };

constexpr std::array begin_words =
    std::to_array<std::string_view>({"starts", "start", "starting", "begins", "begin", "beginning", "first"});
constexpr std::array end_words =
    std::to_array<std::string_view>({"ends", "end", "ending", "last", "finishes", "finishing"});
constexpr std::array hold_words = std::to_array<std::string_view>(
    {"contains", "containing", "includes", "including", "partial", "part", "something"});
constexpr std::array other_words =
    std::to_array<std::string_view>({"with", "reg", "registration", "number", "plate", "numberplate", "plates", "vrm",
                                     "and", "then", "the", "maybe", "possibly", "unknown", "in", "is", "of"});

template <std::size_t size>
bool among(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::ranges::find(words, word) != words.end();
}

Says meaning_of(std::string_view word) {
  if (std::ranges::any_of(word, is_digit)) return Says::nothing;
  if (among(word, begin_words)) return Says::begins;
  if (among(word, end_words)) return Says::ends;
  if (among(word, hold_words)) return Says::holds;
  return among(word, other_words) ? Says::skip : Says::nothing;
}

bool is_pattern(char c) { return is_lower(c) || is_digit(c) || c == '?' || c == '*'; }

// One word's characters; '_' is an unknown one, dots are some unknown ones.
void append_pattern(std::string_view word, std::string& pattern) {
  for (const char c : word) {
    if (pattern.size() >= longest_plate) return;
    if (is_pattern(c)) pattern.push_back(to_upper(c));
    if (c == '_') pattern.push_back('?');
    if (c == '.' && word.find("..") != std::string_view::npos) pattern.push_back('*');
  }
}

// "**" and "*?*" say no more than "?*".
std::string with_joined_unknowns(std::string_view pattern) {
  std::string joined;
  for (std::size_t i = 0; i < pattern.size();) {
    const std::size_t until = std::min(pattern.find_first_not_of("?*", i), pattern.size());
    const std::string_view run = pattern.substr(i, until - i);
    joined.append(static_cast<std::size_t>(std::ranges::count(run, '?')), '?');
    if (run.find('*') != std::string_view::npos) joined.push_back('*');
    if (until < pattern.size()) joined.push_back(pattern[until]);
    i = until + 1;
  }
  return joined;
}

// A pattern for comparing: of a plate, or of what is seen as a part of one.
struct Pattern {
  std::array<char, longest_plate + 2> text{};
  std::size_t size = 0;

  void add(char c) { text[size++] = c; }
};

Pattern pattern_of(std::string_view plate) {
  Pattern pattern;
  plate = plate.substr(0, longest_plate);
  const bool part = !is_whole_plate(plate) && plate.find_first_of("?*") == std::string_view::npos;
  if (part) pattern.add('*');
  for (const char c : plate) pattern.add(looks_like(to_upper(c)));
  if (part) pattern.add('*');
  return pattern;
}

constexpr int impossible = -1;

// The most known characters that two patterns can agree on when they are the same plate, or `impossible`.
int best_agreement(const Pattern& left, const Pattern& right) {
  std::array<std::array<int, longest_plate + 3>, longest_plate + 3> best;
  for (std::size_t l = left.size + 1; l-- > 0;) {
    for (std::size_t r = right.size + 1; r-- > 0;) {
      const bool more_left = l < left.size, more_right = r < right.size;
      const char a = more_left ? left.text[l] : '\0', b = more_right ? right.text[r] : '\0';
      int& here = best[l][r];
      here = !more_left && !more_right ? 0 : impossible;
      if (a == '*') here = std::max({here, best[l + 1][r], more_right ? best[l][r + 1] : impossible});
      if (b == '*') here = std::max({here, best[l][r + 1], more_left ? best[l + 1][r] : impossible});
      if (!more_left || !more_right || a == '*' || b == '*') continue;
      const bool agree = a == b && a != '?';
      if (!agree && a != '?' && b != '?') continue;
      const int rest = best[l + 1][r + 1];
      if (rest != impossible) here = std::max(here, rest + (agree ? 1 : 0));
    }
  }
  return best[0][0];
}

// What two signs say of being the same one.
enum class Signs { agree, unknown, differ };

Signs signs(char left, char right) {
  if (left == '?' || right == '?') return Signs::unknown;
  return looks_like(left) == looks_like(right) ? Signs::agree : Signs::differ;
}

// Of two texts of one length: how many signs agree, and where they differ first and last.
struct Row {
  std::size_t agree = 0, differ = 0, first = 0, last = 0;
};

Row row_of(std::string_view left, std::string_view right) {
  Row row;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const Signs both = signs(left[i], right[i]);
    row.agree += both == Signs::agree ? 1 : 0;
    if (both != Signs::differ) continue;
    if (row.differ++ == 0) row.first = i;
    row.last = i;
  }
  return row;
}

std::size_t slip_of_one_length(std::string_view left, std::string_view right) {
  const Row row = row_of(left, right);
  if (row.differ == 1) return row.agree;
  const bool exchanged = row.differ == 2 && row.last == row.first + 1 &&
                         looks_like(left[row.first]) == looks_like(right[row.last]) &&
                         looks_like(left[row.last]) == looks_like(right[row.first]);
  return exchanged ? row.agree : 0;
}

// The most signs that agree when one of the longer is left out and no other differs.
std::size_t slip_of_one_more(std::string_view longer, std::string_view shorter) {
  std::size_t best = 0;
  for (std::size_t out = 0; out < longer.size(); ++out) {
    const Row before = row_of(longer.substr(0, out), shorter.substr(0, out));
    const Row after = row_of(longer.substr(out + 1), shorter.substr(out));
    if (before.differ + after.differ == 0) best = std::max(best, before.agree + after.agree);
  }
  return best;
}

std::optional<std::size_t> agreement(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) return std::nullopt;
  const int best = best_agreement(pattern_of(left), pattern_of(right));
  if (best == impossible) return std::nullopt;
  return static_cast<std::size_t>(best);
}

}  // namespace

std::string normal_plate(std::string_view text) {
  const std::string folded = fold(text);
  std::string pattern;
  bool before = false, after = false;
  std::string_view rest = folded;
  while (!rest.empty() && pattern.size() < longest_plate) {
    std::string_view word = take_word(rest);
    while (word.ends_with(':') || word.ends_with(',')) word.remove_suffix(1);
    switch (meaning_of(word)) {
      case Says::begins: after = true; break;
      case Says::ends: before = true; break;
      case Says::holds: before = after = true; break;
      case Says::skip: break;
      case Says::nothing: append_pattern(word, pattern); break;
    }
  }
  // Words that were joined or had signs in them may say something after all, but they are no plate.
  if (pattern.find_first_not_of("?*") == std::string::npos || meaning_of(ascii_lower(pattern)) != Says::nothing)
    return "";
  if (before) pattern.insert(0, 1, '*');
  if (after) pattern.push_back('*');
  std::string joined = with_joined_unknowns(pattern);
  joined.resize(std::min(joined.size(), longest_plate));
  return joined;
}

char looks_like(char c) {
  switch (c) {
    case 'O': return '0';
    case 'I':
    case 'L': return '1';
    case 'B': return '8';
    case 'S': return '5';
    case 'Z': return '2';
    default: return c;
  }
}

bool is_whole_plate(std::string_view plate) {
  return plate.size() >= shortest_whole && plate.find_first_of("?*") == std::string_view::npos;
}

bool plates_fit(std::string_view left, std::string_view right) { return agreement(left, right).has_value(); }

std::size_t plate_slip_agreement(std::string_view left, std::string_view right) {
  left = left.substr(0, longest_plate);
  right = right.substr(0, longest_plate);
  if (left.find('*') != std::string_view::npos || right.find('*') != std::string_view::npos) return 0;
  if (left.size() == right.size()) return slip_of_one_length(left, right);
  if (left.size() == right.size() + 1) return slip_of_one_more(left, right);
  return right.size() == left.size() + 1 ? slip_of_one_more(right, left) : 0;
}

std::size_t plate_agreement(std::string_view left, std::string_view right) {
  return agreement(left, right).value_or(0);
}

}  // namespace heed::matching
