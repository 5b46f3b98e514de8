// What each field of two records says about their being the same one, for a person to judge: plain data. The words are made
// elsewhere (link_words), and so is what was said, as it was said: a reason only tells where that stands.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
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
  not_far_apart,  // dates
  numbers_exchanged,
  in_another_field,
  different,
  not_known,  // on one side at least, or too little of it
};
inline constexpr std::size_t agreements = 14;
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
  Agreement agreement = Agreement::not_known;
  Known known = Known::by_both;  // of not_known; by_both: too little is known to compare
  ValuePlace left, right;
  double weight = 0;  // bits, term frequency included: above 0 speaks for the same one
  // Of two different ones taken at random, how often they agree as closely, with values as rare as these. 0 = not known.
  double by_chance = 0;
};

// One for each step, in the order of the model's comparisons.
std::vector<Reason> reasons_of(const Model& model, const Score& score);

// Those that speak against, the strongest first.
std::vector<Reason> against_of(std::span<const Reason> reasons);
// Those that speak for, the strongest first.
std::vector<Reason> for_of(std::span<const Reason> reasons);

// Whether everything that speaks for one is what a family has in common: surname, address, telephone, school; of twins the day of birth
// too. Sex tells nothing here. Of records of people only: where a name or a birth could be known.
enum class Family : std::uint8_t { no, siblings, twins };
Family family_of(const Model& model, std::span<const Reason> reasons);

}  // namespace heed::linkage
