// One value in the form that is compared: its normal text and what is worked out of it once, so that comparing two values
// allocates nothing.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matching/attribute.hpp"

namespace heed::matching {

// Days since 1970-01-01, both ends included. {1, 0} is empty: not a date.
struct DayRange {
  std::int32_t from = 1;
  std::int32_t until = 0;

  bool empty() const { return from > until; }
  bool exact() const { return from == until; }
  bool operator==(const DayRange&) const = default;
};

// How the text of a column is made comparable.
enum class Preparation : std::uint8_t {
  normal,    // by the rules of its attribute type (normalise.hpp)
  verbatim,  // left as it is: what Splink compares
};

// A word of a text of several words. `weight` says how much sharing it tells: the rarer, the more.
struct Token {
  std::uint32_t word = 0;  // hash of the word
  float weight = 1;
};

// A value worked out, owning its text. An empty `text` says nothing and counts as missing.
struct OwnedValue {
  std::string text;
  std::array<std::uint32_t, 2> phonetic{};  // codes of how a name sounds (phonetic.hpp), 0 = none; names only
  DayRange days;                            // date_of_birth only
};

// The same, looking at memory that somebody else owns.
struct Value {
  std::string_view text;
  std::array<std::uint32_t, 2> phonetic{};
  DayRange days;
  std::span<const Token> tokens;  // by `word`, ascending; empty for types whose words are not compared one by one
  std::uint32_t identity = 0;     // equal identities of one column mean equal texts; 0 = compare the text
  float frequency = 0;            // share of the column's values that are this one, 0 = not known
};

Value view(const OwnedValue& value);

// The value of a text as typed. `qualifier`: platform of a handle, scheme of an identifier, the day (YYYY-MM-DD) on which
// an age was told. Never fails: what says nothing ("unknown", "n/a", "?") gives an empty value.
OwnedValue make_value(AttributeType type, std::string_view text, std::string_view qualifier = {},
                      Preparation preparation = Preparation::normal);

// Hashes of the words of a text that make_value gave, ascending, each once. Same hash in every run and on every machine.
std::vector<std::uint32_t> words_of(std::string_view text);

// FNV-1a, 64 bits, of bytes; and its folding of two hashes into one. Fixed for ever: journals and models hold them.
constexpr std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char byte : text) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3;
  }
  return hash;
}
constexpr std::uint64_t combine(std::uint64_t left, std::uint64_t right) {
  std::uint64_t hash = left ^ (right + 0x9e3779b97f4a7c15 + (left << 6) + (left >> 2));
  hash ^= hash >> 31;
  hash *= 0xbf58476d1ce4e5b9;
  hash ^= hash >> 27;
  return hash;
}

}  // namespace heed::matching
