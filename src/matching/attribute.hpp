// What can be known of someone or something, as far as the engine may know it.
//
// The list is closed on purpose: ethnicity, religion, nationality and sexuality have no place in it, so no schema, model or
// key can be made of them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace heed::matching {

enum class AttributeType : std::uint8_t {
  forename,
  surname,
  full_name,
  nickname,
  date_of_birth,  // a day, a month, a year, or an age on a day: always a range of days
  sex,
  phone,
  email,
  handle,  // online name; its qualifier is the platform
  plate,   // number plate, also a part of one
  vehicle_make,
  vehicle_colour,
  address,
  postcode,
  place_name,
  school,
  organisation,
  identifier,  // its qualifier is the scheme: "nhs", "upn" or any word
  category,    // free text compared as it is
};
inline constexpr std::size_t attribute_types = 19;

enum class EntityKind : std::uint8_t { child, adult, vehicle, contact, place, organisation, group };
inline constexpr std::size_t entity_kinds = 7;

std::string_view to_string(AttributeType type);
std::string_view to_string(EntityKind kind);
std::optional<AttributeType> parse_attribute_type(std::string_view text);
std::optional<EntityKind> parse_entity_kind(std::string_view text);
// Whether values of the type are texts of several words that are also compared word by word (addresses, places, organisations …).
bool has_words(AttributeType type);
// Whether a value is given to one alone, as a number, an address on the net or a plate is: two that have the same are mostly one.
bool identifies(AttributeType type);
// Whether the people of one household have it in common.
bool of_a_household(AttributeType type);
// Whether people of one name are likely to have it in common: the name, and what is often made of it or goes with it.
bool goes_with_a_name(AttributeType type);
// Whether people of one street, school or place have it in common.
bool goes_with_a_place(AttributeType type);
std::span<const AttributeType> all_attribute_types();
std::span<const EntityKind> all_entity_kinds();

}  // namespace heed::matching
