#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "matching/fold.hpp"
#include "matching/nicknames.hpp"
#include "matching/normalise.hpp"

namespace heed::matching {

namespace {

constexpr std::array titles_before = std::to_array<std::string_view>(
    {"mr",   "mrs",  "ms",   "miss", "mx",   "dr",       "doctor", "prof", "professor", "sir",
     "dame", "lady", "lord", "rev",  "revd", "reverend", "hon",    "cllr", "capt",      "sgt",
     "insp", "det",  "mstr", "pan",  "pani", "shri",     "smt",    "haji", "hajji"});
constexpr std::array titles_after =
    std::to_array<std::string_view>({"jr", "jnr", "junior", "sr", "snr", "senior", "esq", "phd", "obe", "mbe"});
constexpr std::array particles = std::to_array<std::string_view>(
    {"van",   "von",   "vom", "der", "den", "de",  "del", "della", "di",  "da",    "das", "do",  "dos", "du",
     "des",   "la",    "le",  "las", "los", "al",  "el",  "bin",   "ibn", "bint",  "ben", "abu", "ap",  "ab",
     "ferch", "verch", "mac", "mc",  "ter", "ten", "te",  "st",    "san", "santa", "ud",  "ul",  "ur",  "o"});

template <std::size_t size>
bool among(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::ranges::find(words, word) != words.end();
}

// A title alone is a name ("Lord"): only where a word is left.
void drop_titles(std::string& name) {
  std::string_view rest = name;
  while (rest.find(' ') != std::string_view::npos && among(rest.substr(0, rest.find(' ')), titles_before))
    take_word(rest);
  while (rest.find(' ') != std::string_view::npos && among(rest.substr(rest.rfind(' ') + 1), titles_after))
    rest = rest.substr(0, rest.rfind(' '));
  if (rest.size() < name.size()) name = std::string(rest);
}

// "mc donald" is "mcdonald".
void join_mc(std::string& name) {
  for (std::size_t at = name.find("mc "); at != std::string::npos; at = name.find("mc ", at)) {
    if (at == 0 || name[at - 1] == ' ') {
      name.erase(at + 2, 1);
    } else {
      at += 3;
    }
  }
}

// The last word with the particles before it is the family's; the first word never is, unless it is all there is.
NameParts split_by_order(const std::string& name) {
  std::size_t cut = name.rfind(' ');
  if (cut == std::string::npos) return {name, ""};
  while (cut > 0) {
    const std::size_t before = name.rfind(' ', cut - 1);
    if (before == std::string::npos || !among(std::string_view(name).substr(before + 1, cut - before - 1), particles))
      break;
    cut = before;
  }
  return {name.substr(0, cut), name.substr(cut + 1)};
}

bool in_capitals(std::string_view word) {
  return word.size() >= 3 && !is_lower(word.back()) && std::ranges::none_of(word, is_lower) &&
         std::ranges::count_if(word, is_upper) >= 3;
}

// "SMITH Jane" and "Jane SMITH": where some words are in capitals and some are not, those are the family name.
NameParts split_by_capitals(std::string_view text) {
  std::string given, family;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    append_word(in_capitals(word) ? family : given, word);
    at = end + 1;
  }
  return {normal_name(given), normal_name(family)};
}

// Any spelling of Mohammed: m, h and m with any of a, o and u between, then a, e or nothing and d or t. "Mahmud" is another name.
bool is_mohammed(std::string_view word) {
  std::size_t at = 0;
  const auto take = [&](std::string_view letters) {
    const std::size_t from = at;
    while (at < word.size() && letters.find(word[at]) != std::string_view::npos) ++at;
    return at > from;
  };
  if (!word.starts_with('m')) return false;
  at = 1;
  take("aou");
  if (!take("h")) return false;
  take("aou");
  if (!take("m")) return false;
  take("ae");
  return take("dt") && (at == word.size() || word.substr(at) == "a");
}

}  // namespace

std::string normal_name(std::string_view text) {
  std::string name = fold_words(text);
  if (name.find(' ') == std::string::npos) return name;
  drop_titles(name);
  join_mc(name);
  return name;
}

bool turns_names_round(std::string_view text) {
  bool capitals = false, others = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    (in_capitals(text.substr(at, end - at)) ? capitals : others) = true;
    at = end + 1;
  }
  return (capitals && others) || text.find(',') != std::string_view::npos;
}

NameParts split_full_name(std::string_view text) {
  text = cut_to_bytes(text, longest_value);
  const std::size_t comma = text.find(',');
  if (comma != std::string_view::npos) {
    NameParts parts{normal_name(text.substr(comma + 1)), normal_name(text.substr(0, comma))};
    if (!parts.given.empty() && !parts.family.empty() && !among(parts.given, titles_after)) return parts;
  }
  NameParts parts = split_by_capitals(text);
  if (!parts.given.empty() && !parts.family.empty()) return parts;
  return split_by_order(normal_name(text));
}

std::string spelling_key(std::string_view normal_name) {
  const Nicknames& variants = Nicknames::built_in_variants();
  normal_name = cut_to_bytes(normal_name, longest_value);
  if (const auto formal = variants.formal_of(normal_name)) return std::string(*formal);
  std::string key;
  while (!normal_name.empty()) {
    const std::string_view word = take_word(normal_name);
    append_word(key, is_mohammed(word) ? "mohammed" : variants.formal_of(word).value_or(word));
  }
  return key;
}

}  // namespace heed::matching
