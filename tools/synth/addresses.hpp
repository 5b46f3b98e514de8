// Where people live and things happen: streets of invented towns, postcodes of the district ZZ.
#pragma once

#include <cstdint>
#include <string>

#include "synth/names.hpp"
#include "synth/random.hpp"

namespace heed::synth {

struct Address {
  std::uint32_t street = 0;  // of the county
  std::uint16_t number = 1;
  std::uint8_t flat = 0;  // 0 = a house
  bool operator==(const Address&) const = default;
};

class Gazetteer {
 public:
  // A county of `towns` towns and `streets` streets. Preconditions: both 1 or more.
  Gazetteer(const NameBook& names, std::uint64_t seed, std::uint32_t towns, std::uint32_t streets)
      : m_names(&names), m_seed(seed), m_towns(towns), m_streets(streets) {}
  std::uint32_t towns() const { return m_towns; }
  std::uint32_t town_of(std::uint32_t street) const { return street % m_towns; }
  std::string town(std::uint32_t town) const;
  std::string street(std::uint32_t street) const;
  std::string line(const Address& address) const;  // "Flat 2, 14 Mill Road"
  std::string postcode(const Address& address) const;
  // Some address of the town.
  Address any(std::uint32_t town, double flats, Random& random) const;

 private:
  const NameBook* m_names;
  std::uint64_t m_seed;
  std::uint32_t m_towns, m_streets;
};

}  // namespace heed::synth
