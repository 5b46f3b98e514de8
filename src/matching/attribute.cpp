#include "matching/attribute.hpp"

#include <algorithm>
#include <array>

namespace heed::matching {

namespace {

using enum AttributeType;

constexpr std::array<AttributeType, attribute_types> every_type{
    forename,     surname,        full_name, nickname, date_of_birth, sex,    phone,        email,      handle,  plate,
    vehicle_make, vehicle_colour, address,   postcode, place_name,    school, organisation, identifier, category};
constexpr std::array<std::string_view, attribute_types> type_names{
    "forename",   "surname", "full_name",    "nickname",     "date_of_birth",  "sex",     "phone",
    "email",      "handle",  "plate",        "vehicle_make", "vehicle_colour", "address", "postcode",
    "place_name", "school",  "organisation", "identifier",   "category"};

constexpr std::array<EntityKind, entity_kinds> every_kind{
    EntityKind::child, EntityKind::adult,        EntityKind::vehicle, EntityKind::contact,
    EntityKind::place, EntityKind::organisation, EntityKind::group};
constexpr std::array<std::string_view, entity_kinds> kind_names{"child", "adult",        "vehicle", "contact",
                                                                "place", "organisation", "group"};

// The tables are in the order of the enumerations, which to_string relies on.
static_assert(std::ranges::is_sorted(every_type) && std::ranges::is_sorted(every_kind));

template <class T, std::size_t Size>
std::optional<T> find_name(std::string_view text, const std::array<std::string_view, Size>& names,
                           const std::array<T, Size>& values) {
  const auto found = std::ranges::find(names, text);
  if (found == names.end()) return std::nullopt;
  return values[static_cast<std::size_t>(found - names.begin())];
}

}  // namespace

std::string_view to_string(AttributeType type) { return type_names[static_cast<std::size_t>(type)]; }
std::string_view to_string(EntityKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::optional<AttributeType> parse_attribute_type(std::string_view text) {
  return find_name(text, type_names, every_type);
}
std::optional<EntityKind> parse_entity_kind(std::string_view text) { return find_name(text, kind_names, every_kind); }

bool identifies(AttributeType type) {
  return type == phone || type == email || type == handle || type == plate || type == identifier;
}

bool of_a_household(AttributeType type) {
  return type == surname || type == address || type == postcode || type == phone || type == school;
}

bool goes_with_a_name(AttributeType type) {
  return type == forename || type == surname || type == full_name || type == nickname || type == email ||
         type == handle || type == sex;
}

bool goes_with_a_place(AttributeType type) {
  return type == address || type == postcode || type == place_name || type == school;
}

bool has_words(AttributeType type) {
  switch (type) {
    case full_name:
    case address:
    case place_name:
    case school:
    case organisation:
    case category: return true;
    case forename:
    case surname:
    case nickname:
    case date_of_birth:
    case sex:
    case phone:
    case email:
    case handle:
    case plate:
    case vehicle_make:
    case vehicle_colour:
    case postcode:
    case identifier: return false;
  }
  return false;
}

std::span<const AttributeType> all_attribute_types() { return every_type; }
std::span<const EntityKind> all_entity_kinds() { return every_kind; }

}  // namespace heed::matching
