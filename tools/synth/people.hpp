// The flat benchmark: one table of people with heavy duplicates, like a national register that many hands kept. Brothers, sisters and
// twins are in it, so that a shared surname, address and birth date is no proof.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "synth/county.hpp"

namespace heed::synth {

struct PersonRow {
  std::string forename, surname, dob, address, postcode, phone, email, sex;
  std::uint32_t cluster = 0;
};

// `rows` rows in no order: duplicates lie apart.
std::vector<PersonRow> make_people(const Parameters& parameters, const NameBook& names, std::size_t rows,
                                   std::uint64_t seed);
// Writes people.csv into `folder`: id, forename, surname, dob, address, postcode, phone, email, sex, cluster.
// Errors: unavailable, code synth.output.
Result<void> write_people(const std::vector<PersonRow>& rows, const std::string& folder);

}  // namespace heed::synth
