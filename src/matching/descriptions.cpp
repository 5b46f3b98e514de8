#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "matching/fold.hpp"
#include "matching/normalise.hpp"

namespace heed::matching {

namespace {

struct Written {
  std::string_view word, full;
};

template <std::size_t size>
std::string_view find_in(std::string_view word, const std::array<Written, size>& words) {
  const auto found = std::ranges::find(words, word, &Written::word);
  return found == words.end() ? std::string_view() : found->full;
}

constexpr std::array sexes = std::to_array<Written>(
    {{"f", "f"},          {"female", "f"},    {"girl", "f"}, {"woman", "f"}, {"w", "f"},
     {"fem", "f"},        {"lady", "f"},      {"2", "f"},    {"m", "m"},     {"male", "m"},
     {"boy", "m"},        {"man", "m"},       {"1", "m"},    {"lad", "m"},   {"x", "x"},
     {"non binary", "x"}, {"nonbinary", "x"}, {"nb", "x"},   {"other", "x"}, {"indeterminate", "x"},
     {"intersex", "x"}});

constexpr std::array colours =
    std::to_array<Written>({{"black", "black"},        {"blk", "black"},   {"white", "white"},   {"wht", "white"},
                            {"silver", "silver"},      {"slv", "silver"},  {"sil", "silver"},    {"grey", "grey"},
                            {"gray", "grey"},          {"gry", "grey"},    {"blue", "blue"},     {"blu", "blue"},
                            {"navy", "blue"},          {"red", "red"},     {"maroon", "red"},    {"burgundy", "red"},
                            {"green", "green"},        {"grn", "green"},   {"yellow", "yellow"}, {"ylw", "yellow"},
                            {"orange", "orange"},      {"brown", "brown"}, {"bronze", "brown"},  {"beige", "beige"},
                            {"cream", "beige"},        {"gold", "gold"},   {"purple", "purple"}, {"pink", "pink"},
                            {"turquoise", "turquoise"}});

constexpr std::array makes = std::to_array<Written>({{"vw", "volkswagen"},
                                                     {"volkswagon", "volkswagen"},
                                                     {"v w", "volkswagen"},
                                                     {"merc", "mercedes"},
                                                     {"mercedes benz", "mercedes"},
                                                     {"mercedez", "mercedes"},
                                                     {"benz", "mercedes"},
                                                     {"beemer", "bmw"},
                                                     {"bimmer", "bmw"},
                                                     {"beamer", "bmw"},
                                                     {"b m w", "bmw"},
                                                     {"landrover", "land rover"},
                                                     {"range rover", "land rover"},
                                                     {"rangerover", "land rover"},
                                                     {"vaux", "vauxhall"},
                                                     {"vauxhaul", "vauxhall"},
                                                     {"chevy", "chevrolet"},
                                                     {"citreon", "citroen"},
                                                     {"pugeot", "peugeot"},
                                                     {"peogeot", "peugeot"},
                                                     {"pergeot", "peugeot"},
                                                     {"reno", "renault"},
                                                     {"renalt", "renault"},
                                                     {"toyata", "toyota"},
                                                     {"hundai", "hyundai"},
                                                     {"hyndai", "hyundai"},
                                                     {"nissian", "nissan"},
                                                     {"mitsibushi", "mitsubishi"},
                                                     {"porche", "porsche"},
                                                     {"jag", "jaguar"},
                                                     {"alfa", "alfa romeo"}});

// In order, for a binary search.
constexpr std::array nothings = std::to_array<std::string_view>({"anon",
                                                                 "anonymous",
                                                                 "blank",
                                                                 "dk",
                                                                 "dont know",
                                                                 "missing",
                                                                 "n a",
                                                                 "n k",
                                                                 "nan",
                                                                 "nfa",
                                                                 "nil",
                                                                 "nk",
                                                                 "no",
                                                                 "no data",
                                                                 "no fixed abode",
                                                                 "no info",
                                                                 "no information",
                                                                 "no name",
                                                                 "none",
                                                                 "none given",
                                                                 "not applicable",
                                                                 "not available",
                                                                 "not disclosed",
                                                                 "not given",
                                                                 "not known",
                                                                 "not provided",
                                                                 "not recorded",
                                                                 "not stated",
                                                                 "not sure",
                                                                 "null",
                                                                 "refused",
                                                                 "tba",
                                                                 "tbc",
                                                                 "unidentified",
                                                                 "unk",
                                                                 "unkn",
                                                                 "unknown",
                                                                 "unknown unknown",
                                                                 "unspecified",
                                                                 "xx",
                                                                 "xxx",
                                                                 "xxxx",
                                                                 "xxxxx"});
static_assert(std::ranges::is_sorted(nothings));
constexpr std::size_t longest_nothing = 20;

// Most values say something, and most of those show it by their first two letters.
bool begins_like_something(std::string_view text) {
  constexpr std::array beginnings = std::to_array<std::string_view>(
      {"an", "bl", "dk", "do", "mi", "na", "nf", "ni", "nk", "no", "nu", "re", "tb", "un", "xx"});
  if (is_digit(text.front())) return true;
  if (text.size() < 2 || !is_letter(text[0]) || !is_letter(text[1])) return false;
  const std::array<char, 2> begin{to_lower(text[0]), to_lower(text[1])};
  return std::ranges::find(beginnings, std::string_view(begin.data(), 2)) == beginnings.end();
}

}  // namespace

std::string normal_sex(std::string_view text) { return std::string(find_in(fold_words(text), sexes)); }

// "Metallic dark blue" → "blue": the first colour named. A colour that is not in the list stays as it is.
std::string normal_colour(std::string_view text) {
  std::string words = fold_words(text);
  std::string_view rest = words;
  while (!rest.empty()) {
    if (const auto colour = find_in(take_word(rest), colours); !colour.empty()) return std::string(colour);
  }
  return words;
}

std::string normal_make(std::string_view text) {
  std::string words = fold_words(text);
  if (const auto make = find_in(words, makes); !make.empty()) return std::string(make);
  return words;
}

bool says_nothing(std::string_view text) {
  text = trim(cut_to_bytes(text, longest_value));
  if (text.empty()) return true;
  if (begins_like_something(text)) return false;
  // "Na" is a name; "NA" is what programs write for nothing.
  if (text == "NA") return true;
  if (is_letter(text.front()) && text.size() > longest_nothing) return false;
  const std::string words = fold_words(text);
  return words.empty() || std::ranges::binary_search(nothings, std::string_view(words));
}

}  // namespace heed::matching
