// Numbers, names and marks that can never reach anyone: telephone numbers from Ofcom's drama ranges while they last, and beyond that
// numbers with too many digits to dial; addresses at example domains; number plates with first letters that are not issued.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "synth/random.hpp"

namespace heed::synth {

// drama: 07700 900000–900999 and 01632 960000–960999, 1,000 of each, enough for about 3,000 mentions.
// extended: 07700 9 and 01632 9 with seven more digits, 13 in all where a British number has 11: no exchange accepts it.
enum class PhoneRange { drama, extended };
inline constexpr std::size_t largest_with_drama_numbers = 3000;

class Identifiers {
 public:
  explicit Identifiers(PhoneRange range) : m_range(range) {}
  // The number of whoever `key` stands for: 11 or 13 digits; the same key has the same number.
  std::string mobile(std::uint64_t key) {
    return number(m_mobiles, key, m_range == PhoneRange::drama ? "07700900" : "077009");
  }
  std::string landline(std::uint64_t key) {
    return number(m_landlines, key, m_range == PhoneRange::drama ? "01632960" : "016329");
  }
  // Numbers of the contact that is reached by `value` (a number, an address, "platform/name"), in order of first use.
  std::uint32_t contact(const std::string& value) {
    return m_contacts.try_emplace(value, m_contacts.size()).first->second;
  }

 private:
  using Given = std::unordered_map<std::uint64_t, std::uint32_t>;
  std::string number(Given& given, std::uint64_t key, std::string_view start) const;

  PhoneRange m_range;
  Given m_mobiles, m_landlines;
  std::unordered_map<std::string, std::uint32_t> m_contacts;
};

// As people write it: spaces, +44, hyphens.
std::string phone_written(const std::string& digits, Random& random);
std::string make_email(std::string_view forename, std::string_view surname, Random& random);
// An online name from what someone is called.
std::string make_handle(std::string_view called, int birth_year, Random& random);
std::string make_platform(Random& random);
// "ZK19 BVT": the current British pattern with J, T, U or Z first, which no region has.
std::string make_plate(Random& random);
// What is left of a plate that was half seen: "ZK1? ???", "??19 BVT".
std::string plate_fragment(std::string plate, Random& random);
// One sign taken for one that looks like it.
std::string plate_misread(std::string plate, Random& random);
struct VehicleLook {
  std::string make, colour;
};
VehicleLook make_vehicle(Random& random);
std::string similar_make(const std::string& make, Random& random);
std::string similar_colour(const std::string& colour, Random& random);

}  // namespace heed::synth
