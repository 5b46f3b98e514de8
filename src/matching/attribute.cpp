#include "matching/attribute.hpp"

#include <array>

namespace heed::matching {

namespace {

constexpr std::array<std::string_view, attribute_types> type_names = {
    "forename",   "surname", "full_name",    "nickname",     "date_of_birth",  "sex",     "phone",
    "email",      "handle",  "plate",        "vehicle_make", "vehicle_colour", "address", "postcode",
    "place_name", "school",  "organisation", "identifier",   "category"};
constexpr std::array<std::string_view, entity_kinds> kind_names = {"child", "adult",        "vehicle", "contact",
                                                                   "place", "organisation", "group"};

template <class Enum, std::size_t count>
constexpr std::array<Enum, count> every() {
  std::array<Enum, count> all{};
  for (std::size_t i = 0; i < count; ++i) all[i] = static_cast<Enum>(i);
  return all;
}

constexpr auto types = every<AttributeType, attribute_types>();
constexpr auto kinds = every<EntityKind, entity_kinds>();

template <class Enum, std::size_t count>
std::optional<Enum> parse(const std::array<std::string_view, count>& names, std::string_view text) {
  for (std::size_t i = 0; i < count; ++i) {
    if (names[i] == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(AttributeType type) { return type_names[static_cast<std::size_t>(type)]; }
std::string_view to_string(EntityKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::optional<AttributeType> parse_attribute_type(std::string_view text) {
  return parse<AttributeType>(type_names, text);
}
std::optional<EntityKind> parse_entity_kind(std::string_view text) { return parse<EntityKind>(kind_names, text); }

bool has_words(AttributeType type) {
  switch (type) {
    case AttributeType::full_name:
    case AttributeType::address:
    case AttributeType::place_name:
    case AttributeType::school:
    case AttributeType::organisation:
    case AttributeType::category: return true;
    default: return false;
  }
}

std::span<const AttributeType> all_attribute_types() { return types; }
std::span<const EntityKind> all_entity_kinds() { return kinds; }

}  // namespace heed::matching
