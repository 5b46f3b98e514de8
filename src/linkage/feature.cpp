#include "linkage/feature.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "matching/fold.hpp"
#include "matching/nicknames.hpp"
#include "matching/normalise.hpp"

namespace heed::linkage {

namespace {

using matching::combine;
using matching::hash_of;
using enum FeatureKind;

constexpr std::size_t most_hashes = 12;

// Types that are the same thing under another name share hashes.
std::uint64_t family(AttributeType type) {
  switch (type) {
    case AttributeType::nickname: return static_cast<std::uint64_t>(AttributeType::forename);
    default: return static_cast<std::uint64_t>(type);
  }
}

std::uint64_t tagged(FeatureKind kind, AttributeType type, std::uint64_t hash) {
  return combine(hash, static_cast<std::uint64_t>(kind) * 64 + family(type));
}

std::chrono::year_month_day date_of(std::int32_t days) {
  return std::chrono::year_month_day{std::chrono::sys_days(std::chrono::days(days))};
}

void append_date(FeatureKind kind, const DayRange& days, std::vector<std::uint64_t>& hashes, AttributeType type) {
  if (days.empty()) return;
  const auto from = date_of(days.from);
  const int first = static_cast<int>(from.year());
  if (kind == year) {
    const int last = static_cast<int>(date_of(days.until).year());
    if (last - first > 4) return;
    for (int at = first; at <= last; ++at) hashes.push_back(tagged(kind, type, static_cast<std::uint64_t>(at)));
    return;
  }
  if (!days.exact()) return;
  const auto number = [&](std::uint64_t a, std::uint64_t b) { hashes.push_back(tagged(kind, type, a * 64 + b)); };
  const auto at = static_cast<std::uint64_t>(first);
  const unsigned month = static_cast<unsigned>(from.month()), day = static_cast<unsigned>(from.day());
  if (kind == year_month) number(at, month);
  if (kind == year_day) number(at, day);
  if (kind == month_day) number(month, day);
}

// "katherine" → "kthrn": what survives a slip with vowels and doubled letters.
std::string skeleton_of(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    const bool vowel = std::string_view("aeiouyhw").find(letter) != std::string_view::npos;
    if (letter == ' ' || (vowel && !out.empty()) || (!out.empty() && out.back() == letter)) continue;
    out.push_back(letter);
  }
  return out;
}

std::string without_digits(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if ((letter >= 'a' && letter <= 'z') || static_cast<unsigned char>(letter) >= 0x80) out.push_back(letter);
  }
  return out;
}

std::string_view user_of(AttributeType type, std::string_view text) {
  if (type == AttributeType::email) return text.substr(0, text.find('@'));
  const auto colon = text.find(':');
  return colon == std::string_view::npos ? text : text.substr(colon + 1);
}

void append_trigrams(AttributeType type, std::string_view plate, std::vector<std::uint64_t>& hashes) {
  const std::size_t most = hashes.size() + most_hashes;
  for (std::size_t at = 0; at + 3 <= plate.size() && hashes.size() < most; ++at) {
    const std::string_view part = plate.substr(at, 3);
    if (part.find_first_of("?*") != std::string_view::npos) continue;
    const std::array<char, 3> letters{matching::looks_like(part[0]), matching::looks_like(part[1]),
                                      matching::looks_like(part[2])};
    hashes.push_back(tagged(trigram, type, hash_of({letters.data(), letters.size()})));
  }
}

// The features that are a hash of one text.
void append_text(FeatureKind kind, AttributeType type, std::string_view text, std::vector<std::uint64_t>& hashes) {
  if (!text.empty()) hashes.push_back(tagged(kind, type, hash_of(text)));
}

// What SQL's SUBSTR takes of a text, in characters.
std::string_view letters_of(const Feature& feature, std::string_view text) {
  std::vector<std::size_t> begins;  // of characters
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) begins.push_back(at);
  }
  const auto count = static_cast<std::ptrdiff_t>(begins.size());
  const std::ptrdiff_t from = feature.from > 0 ? feature.from - 1 : std::max<std::ptrdiff_t>(count + feature.from, 0);
  if (from >= count) return {};
  const std::ptrdiff_t until = feature.length == 0 ? count : std::min<std::ptrdiff_t>(from + feature.length, count);
  const std::size_t begin = begins[static_cast<std::size_t>(from)];
  const std::size_t end = until == count ? text.size() : begins[static_cast<std::size_t>(until)];
  return text.substr(begin, end - begin);
}

