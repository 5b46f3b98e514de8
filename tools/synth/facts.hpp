// What is true of a person on a day: numbers, online names and homes change in two years.
#pragma once

#include <string>

#include "synth/county.hpp"
#include "synth/identifiers.hpp"

namespace heed::synth {

struct OnlineName {
  std::string platform, name;
};

// Empty when they have none.
std::string phone_of_child(const County& county, Identifiers& identifiers, const Person& child, std::int32_t day);
std::string phone_of_adult(const County& county, Identifiers& identifiers, const Person& adult, std::int32_t day);
std::string landline_of(const County& county, Identifiers& identifiers, const Person& person);
OnlineName online_name_of(const County& county, const Person& person, std::int32_t day);
std::string email_of(const Person& person);
std::string_view surname_on(const Person& person, std::int32_t day);
const Address& home_on(const County& county, const Person& person, std::int32_t day);
// The four schoolmates whom a child spends time with, one of them.
std::uint32_t some_friend(const County& county, std::uint32_t child, Random& random);

}  // namespace heed::synth
