// What a professional copies from a file: a date of birth and an NHS number. A slip in either joins the wrong child's records, or
// misses that a child is under 13, so a form says it while it can still be put right. No concern is refused for it: make_concern
// takes both as typed.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "domain/concern.hpp"

namespace heed::domain {

// A day as people in the United Kingdom write it: "14/3/2012", "14 03 2012", "14.3.2012", "14 March 2012", and YYYY-MM-DD.
// Nothing for a day that does not exist, and for a year of two figures.
std::optional<Date> read_birth_date(std::string_view text);
// Whether a date of birth says a day, or a year ("2012", "about 2012"). Words without a figure ("not known") do too.
bool is_clear_birth(std::string_view text);
// Ten figures with the right last one (modulus 11), however they are spaced. Words without a figure pass.
bool is_possible_nhs_number(std::string_view text);
// Each slip of these children: problem.date_of_birth.unclear, problem.nhs_number.wrong.
std::vector<FieldError> slips_of(const std::vector<ChildDraft>& children);

}  // namespace heed::domain
