// What each field of two records says about their being the same one, for a person to judge: plain data. The words are made
// elsewhere (link_words), and so is what was said, as it was said: a reason only tells where that stands.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "linkage/model.hpp"

namespace heed::linkage {

// How the two sides agree, as a level's first test has it.
enum class Agreement : std::uint8_t {
  same,
  form_of_name,  // one is a short form or variant of the other
  one_slip,      // one letter or digit other, missing, too many, or two exchanged
  two_slips,     // … two of these
  sounds_the_same,
  alike,
  words_in_common,
  part_the_same,  // the beginning, the end, or what stands before an @
  fits,           // a part of a number plate, or an age beside a date of birth
  not_far_apart,  // dates, by no more than three years
  years_apart,    // … by more, and yet not by so many that nothing is said of it
  numbers_exchanged,
  in_another_field,
  different,
  not_known,  // on one side at least, or too little of it
};
inline constexpr std::size_t agreements = 15;
// "same", "form_of_name" …, as message keys have it.
std::string_view to_string(Agreement agreement);

// Where a value stands in its record.
struct ValuePlace {
  std::uint16_t column = 0, value = 0;
  bool operator==(const ValuePlace&) const = default;
};

struct Reason {
  std::uint16_t comparison = 0;
  AttributeType type = AttributeType::category;  // of the left side's column
  AttributeType right_type =
      AttributeType::category;  // … of the right side's: another one where a value stands in another field
  Agreement agreement = Agreement::not_known;
  Known known = Known::by_both;  // of not_known; by_both: too little is known to compare
  ValuePlace left, right;
  double weight = 0;  // bits, term frequency included: above 0 speaks for the same one
  // Of two different ones taken at random, how often they agree as closely, with values as rare as these. 0 = not known.
  double by_chance = 0;
  bool of_holders = false;  // by_chance is how many hold the very value, whoever is compared among them
};

// Of a value that stands in another field on the other side, which of the two stands where: what was said of both, by column of the model,
// tells. Leaves every other reason as it is.
void find_what_crosses(Reason& reason, std::span<const std::string> left, std::span<const std::string> right);

// One for each step, in the order of the model's comparisons.
std::vector<Reason> reasons_of(const Model& model, const Score& score);

// How many of `held` others are likely to agree as closely by chance. `counted`: how many of the two compared stand among those whose
// values were counted.
double others_by_chance(const Reason& reason, std::uint64_t held, unsigned counted);

// Those that speak against, the strongest first.
std::vector<Reason> against_of(std::span<const Reason> reasons);
// Those that speak for, the strongest first.
std::vector<Reason> for_of(std::span<const Reason> reasons);

// Whether everything that speaks for one is what a family has in common: surname, address, telephone, school; of twins the day of birth
// too. Sex tells nothing here. Of records of people only: where a name or a birth could be known.
// Twins are born on one day: only of two births that are days, the same or a slip apart. More than 20 years apart two are no brother and
// sister.
enum class Family : std::uint8_t { no, siblings, twins };
struct Births {
  bool days = false;       // both say a day
  double years_apart = 0;  // at least; 0 where it is not known
};
Births births_of(const Model& model, const Record& left, const Record& right);
Family family_of(const Model& model, std::span<const Reason> reasons, const Births& births);

}  // namespace heed::linkage
