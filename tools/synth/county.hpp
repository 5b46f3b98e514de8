// The invented county as it truly is, before anybody reports anything.
//
// Days are counted from 1 January 2024; whoever was born before has a negative day.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "synth/addresses.hpp"
#include "synth/names.hpp"
#include "synth/parameters.hpp"

namespace heed::synth {

inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct Person {
  std::uint64_t seed = 0;  // of everything else about them: numbers, online names, addresses
  std::string forename, surname, nickname;
  std::string other_surname;  // adults: after marrying; children: the one they do not use
  std::uint32_t family = none, school = none, ring = none;
  std::int32_t birth = 0;
  std::int32_t renamed_on = std::numeric_limits<std::int32_t>::max();
  std::uint16_t tradition = 0;
  Sex sex = Sex::female;
};

struct Family {
  Address home, next_home;
  std::int32_t moves_on = std::numeric_limits<std::int32_t>::max();
  std::uint32_t first_child = 0, children = 0, mother = none, father = none;
  const Address& home_on(std::int32_t day) const { return day < moves_on ? home : next_home; }
};

struct School {
  std::string name, kind;  // "Ashmere", "Academy"
  std::uint32_t town = 0;
  std::vector<std::uint32_t> children;
};

struct Vehicle {
  std::string plate, make, colour;
};

struct Place {
  std::string name, kind;
  Address address;
};

// Adults who exploit together, with what they use, and the children whom they harm.
struct Ring {
  std::uint32_t town = 0;
  std::vector<std::uint32_t> adults, children, vehicles, places;
};

struct Town {
  std::vector<std::uint32_t> places, taxis, schools;
  std::vector<std::uint64_t> firm_phones;
};

struct County {
  const Parameters* parameters = nullptr;
  const NameBook* names = nullptr;
  std::uint64_t seed = 0;
  std::vector<Person> children, adults;
  std::vector<Family> families;
  std::vector<School> schools;
  std::vector<Vehicle> vehicles;
  std::vector<Place> places;
  std::vector<Ring> rings;
  std::vector<Town> towns;
  std::vector<std::uint32_t> hire_cars;
  Gazetteer gazetteer;
};

// Seeds of what is drawn apart.
enum class Draw : std::uint64_t {
  family = 1,
  offender,
  place,
  vehicle,
  ring,
  school,
  concern,
  schedule,
  record,
  street
};
inline std::uint64_t salted(std::uint64_t seed, Draw draw) {
  return mix(seed + static_cast<std::uint64_t>(draw) * 0x9e3779b97f4a7c15);
}

// A county large enough for `mentions` mentions. `parameters` and `names` must outlive it.
County make_county(const Parameters& parameters, const NameBook& names, std::size_t mentions, std::uint64_t seed);

// Adds families until the county has `children` children.
void add_families(County& county, std::size_t children);
// Adds offenders, their vehicles and places, and says which children they harm, until `subjects` children are in a ring.
void add_rings(County& county, std::size_t subjects);

Date to_date(std::int32_t day);
// Full years of age on a day.
int age_on(std::int32_t birth, std::int32_t day);

}  // namespace heed::synth
