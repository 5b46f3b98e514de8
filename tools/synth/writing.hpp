// How true values come to stand on paper: shortened, misspelt, mistyped, guessed.
#pragma once

#include <string>
#include <string_view>

#include "synth/county.hpp"

namespace heed::synth {

// A forename or surname as the agency would write it.
std::string written_name(const std::string& name, const Tradition& tradition, const Agency& agency, Random& random);
// "2010-04-09", perhaps with days and months exchanged, a digit wrong, another year, or 1 January.
std::string written_birth_date(std::int32_t birth, const Errors& errors, Random& random);
// "14", "about 14", "14-15": how old someone looked who was `age`. `strangers` guess twice as badly.
enum class Eyes { familiar, stranger };
std::string guessed_age(int age, Eyes eyes, const Errors& errors, Random& random);
std::string written_phone(const std::string& digits, const Errors& errors, Random& random);
// A slip stays before the @: the domain is one of the reserved example domains.
std::string written_email(const std::string& email, const Errors& errors, Random& random);
std::string written_handle(std::string handle, const Errors& errors, Random& random);
std::string written_address(const Gazetteer& gazetteer, const Address& address, const Errors& errors, Random& random);
std::string written_postcode(const Gazetteer& gazetteer, const Address& address, const Errors& errors, Random& random);
std::string written_school(const County& county, std::uint32_t school, Random& random);

}  // namespace heed::synth
