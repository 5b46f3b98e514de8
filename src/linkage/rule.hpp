// Which records are worth comparing. Recall here is the ceiling of everything that follows.
//
// A rule is a set of features of different columns; two records that share a hash of every feature of any rule are compared. A key
// that more than `most_in_key` records hold ("Smith", "1 January") proposes nobody: rules that join it with another feature do.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "linkage/record.hpp"

namespace heed::linkage {

// What two records of the same one are likely to have in common even when written differently.
enum class FeatureKind : std::uint8_t {
  whole,      // the value
  sound,      // a phonetic code of a name
  meaning,    // the full name that a nickname may stand for
  beginning,  // first three letters
  ending,     // last four letters or digits
  skeleton,   // first letter and consonants, without repeats
  year,       // of a date of birth; each year of a range of at most five
  year_month,
  month_day,
  year_day,  // year and day of the month
  user,      // of an e-mail; a handle without its digits
  word,      // each word
  sector,    // of a postcode: without its last two characters
  trigram,   // of a number plate, confusable letters counted as equal
  letters,   // some of the text, as SQL's SUBSTR takes them: see Feature
};
std::string_view to_string(FeatureKind kind);

struct Feature {
  std::uint16_t column = 0;
  FeatureKind kind = FeatureKind::whole;
  // Of `letters` alone: the first that is taken, from 1, or from the end where negative (−4: the last four); how many, 0 = all that
  // follow; and whether capitals and marks count. A text that has none of them gives no key.
  std::int16_t from = 1;
  std::uint16_t length = 0;
  bool folded = false;
  bool operator==(const Feature&) const = default;
};

struct Rule {
  static constexpr std::size_t most_features = 6;
  std::vector<Feature> features;  // at least one, by column ascending
  bool operator==(const Rule&) const = default;
};

struct Plan {
  std::vector<Rule> rules;
  std::uint32_t most_in_key = 200;
  bool operator==(const Plan&) const = default;
};

}  // namespace heed::linkage
