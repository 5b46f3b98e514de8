// The names that conditions have in SQL: read by sql_condition.cpp, written by sql_writing.cpp.
#pragma once

#include <array>
#include <string_view>

#include "linkage/comparison.hpp"

namespace heed::linkage {

// Which side of a threshold holds.
enum class Bound { at_least, at_most, none };

struct MeasureName {
  std::string_view function;  // of two values
  Measure measure;
  Bound bound;
};

// The first name of a measure is the one that is written: DuckDB's. The others are those of Spark, Athena and SQLite
// (splink/internals/dialects.py). heed_ functions are ours alone.
inline constexpr std::array<MeasureName, 20> measure_names = {{
    {"jaro_similarity", Measure::jaro, Bound::at_least},
    {"jaro_sim", Measure::jaro, Bound::at_least},
    {"jaro_winkler_similarity", Measure::jaro_winkler, Bound::at_least},
    {"jaro_winkler", Measure::jaro_winkler, Bound::at_least},
    {"levenshtein", Measure::levenshtein, Bound::at_most},
    {"levenshtein_distance", Measure::levenshtein, Bound::at_most},
    {"damerau_levenshtein", Measure::damerau_levenshtein, Bound::at_most},
    {"jaccard", Measure::jaccard, Bound::at_least},
    {"heed_nickname", Measure::nickname, Bound::none},
    {"heed_phonetic", Measure::phonetic, Bound::none},
    {"heed_plate_agreement", Measure::compatible_plate, Bound::at_least},
    {"heed_birth_overlap", Measure::compatible_birth, Bound::none},
    {"heed_birth_years_apart", Measure::birth_apart_years, Bound::at_most},
    {"heed_swapped_date", Measure::swapped_date, Bound::none},
    {"heed_word_overlap", Measure::word_overlap, Bound::at_least},
    {"heed_word_containment", Measure::word_containment, Bound::at_least},
    {"heed_same_beginning", Measure::prefix, Bound::at_least},
    {"heed_same_ending", Measure::suffix, Bound::at_least},
    {"heed_same_whole_plate", Measure::whole_plate, Bound::none},
    {"heed_plate_slip_agreement", Measure::slipped_plate, Bound::at_least},
}};

struct PartPattern {
  Part part;
  std::string_view pattern;  // what Splink's EmailComparison and PostcodeComparison extract by
};

inline constexpr std::array<PartPattern, 5> part_patterns = {{
    {Part::email_user, "^[^@]+"},
    {Part::email_domain, "@([^@]+)$"},
    {Part::postcode_sector, "^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? [0-9]"},
    {Part::postcode_district, "^[A-Za-z]{1,2}[0-9][A-Za-z0-9]?"},
    {Part::postcode_area, "^[A-Za-z]{1,2}"},
}};

}  // namespace heed::linkage
