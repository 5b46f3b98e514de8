// What a concern speaks of: children, adults, vehicles, contacts and places, each as it was said and where.
//
//   for (const Mention& one : mentions_of(concern, told_on)) …
//
// A mention is what somebody said, never what is so. It says where it stands in the concern, so that a person can check it; whether it
// was an answer to a question or read out of words; and what part its subject has in this concern alone: nobody carries a part from
// one concern into another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.hpp"
#include "domain/concern.hpp"
#include "matching/attribute.hpp"

namespace heed::mentions {

using matching::AttributeType;
using matching::EntityKind;

// Where a thing stands: the name of a field ("worry", "children.0.name"), and in a text the bytes of it; {0, 0}: all of the field.
struct Passage {
  std::string field;
  std::size_t from = 0, until = 0;
  bool operator==(const Passage&) const = default;
};

// One thing that was said of somebody or something, as it was said.
struct Said {
  AttributeType type = AttributeType::category;
  std::string text;
  std::string qualifier;  // the platform of an online name; the scheme of an identifier
  Passage where;
  bool operator==(const Said&) const = default;
};

// answer: to a question that asked for it. words: found in a text by rule, and not yet looked at by a person.
enum class Source : std::uint8_t { answer, words };
// The part that its subject has in this concern.
enum class Part : std::uint8_t { child_at_risk, adult_of_concern, thing };

struct Mention {
  // Names it among the mentions of its concern, for as long as the concern is as it was told: "children.0", "worry:120".
  std::string place;
  EntityKind kind = EntityKind::child;
  Source source = Source::answer;
  Part part = Part::thing;
  std::vector<Said> said;
  bool operator==(const Mention&) const = default;
};

// Two of them that were told of together, by their numbers in the list.
using Together = std::pair<std::uint16_t, std::uint16_t>;

struct Mentions {
  std::vector<Mention> all;
  std::vector<Together> together;
};

// More of one concern is left to its reader: what an answer says goes before what was found in words.
inline constexpr std::size_t most_mentions = 120;

// Answers first, in the order of the form; then what the texts say. What a text repeats of an answer, or of itself, is there once.
// A contact whose owner is said to be the only child, or somebody of that name, is theirs as well.
Mentions mentions_of(const domain::Concern& concern);

// What somebody or something is called by: a name before a number, as it was said; empty where nothing was.
std::string name_of(const Mention& mention);

std::string_view to_string(Source source);
std::string_view to_string(Part part);

}  // namespace heed::mentions
