// What a text says that can be looked up: telephones, e-mail addresses, online names, number plates, postcodes, ages, and names where
// the text says that they are names ("a man called Slim").
//
// Rules that can be read, and no model: what is found is proposed to a person, who confirms, corrects or discards it, and shown where
// it stands. Nothing is guessed silently. Total: no text fails, and each takes time in proportion to its length.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matching/attribute.hpp"

namespace heed::mentions {

struct Found {
  std::size_t from = 0, until = 0;  // bytes of the text, at whole characters
  matching::AttributeType type = matching::AttributeType::category;
  std::string text;       // as it stands there
  std::string qualifier;  // the platform of an online name, where the words beside it say so
  // Of a name or an age: whose, as the words before it have it ("girl", "driver"); nothing where they do not say.
  std::optional<matching::EntityKind> whose;

  bool operator==(const Found&) const = default;
};

// More is left where it stands: a person reads it.
inline constexpr std::size_t most_found = 60;

// By where they stand, none over another.
std::vector<Found> find_in_text(std::string_view text);

}  // namespace heed::mentions