void append_letters(const Feature& feature, AttributeType type, std::string_view text,
                    std::vector<std::uint64_t>& hashes) {
  const std::string_view taken = letters_of(feature, text);
  if (taken.empty()) return;
  const std::string folded = feature.folded ? matching::fold(taken) : std::string();
  const std::uint64_t which = (static_cast<std::uint64_t>(feature.from + 0x8000) << 17) |
                              (std::uint64_t{feature.length} << 1) | (feature.folded ? 1 : 0);
  hashes.push_back(tagged(letters, type, combine(hash_of(folded.empty() ? taken : folded), which)));
}

constexpr std::array name_kinds{whole, sound, meaning, skeleton, beginning, ending};
constexpr std::array family_name_kinds{whole, sound, skeleton, beginning, ending};
constexpr std::array full_name_kinds{whole, word, skeleton};
constexpr std::array date_kinds{whole, year_month, month_day, year_day, year};
constexpr std::array number_kinds{whole, ending, beginning};
constexpr std::array user_kinds{whole, user, beginning};
constexpr std::array plate_kinds{whole, trigram};
constexpr std::array postcode_kinds{whole, sector};
constexpr std::array word_kinds{whole, word};
constexpr std::array plain_kinds{whole};

}  // namespace

std::string_view to_string(FeatureKind kind) {
  switch (kind) {
    case whole: return "whole";
    case sound: return "sound";
    case meaning: return "meaning";
    case beginning: return "beginning";
    case ending: return "ending";
    case skeleton: return "skeleton";
    case year: return "year";
    case year_month: return "year and month";
    case month_day: return "month and day";
    case year_day: return "year and day";
    case user: return "user";
    case word: return "word";
    case sector: return "sector";
    case trigram: return "three in a row";
    case letters: return "letters";
  }
  return "";
}

std::span<const FeatureKind> features_of(AttributeType type) {
  switch (type) {
    case AttributeType::forename:
    case AttributeType::nickname: return name_kinds;
    case AttributeType::surname: return family_name_kinds;
    case AttributeType::full_name: return full_name_kinds;
    case AttributeType::date_of_birth: return date_kinds;
    case AttributeType::phone:
    case AttributeType::identifier: return number_kinds;
    case AttributeType::email:
    case AttributeType::handle: return user_kinds;
    case AttributeType::plate: return plate_kinds;
    case AttributeType::postcode: return postcode_kinds;
    case AttributeType::address:
    case AttributeType::place_name:
    case AttributeType::school:
    case AttributeType::organisation:
    case AttributeType::category: return word_kinds;
    case AttributeType::sex:
    case AttributeType::vehicle_make:
    case AttributeType::vehicle_colour: return plain_kinds;
  }
  return plain_kinds;
}

void append_hashes(const Feature& feature, AttributeType type, const Value& value, std::vector<std::uint64_t>& hashes) {
  if (feature.kind == letters) {
    append_letters(feature, type, value.text, hashes);
  } else {
    append_hashes(feature.kind, type, value, hashes);
  }
}

void append_hashes(FeatureKind kind, AttributeType type, const Value& value, std::vector<std::uint64_t>& hashes) {
  const std::string_view text = value.text;
  switch (kind) {
    case whole:
      if (type != AttributeType::date_of_birth || value.days.empty() || value.days.exact())
        append_text(kind, type, text, hashes);
      return;
    case sound:
      if (value.phonetic[0] != 0) hashes.push_back(tagged(kind, type, value.phonetic[0]));
      if (value.phonetic[1] != 0 && value.phonetic[1] != value.phonetic[0])
        hashes.push_back(tagged(kind, type, value.phonetic[1]));
      return;
    case meaning:
      for (const std::string_view name : matching::Nicknames::built_in().stands_for(text))
        append_text(kind, type, name, hashes);
      return;
    case beginning:
      if (text.size() >= 3)
        append_text(kind, type, text.substr(0, type == AttributeType::phone ? text.size() / 2 + 1 : 3), hashes);
      return;
    case ending:
      if (text.size() >= 5)
        append_text(kind, type, text.substr(text.size() - (type == AttributeType::phone ? 6 : 4)), hashes);
      return;
    case skeleton:
      if (text.size() >= 3) append_text(kind, type, skeleton_of(text), hashes);
      return;
    case year:
    case year_month:
    case month_day:
    case year_day: append_date(kind, value.days, hashes, type); return;
    case user: {
      const std::string letters = without_digits(user_of(type, text));
      if (letters.size() >= 4) append_text(kind, type, letters, hashes);
      return;
    }
    case word:
      for (std::size_t i = 0; i < std::min(value.tokens.size(), most_hashes); ++i) {
        hashes.push_back(tagged(kind, type, value.tokens[i].word));
      }
      return;
    case sector:
      if (text.size() >= 5) append_text(kind, type, text.substr(0, text.size() - 2), hashes);
      return;
    case trigram: append_trigrams(type, text, hashes); return;
    case letters: return;
  }
}

}  // namespace heed::linkage
