// What the name of a column says about what it holds: in English, in German, and in the abbreviations that people use.
#pragma once

#include <cstdint>
#include <string_view>

#include "matching/header_words.hpp"

namespace heed::link_batch {

// Finer than AttributeType: parts that are put together, and columns that are not compared at all.
enum class Meaning : std::uint8_t {
  unknown,
  id,           // names the record
  truth,        // says who is who: never compared
  bookkeeping,  // where a record comes from, when it was written, codes worked out of other columns
  barred,       // ethnicity, religion, nationality, sexuality: never compared
  salutation,   // mr, mrs, dr
  told_day,     // the day on which an age was told
  name,         // of a person or of something else: values decide
  forename,
  surname,
  full_name,
  nickname,
  birth,
  birth_year,
  birth_month,
  birth_day,
  year,
  month,
  day,
  age,
  sex,
  phone,
  email,
  handle,
  plate,
  vehicle_make,
  vehicle_colour,
  house_number,
  address,
  postcode,
  place_name,
  school,
  organisation,
  identifier,
  number,
  category,
};

using matching::header_words;
Meaning meaning_of_name(std::string_view name);

}  // namespace heed::link_batch
