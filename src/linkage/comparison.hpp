// Comparisons with levels, as Fellegi and Sunter's model has them (JASA 64, 1969) and Splink writes them down.
//
// A comparison looks at one or more columns of two records and finds the first of its levels whose condition holds. A
// condition is a tree of tests that can be written as the SQL that Splink's comparison library makes and read back from
// it (splink_json.hpp). Tests that SQL dialects do not have (nicknames, sounds, plates, ages, overlapping words) are written
// as calls of functions whose names begin with heed_.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "linkage/record.hpp"

namespace heed::linkage {

// What is computed of two values.
enum class Measure : std::uint8_t {
  exact,                // equal texts
  jaro,                 // ≥ threshold
  jaro_winkler,         // ≥ threshold
  levenshtein,          // ≤ threshold
  damerau_levenshtein,  // ≤ threshold
  jaccard,              // ≥ threshold, over sets of letters as DuckDB has it
  seconds_apart,        // |difference of the two days in seconds| ≤ threshold; false when either is not a date
  not_a_date,           // of either side: the null test of Splink's date comparisons
  shared_values,        // how many texts the two lists share ≥ threshold (Splink's array intersection)
  nickname,             // one is a short form or variant of the other, or of the same name (nicknames.hpp)
  phonetic,             // they share a code
  compatible_plate,  // a partial plate fits a whole one, confusable letters counted as equal; threshold: characters that both know
  compatible_birth,   // the two ranges of days overlap
  birth_apart_years,  // gap between the two ranges ≤ threshold years
  swapped_date,       // day and month the wrong way round, or two digits of the day exchanged
  word_overlap,  // weight of the shared words / weight of all words ≥ threshold (weighted Jaccard over Value::tokens)
  word_containment,  // weight of the shared words / weight of the lighter side's words ≥ threshold
  prefix,            // the first `threshold` characters are equal, and both have that many
  suffix,            // the last `threshold` characters are equal, and both have that many
  whole_plate,       // equal texts of plates of which nothing is unknown: two parts that are equal are not one plate
  slipped_plate,     // one slip parts two plates; threshold: characters that both know and that agree
};

// What is taken of a column's value before it is measured.
enum class Part : std::uint8_t {
  whole,
  email_user,       // what stands before the @
  email_domain,     // what stands after it
  postcode_sector,  // without its last two characters
  postcode_district,
  postcode_area,
};

struct Operand {
  std::uint16_t column = 0;  // index into the model's columns
  Part part = Part::whole;
  bool operator==(const Operand&) const = default;
};

struct Condition {
  enum class Kind : std::uint8_t { test, missing, all, any, none, otherwise };
  Kind kind = Kind::otherwise;
  // test: `measure` of the left record's `left` and the right record's `right`. The columns differ when forename and surname
  // are looked at the wrong way round. missing: either side has no value of `left`.
  Measure measure = Measure::exact;
  Operand left, right;
  double threshold = 0;
  std::vector<Condition> parts;  // all, any; none has exactly one

  bool operator==(const Condition&) const = default;
};

// Two different ones that have much in common all the same, and what they have in common for a reason (model.hpp).
enum class Alike : std::uint8_t {
  relatives,   // people of one household: its name, address and telephone
  namesakes,   // people of one name: what goes with a name, or is made of it
  neighbours,  // people of one street, school or place
};
inline constexpr std::size_t alike_kinds = 3;
inline constexpr std::array<Alike, alike_kinds> all_alike = {Alike::relatives, Alike::namesakes, Alike::neighbours};
template <class Value>
using ByAlike = std::array<Value, alike_kinds>;

struct Level {
  std::string label;
  Condition condition;
  bool null_level = false;  // nothing can be said: weight 0
  double m = 0, u = 0;      // 0 = not trained: the level says nothing (weight 0) until it is
  ByAlike<double> alike{};  // as m, for two different ones that are alike in this way; 0 = not trained (model.hpp)
  bool fixed_m = false, fixed_u = false;
  // Term frequency: the column whose value's frequency replaces u, and how far (0 none … 1 wholly); minimum_u bounds it.
  std::string frequency_column;
  double frequency_weight = 1;
  double minimum_u = 0;

  bool operator==(const Level&) const = default;
};

struct Comparison {
  std::string name;         // Splink's output_column_name
  std::string description;  // Splink's comparison_description
  std::vector<Level> levels;

  bool operator==(const Comparison&) const = default;
};

// Which level two records reach, and by which values (indices into the lists of the level's first test; 0 where there is none).
struct Reached {
  std::uint16_t level = 0;
  std::uint16_t left_value = 0, right_value = 0;
  bool operator==(const Reached&) const = default;
};

// The first level that holds. With several values in a column, the first level that any pair of them reaches; a null level
// only when a side has none at all. A comparison none of whose levels holds gives its last. Allocates nothing.
Reached compare(const Comparison& comparison, const Record& left, const Record& right);

// Whether one condition holds. `otherwise` always does; `any` of nothing never.
bool holds(const Condition& condition, const Record& left, const Record& right);

// Symmetric conditions give the same level when the records change sides. Every comparison that Heed makes does.

}  // namespace heed::linkage
