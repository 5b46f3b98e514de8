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

// A day as people in the United Kingdom write it: "14/3/2012", "14.03.12", "14th March 2012", and YYYY-MM-DD; as read_birth_as_written
// reads it. Nothing for a day that does not exist, and for a month before its day.
std::optional<Date> read_birth_date(std::string_view text, Date today);
// Whether a date of birth says a day, a month with its year, or a year ("2012", "about 2012"). Words without a figure ("not known") do too.
bool is_clear_birth(std::string_view text, Date today);
// Whether an age or a date of birth was given at all: "not known" and "I don't know" give none.
bool is_age_said(std::string_view text);
// Whether nothing was given, or read_age or age_from_birth reads it.
bool is_clear_age(std::string_view text, Date told_on);
// Ten figures with the right last one (modulus 11), however they are spaced. Words without a figure pass.
bool is_possible_nhs_number(std::string_view text);
// Each slip of these children: problem.date_of_birth.unclear or .no_such_day, problem.nhs_number.wrong.
std::vector<FieldError> slips_of(const std::vector<ChildDraft>& children, Date today);

}  // namespace heed::domain
