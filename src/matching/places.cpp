#include <algorithm>
#include <array>
#include <vector>

#include "matching/fold.hpp"
#include "matching/normalise.hpp"

namespace heed::matching {

namespace {

struct Written {
  std::string_view word, full;  // an empty `full` leaves the word out
};

constexpr std::array address_words =
    std::to_array<Written>({{"apartment", ""},     {"apt", ""},          {"av", "avenue"},
                            {"ave", "avenue"},     {"bldg", "building"}, {"bldgs", "buildings"},
                            {"blvd", "boulevard"}, {"cl", "close"},      {"cott", "cottage"},
                            {"cotts", "cottages"}, {"cres", "crescent"}, {"cresc", "crescent"},
                            {"crt", "court"},      {"ct", "court"},      {"dr", "drive"},
                            {"drv", "drive"},      {"est", "estate"},    {"fl", ""},
                            {"flat", ""},          {"flt", ""},          {"gdn", "garden"},
                            {"gdns", "gardens"},   {"gr", "grove"},      {"grv", "grove"},
                            {"ho", "house"},       {"hse", "house"},     {"hts", "heights"},
                            {"la", "lane"},        {"ln", "lane"},       {"mans", "mansions"},
                            {"mt", "mount"},       {"no", ""},           {"number", ""},
                            {"pde", "parade"},     {"pk", "park"},       {"pl", "place"},
                            {"rd", "road"},        {"rm", ""},           {"room", ""},
                            {"sq", "square"},      {"tce", "terrace"},   {"ter", "terrace"},
                            {"terr", "terrace"},   {"unit", ""},         {"wlk", "walk"},
                            {"wy", "way"}});
static_assert(std::ranges::is_sorted(address_words, {}, &Written::word));

constexpr std::array place_words = std::to_array<Written>(
    {{"acad", "academy"},  {"and", ""},           {"ave", "avenue"},     {"center", "centre"}, {"cic", ""},
     {"co", ""},           {"coll", "college"},   {"company", ""},       {"ctr", "centre"},    {"gmbh", ""},
     {"hosp", "hospital"}, {"inc", ""},           {"incorporated", ""},  {"jnr", "junior"},    {"limited", ""},
     {"llc", ""},          {"llp", ""},           {"ltd", ""},           {"mt", "mount"},      {"plc", ""},
     {"pri", "primary"},   {"prim", "primary"},   {"rd", "road"},        {"sch", "school"},    {"sec", "secondary"},
     {"the", ""},          {"uni", "university"}, {"univ", "university"}});
static_assert(std::ranges::is_sorted(place_words, {}, &Written::word));

// After one of these "st" is a street: "High St Kebabs", not the saint of "Bury St Edmunds".
constexpr std::array street_words =
    std::to_array<std::string_view>({"high",   "main",   "church",   "station", "market", "king",  "kings", "queen",
                                     "queens", "mill",   "bridge",   "park",    "north",  "south", "east",  "west",
                                     "castle", "chapel", "victoria", "albert",  "george", "john",  "union"});

template <std::size_t size>
std::string_view written_out(std::string_view word, const std::array<Written, size>& words) {
  const auto found = std::ranges::lower_bound(words, word, {}, &Written::word);
  return found == words.end() || found->word != word ? word : found->full;
}

bool is_number(std::string_view word) { return !word.empty() && is_digit(word.front()); }

bool street_before(std::string_view before, bool address) {
  if (before.empty() || is_number(before)) return false;
  return address || std::ranges::find(street_words, before) != street_words.end();
}

// "flat2" is "2".
std::string_view without_flat(std::string_view word) {
  for (const std::string_view flat : {"flat", "apt", "unit", "room"}) {
    if (word.size() > flat.size() && word.starts_with(flat) && is_digit(word[flat.size()]))
      return word.substr(flat.size());
  }
  return word;
}

template <std::size_t size>
std::string written_out_words(std::string_view text, const std::array<Written, size>& words, bool address) {
  std::string folded = fold_words(text);
  std::string_view rest = folded, before;
  std::string normal;
  while (!rest.empty()) {
    std::string_view word = take_word(rest);
    if (word == "st") {
      word = rest.empty() && !before.empty() ? "street" : street_before(before, address) ? "street" : "saint";
    } else {
      word = written_out(address ? without_flat(word) : word, words);
    }
    append_word(normal, word);
    if (!word.empty()) before = word;
  }
  if (normal.empty()) return folded;
  shorten(normal);
  return normal;
}

char as_digit(char c) { return c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c; }

// The inward part of a whole British postcode: a digit and two letters, where a letter that looks like a digit may stand for it.
bool ends_inward(std::string_view code) {
  if (code.size() < 5 || code.size() > 7) return false;
  const std::string_view inward = code.substr(code.size() - 3);
  return is_digit(as_digit(inward[0])) && is_upper(inward[1]) && is_upper(inward[2]) && is_upper(code[0]);
}

}  // namespace

std::string normal_postcode(std::string_view text) {
  std::string code = fold_words(text);
  std::erase(code, ' ');
  std::ranges::transform(code, code.begin(), to_upper);
  if (!ends_inward(code)) return code;
  code[code.size() - 3] = as_digit(code[code.size() - 3]);
  code.insert(code.size() - 3, 1, ' ');
  return code;
}

std::string normal_address(std::string_view text) { return written_out_words(text, address_words, true); }

std::string normal_place(std::string_view text) { return written_out_words(text, place_words, false); }

}  // namespace heed::matching
