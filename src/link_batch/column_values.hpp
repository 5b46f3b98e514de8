// What the values of a column look like, from a sample of its rows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "link_batch/csv.hpp"

namespace heed::link_batch {

// Shares are of the values that are there, 0 … 1.
struct ColumnValues {
  std::size_t filled = 0;    // rows of the whole table that say something
  bool complete = false;     // every row has a value
  bool unique = false;       // all values differ
  bool all_equal = false;    // one value only, or none
  std::size_t sampled = 0;   // values that the shares are of
  std::size_t distinct = 0;  // among them
  double email = 0, date = 0, year = 0, number = 0, phone = 0, uk_postcode = 0, plate = 0, handle = 0, sex = 0,
         salutation = 0;
  double has_digit = 0, digits6 = 0;               // any digit; at least six
  double common_forename = 0, common_surname = 0;  // a word of the value is one of a short list of frequent names
  double organisation_word = 0;                    // ltd, gmbh, &, restaurant, university …
  double day_first = 0, month_first = 0;           // dates that can only be read one way: 31/12/2009, 12/31/2009
  double day_compact = 0;                          // 31122009
  double mean_words = 0, mean_bytes = 0;
  double lowest = 0, highest = 0;              // of numbers
  std::int32_t first_year = 0, last_year = 0;  // of dates
  char separator = 0;                          // '|' or ';' when values are often lists
};

ColumnValues look_at(const CsvTable& table, std::size_t column);

// How often two columns say the same, where both say something (letters and digits only); 0 when they hardly ever both do.
double sameness(const CsvTable& table, std::size_t left, std::size_t right);
// How often every word of `part` and `other_part` is a word of `whole`.
double contained(const CsvTable& table, std::size_t part, std::size_t other_part, std::size_t whole);

// "", "unknown", "null", "nan", "n/a", "?", "-": as good as empty in a data file.
bool is_blank(std::string_view value);

}  // namespace heed::link_batch
