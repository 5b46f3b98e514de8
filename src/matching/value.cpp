#include "matching/value.hpp"

#include <algorithm>
#include <chrono>

#include "base/text.hpp"
#include "matching/characters.hpp"
#include "matching/fold.hpp"
#include "matching/normalise.hpp"
#include "matching/phonetic.hpp"

namespace heed::matching {

namespace {

bool is_name(AttributeType type) {
  return type == AttributeType::forename || type == AttributeType::surname || type == AttributeType::full_name ||
         type == AttributeType::nickname;
}

// "Smith, Mr" becomes "mr smith" and then "smith".
std::string natural_order(std::string_view text) {
  if (!turns_names_round(text)) return normal_name(text);
  NameParts parts = split_full_name(text);
  append_word(parts.given, parts.family);
  return normal_name(parts.given);
}

// As it is, but for white space.
std::string plain_text(std::string_view text) {
  if (!is_ascii(text)) return tidy_line(text);
  std::string plain;
  for (const char c : text) {
    const bool space = c == ' ' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    if (!space || (!plain.empty() && plain.back() != ' ')) plain.push_back(space ? ' ' : c);
  }
  if (plain.ends_with(' ')) plain.pop_back();
  return plain;
}

std::string normal_text(AttributeType type, std::string_view text, std::string_view qualifier) {
  switch (type) {
    case AttributeType::forename:
    case AttributeType::surname:
    case AttributeType::nickname: return normal_name(text);
    case AttributeType::full_name: return natural_order(text);
    case AttributeType::date_of_birth: return "";  // of its days, see text_of
    case AttributeType::sex: return normal_sex(text);
    case AttributeType::phone: return normal_phone(text);
    case AttributeType::email: return normal_email(text);
    case AttributeType::handle: return normal_handle(text, qualifier);
    case AttributeType::plate: return normal_plate(text);
    case AttributeType::vehicle_make: return normal_make(text);
    case AttributeType::vehicle_colour: return normal_colour(text);
    case AttributeType::address: return normal_address(text);
    case AttributeType::postcode: return normal_postcode(text);
    case AttributeType::place_name:
    case AttributeType::school:
    case AttributeType::organisation: return normal_place(text);
    case AttributeType::identifier: return normal_identifier(text, qualifier);
    case AttributeType::category: return plain_text(text);
  }
  return "";
}

// A day, a month, a year, or both ends: whatever says exactly these days, so that equal days have equal texts.
std::string text_of(const DayRange& days) {
  if (days.empty()) return "";
  std::string from = format_day(days.from);
  if (days.exact()) return from;
  const std::string until = format_day(days.until);
  if (from.ends_with("-01-01") && until == from.substr(0, 4) + "-12-31") return from.substr(0, 4);
  if (from.ends_with("-01") && birth_days(from.substr(0, 7)) == days) return from.substr(0, 7);
  return from + "/" + until;
}

OwnedValue verbatim_value(AttributeType type, std::string_view text) {
  OwnedValue value{std::string(text), {}, {}};
  if (is_name(type)) value.phonetic = phonetic_codes(normal_name(text));
  if (type != AttributeType::date_of_birth) return value;
  if (const auto day = parse_day(text)) value.days = {*day, *day};
  return value;
}

}  // namespace

Value view(const OwnedValue& value) { return {value.text, value.phonetic, value.days, {}, 0, 0}; }

OwnedValue make_value(AttributeType type, std::string_view text, std::string_view qualifier, Preparation preparation) {
  text = cut_to_bytes(text, longest_value);
  if (preparation == Preparation::verbatim) return verbatim_value(type, text);
  if (says_nothing(text)) return {};
  OwnedValue value;
  if (type == AttributeType::date_of_birth) {
    value.days = birth_days(text, qualifier);
    value.text = text_of(value.days);
    return value;
  }
  value.text = normal_text(type, text, qualifier);
  if (says_nothing(value.text)) return {};  // "Mr Unknown"
  if (is_name(type)) value.phonetic = phonetic_codes(value.text);
  return value;
}

std::vector<std::uint32_t> words_of(std::string_view text) {
  std::vector<std::uint32_t> words;
  while (!text.empty()) {
    const std::string_view word = take_word(text);
    if (word.empty()) continue;
    const std::uint64_t hash = hash_of(word);
    words.push_back(static_cast<std::uint32_t>(hash ^ (hash >> 32)));
  }
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return words;
}

}  // namespace heed::matching
