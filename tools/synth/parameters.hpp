// Every rate the county is made with, read from county.toml, where each has its reason or source. Nothing here has a default: a
// file that leaves a rate out, or has one that nobody reads, is refused.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace heed::synth {

// What a reporter can know of a person; the chances of it stand in [agency.X.child] and [agency.X.adult].
enum class Known {
  forename,
  surname,
  nickname,
  dob,
  birth_year,
  age,
  sex,
  phone,
  email,
  handle,
  address,
  postcode,
  school,
  place
};
inline constexpr std::size_t known_fields = 14;
using Knowledge = std::array<double, known_fields>;

// One kind of reporter.
struct Agency {
  std::string name;
  double weight = 0;  // share of first concerns
  // How names come in: misheard, mistyped, spelt as another script or language would; with nicknames for names.
  double ear = 0, keyboard = 0, script = 0, informal = 0, marks_kept = 0;
  Knowledge child{}, adult{};
  // Chances that a concern names more than the child.
  double friends = 0, sibling = 0, parent = 0, offender = 0, vehicle = 0, contact = 0, location = 0;
  double plate = 0, whole_plate = 0, make = 0, colour = 0;
  double place_name = 0, place_address = 0, place_postcode = 0;
  bool operator==(const Agency&) const = default;
};

struct Sizing {
  double mentions_per_concern, pool_per_subject, days;
};
struct Families {
  double twins, mixed_names, one_parent, spare_surname, nickname_child, flat;
};
struct Changes {
  double child_phone, adult_phone, offender_phone_days, handle, moves, married, recycled_phone, reused_handle,
      shared_phone, no_phone, landline;
};
struct Concerns {
  double agency_changes, echo, mistaken, malicious, soon, middle, delay_long, friend_known, sibling_known, parent_named;
};
struct Rings {
  double alone, one_place, extra_adults, own_vehicle, hire_car, taxi, street_name, common_place, other_school;
};
struct Errors {
  double dob_swapped, dob_digit, dob_year, dob_january, age_off, age_far, sex, phone_digit, phone_shape, address_short,
      address_typed, postcode, school_short, school_wrong, place_town, handle, email, plate_confused, plate_wrong, make,
      colour, forename_only, second_half;
};
struct People {
  double mean_records, field_error, missing, moved, new_phone, new_email, nickname, married, swapped;
};
struct NameRates {
  double offset, census;
};

struct Parameters {
  Sizing sizing{};
  Families families{};
  Changes changes{};
  Concerns concerns{};
  Rings rings{};
  Errors errors{};
  People people{};
  NameRates names{};
  std::vector<double> children_per_family, concerns_per_child, children_per_ring;  // weights of 1, 2, 3 …
  std::vector<std::pair<std::string, double>> traditions;  // file under names/, share of families
  std::vector<Agency> agencies;
};

// Errors: invalid, code synth.parameters, detail naming the key.
Result<Parameters> read_parameters(const std::string& path);

}  // namespace heed::synth
