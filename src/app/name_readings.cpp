#include "app/name_readings.hpp"

#include <algorithm>
#include <array>

#include "app/name_words.hpp"
#include "base/text.hpp"

namespace heed::app {

namespace {

// None that is also somebody's name, as Major, Dean or Di are.
constexpr std::array<std::string_view, 40> titles{
    "mr",        "mrs",    "ms",        "miss",  "mx",        "dr",         "doctor",  "prof",
    "professor", "sir",    "dame",      "lady",  "lord",      "rev",        "revd",    "reverend",
    "fr",        "father", "imam",      "rabbi", "cllr",      "councillor", "coach",   "officer",
    "nurse",     "pc",     "wpc",       "pcso",  "dc",        "ds",         "dci",     "sgt",
    "sergeant",  "insp",   "inspector", "supt",  "constable", "detective",  "captain", "hon"};
constexpr std::array<std::string_view, 44> letters_after{
    "mbe",  "obe",   "cbe",   "kbe", "dbe", "bem", "qpm", "kpm",   "qc",   "kc",   "jp",   "mp",  "msp", "dl",  "phd",
    "ph",   "dphil", "mphil", "msc", "bsc", "sc",  "bed", "med",   "ma",   "ba",   "mba",  "llb", "llm", "msw", "bsw",
    "cqsw", "dipsw", "pgce",  "qts", "rgn", "rmn", "rn",  "mrcgp", "mrcp", "frcp", "hons", "esq", "jr",  "jnr"};

template <class List>
bool is_in(const List& list, std::string_view part) {
  return std::find(list.begin(), list.end(), part) != list.end();
}

// Dotted letters come one by one: "M.B.E."
bool is_letters_after(std::string_view part) { return part.size() == 1 || is_in(letters_after, part); }

NameParts without_titles(NameParts parts) {
  const auto name = std::find_if_not(parts.begin(), parts.end(), is_title);
  // Who is called nothing else is called so.
  parts.erase(parts.begin(), name == parts.end() && !parts.empty() ? name - 1 : name);
  return parts;
}

// "J. Max Quillfeather MBE" is Max Quillfeather.
NameParts without_letters(NameParts parts) {
  while (parts.size() > 1 && is_letters_after(parts.back()) && (parts.size() > 2 || parts.back().size() > 2))
    parts.pop_back();
  while (parts.size() > 2 && parts.front().size() == 1) parts.erase(parts.begin());
  return parts;
}

void add_readings(const NameParts& parts, std::vector<NameParts>& readings) {
  auto bare = without_letters(parts);
  // An initial may be all that is known of a first name, and "Ma" the last name of somebody with a middle one.
  const bool may_be_wrong = bare.front() != parts.front() || (bare.back() != parts.back() && parts.back().size() == 2);
  readings.push_back(std::move(bare));
  if (may_be_wrong) readings.push_back(parts);
}

struct Piece {
  NameParts parts;
  bool is_one_word = false;  // "Smith-Jones" is, and "Dr Smith"
};

// What stands between commas and is more than titles and letters.
std::vector<Piece> pieces_of(std::string_view name) {
  std::vector<Piece> pieces;
  for (const auto typed : split(name, ',')) {
    auto parts = without_titles(name_parts(typed));
    const bool says_name = std::any_of(parts.begin(), parts.end(),
                                       [](const auto& part) { return !is_title(part) && !is_letters_after(part); });
    const bool is_one_word = parts.size() == 1 || trim(typed).find(' ') == std::string_view::npos;
    if (says_name || (pieces.empty() && !parts.empty())) pieces.push_back({std::move(parts), is_one_word});
  }
  return pieces;
}

}  // namespace

bool is_title(std::string_view part) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  // "PC 4521 Fictional".
  return is_in(titles, part) || std::all_of(part.begin(), part.end(), is_digit);
}

std::string without_brackets(std::string_view name) {
  if (name.starts_with('(')) return std::string(name);
  std::string kept;
  bool is_inside = false;
  for (const char c : name) {
    is_inside = is_inside || c == '(';
    if (!is_inside) kept.push_back(c);
    if (c == ')') is_inside = false;
  }
  return kept;
}

std::vector<NameParts> readings_of(std::string_view name) {
  const auto pieces = pieces_of(without_brackets(name));
  std::vector<NameParts> readings;
  if (pieces.empty()) return readings;
  const auto& [first, is_surname] = pieces.front();
  if (pieces.size() == 1 || !is_surname) add_readings(first, readings);
  if (pieces.size() == 1) return readings;
  auto turned = pieces[1].parts;
  turned.insert(turned.end(), first.begin(), first.end());
  add_readings(turned, readings);
  return readings;
}

}  // namespace heed::app
