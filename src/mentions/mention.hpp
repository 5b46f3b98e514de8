// What a concern speaks of: children, adults, vehicles, contacts and places, each as it was said and where.
//
//   for (const Mention& one : mentions_of(concern, changes).all) …
//
// A mention is what somebody said, never what is so. It says where it stands in the concern, so that a person can check it; whether it
// was an answer to a question or read out of words; and what part its subject has in this concern alone: nobody carries a part from
// one concern into another.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.hpp"
#include "domain/concern.hpp"
#include "matching/attribute.hpp"
#include "mentions/item.hpp"

namespace heed::mentions {

// answer: to a question that asked for it. words: found in a text by rule. hand: added by a person.
enum class Source : std::uint8_t { answer, words, hand };

struct Mention {
  // Names it among the mentions of its concern, for as long as the concern is as it was told: "children.0", "worry:120".
  std::string place;
  EntityKind kind = EntityKind::child;
  Source source = Source::answer;
  Part part = Part::thing;
  std::vector<Said> said;
  bool confirmed = false;           // of what was found in words: a person said that it is so, or what it is
  std::vector<Part> parts_given{};  // by a person: these, instead of `part`
  bool operator==(const Mention&) const = default;

  // Found in words, and nobody has looked at it yet.
  bool is_only_read() const { return source == Source::words && !confirmed; }
  std::vector<Part> parts() const { return parts_given.empty() ? std::vector<Part>{part} : parts_given; }
};

// Two of them that were told of together, by their numbers in the list.
using Together = std::pair<std::uint16_t, std::uint16_t>;

struct Mentions {
  std::vector<Mention> all;
  std::vector<Item> items;  // what was found in words or added, in the order of the texts; also what was discarded
  std::vector<Together> together;
};

// More of one concern is left to its reader: what an answer says goes before what was found in words.
inline constexpr std::size_t most_mentions = 120;

// Answers first, in the order of the form; then what the texts say. What a text repeats of an answer, or of itself, is there once.
// A contact whose owner is said to be the only child, or somebody of that name, is theirs as well. What people changed (the oldest first) holds
// instead: it depends on nothing but the concern and the changes that are not undone.
Mentions mentions_of(const domain::Concern& concern, std::span<const Change> changes = {});

// What stands in a passage of a text that people may be named in; nothing where there is no such text, or it is not of whole characters.
std::optional<std::string> text_at(const domain::Concern& concern, const Passage& where);

std::string_view to_string(Source source);

}  // namespace heed::mentions
