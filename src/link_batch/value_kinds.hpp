// What one value looks like, whatever its column is called. ASCII rules, no locale; each looks at 100 bytes at most.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace heed::link_batch {

bool looks_like_email(std::string_view value);
bool looks_like_phone(std::string_view value);
bool looks_like_uk_postcode(std::string_view value);
bool looks_like_plate(std::string_view value);  // of the United Kingdom, '?' for what is not known
bool looks_like_sex(std::string_view value);
bool looks_like_salutation(std::string_view value);
bool is_common_forename(std::string_view lower_case_word);
bool is_common_surname(std::string_view lower_case_word);
bool is_organisation_word(std::string_view lower_case_word);

// A day as data files write it: 2009-05-01, 1/5/2009, 01.05.09, 20090501, 01052009, 1 May 2009, 2009-05-01T00:00.
struct WrittenDate {
  int first = 0, second = 0, third = 0;  // as they stand
  std::int32_t year = 0;                 // 0 when it has two digits
  bool compact = false;                  // without anything between
  bool month_in_letters = false;
};
std::optional<WrittenDate> read_date(std::string_view value);
// The day as YYYY-MM-DD where it can be read; else the text as it is. `order`: "dmy", "mdy", "ymd" or "" (day first). Years of two
// digits are of 1931 to 2030.
std::string iso_date(std::string_view value, std::string_view order);
std::size_t count_digits(std::string_view value);

}  // namespace heed::link_batch
