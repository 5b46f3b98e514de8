#include "synth/addresses.hpp"

namespace heed::synth {

std::string Gazetteer::town(std::uint32_t town) const {
  const auto& towns = m_names->towns;
  static const std::vector<std::string> parts{"",      "North ", "South ", "Upper ", "Lower ", "East ",
                                              "West ", "Old ",   "New ",   "Great ", "Little "};
  const std::size_t round = town / towns.size();
  return round < parts.size() ? parts[round] + towns[town % towns.size()]
                              : towns[town % towns.size()] + " " + std::to_string(round);
}

std::string Gazetteer::street(std::uint32_t street) const {
  Random random(m_seed, street);
  const auto& names = m_names->streets;
  const std::string& name = names[random.skewed(names.size())];
  return name + " " + m_names->street_kinds[random.skewed(m_names->street_kinds.size())];
}

std::string Gazetteer::line(const Address& address) const {
  const std::string house = std::to_string(address.number) + " " + street(address.street);
  return address.flat == 0 ? house : "Flat " + std::to_string(address.flat) + ", " + house;
}

std::string Gazetteer::postcode(const Address& address) const {
  // One postcode for about twenty houses, as in life; 99 districts × 9 sectors × 400 units.
  constexpr std::string_view letters = "ABDEFGHJLNPQRSTUWXYZ";
  std::uint32_t unit = (address.street * 5 + address.number / 20U) % (99U * 9U * 400U);
  std::string code = "ZZ" + std::to_string(1 + unit / 3600 % 99) + " " + std::to_string(1 + unit / 400 % 9);
  code += letters[unit / 20 % 20];
  code += letters[unit % 20];
  return code;
}

Address Gazetteer::any(std::uint32_t town, double flats, Random& random) const {
  const std::uint32_t per_town = (m_streets + m_towns - 1 - town) / m_towns;
  Address address;
  address.street = per_town == 0 ? town % m_streets : town + m_towns * random.below(per_town);
  address.number = static_cast<std::uint16_t>(1 + random.skewed(98));
  if (random.chance(flats)) address.flat = static_cast<std::uint8_t>(1 + random.below(12));
  return address;
}

}  // namespace heed::synth
