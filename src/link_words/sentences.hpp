// The reasons of the engine as sentences that a person can check: one for each field, without weights or probabilities, which are
// for analysts.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/text.hpp"
#include "linkage/reason.hpp"

namespace heed::link_words {

// "date of birth", in the words' language.
std::string name_of(const content::Words& words, matching::AttributeType type);

// "The surname sounds the same: Rourke and Rorke." `left` and `right` are what was said, as it was said.
std::string sentence(const content::Words& words, const linkage::Reason& reason, std::string_view left,
                     std::string_view right);

// How many of `held` others would agree as closely by chance: "About 12 of the 4,000 others that are held would agree as closely by
// chance." Empty where that says nothing: the field does not speak for the same one, or it is not known.
std::string by_chance(const content::Words& words, const linkage::Reason& reason, std::uint64_t held,
                      unsigned counted = 0);

// "This telephone number stands in 14 records.": of what mostly belongs to one and many have. Else empty. `holders`: how many records
// hold the value (linkage::holders_of), these two included.
std::string in_records(const content::Words& words, const linkage::Reason& reason, std::uint32_t holders);

// "They may be brother and sister: everything that agrees is shared by a family." Empty where that is not so.
std::string family(const content::Words& words, linkage::Family family);

// "Nothing that is told on both sides says who it is: …" Empty where something does.
std::string nobody_told(const content::Words& words, const linkage::Score& score);

// "surname, address and school": what the first reasons are about, each once.
std::string attributes_of(const content::Words& words, std::span<const linkage::Reason> reasons, std::size_t most = 3);
std::string list_of(const content::Words& words, const std::vector<std::string>& each);

}  // namespace heed::link_words
