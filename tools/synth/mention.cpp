#include "synth/mention.hpp"

#include <algorithm>

namespace heed::synth {
namespace {

constexpr std::array<std::string_view, most_fields> people{"forename", "surname",  "nickname", "dob",    "age",
                                                           "sex",      "phone",    "email",    "handle", "platform",
                                                           "address",  "postcode", "school",   "place"};
constexpr std::array<std::string_view, 3> vehicles{"plate", "make", "colour"};
constexpr std::array<std::string_view, 4> contacts{"phone", "email", "handle", "platform"};
constexpr std::array<std::string_view, 4> places{"name", "kind", "address", "postcode"};

}  // namespace

std::string_view to_string(Kind kind) {
  constexpr std::array<std::string_view, kinds> names{"child", "adult", "vehicle", "contact", "place"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view file_of(Kind kind) {
  constexpr std::array<std::string_view, kinds> names{"mentions_children.csv", "mentions_adults.csv",
                                                      "mentions_vehicles.csv", "mentions_contacts.csv",
                                                      "mentions_places.csv"};
  return names[static_cast<std::size_t>(kind)];
}

std::span<const std::string_view> columns_of(Kind kind) {
  switch (kind) {
    case Kind::child:
    case Kind::adult: return people;
    case Kind::vehicle: return vehicles;
    case Kind::contact: return contacts;
    case Kind::place: return places;
  }
  return people;
}

std::size_t Mention::known() const {
  return static_cast<std::size_t>(
      std::count_if(values.begin(), values.end(), [](const auto& value) { return !value.empty(); }));
}

std::string_view to_string(Honesty honesty) {
  constexpr std::array<std::string_view, 3> names{"honest", "mistaken", "malicious"};
  return names[static_cast<std::size_t>(honesty)];
}

std::string entity_name(Kind kind, std::uint32_t entity) {
  std::string digits = std::to_string(entity);
  if (digits.size() < 6) digits.insert(0, 6 - digits.size(), '0');
  return "CAVTP"[static_cast<std::size_t>(kind)] + digits;
}

}  // namespace heed::synth
