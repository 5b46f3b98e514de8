// Why two records were not put together, in sentences that a person can check.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "content/text.hpp"
#include "linkage/why_not.hpp"

namespace heed::link_words {

struct WhyTeller {
  // What was said of a reason's field on the left and on the right, as it was said.
  std::function<std::pair<std::string, std::string>(const linkage::Reason& reason)> said_of;
  // Of those who are together with the one or the other: what a record is called, and the reasons of two.
  std::function<std::string(std::uint64_t record)> name_of;
  std::function<std::vector<linkage::Reason>(std::uint64_t left, std::uint64_t right)> reasons_of;
};

// What stood in the way first; then, where fields speak against, a line that says so and a sentence for each, the strongest first. Where
// others speak against, the strongest of these.
std::vector<std::string> why_not(const content::Words& words, const linkage::Model& model, const linkage::WhyNot& why,
                                 const WhyTeller& teller);

}  // namespace heed::link_words
