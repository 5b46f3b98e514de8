// The words in which people give an age or a day of birth. English and figures; what is not read counts as unread, never as old enough.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/concern.hpp"

namespace heed::domain {

struct SaidWords {
  std::vector<std::string> words;  // in lower case, numbers and letters apart, "-" and "+" alone
  bool uncertain = false;          // a question mark or "~"
  bool unread = false;             // letters or figures that are not English
};

// "13–15?" becomes 13 - 15 and uncertain. Fractions ("10.5", "12½", "12 1/2") are left out.
SaidWords take_apart(std::string_view text);

// 0 to 99 in figures or words ("twelve", "twentyone").
std::optional<int> number_of(const std::string& word);
// The ages of "toddler", "primary" (school), "teenager" and the like; `before` is the word before ("pre" teen).
std::optional<AgeRange> stage_of(const std::string& word, const std::string& before);

// 1–12 for "mar", "march", "sept".
std::optional<int> named_month(std::string_view word);

struct Birth {
  int year = 0;
  std::optional<int> month, day;  // a day only with its month
  bool uncertain = false;
  bool month_first = false;  // read so only because the day could be no month
};
// "1st of March 2015", "01/03/15", "March 2015", "2015", "about 2015": a year of two figures is the latest that is not after
// `this_year`. Nothing for a day that does not exist or a year to come.
std::optional<Birth> read_birth(std::string_view text, int this_year);
// The same, of a date that is shown back to whoever wrote it: day before month, no words beside a date that may mean another, up
// to a year ahead (the date an unborn child is due). A year of two figures only where it makes a child or a young adult.
std::optional<Birth> read_birth_as_written(std::string_view text, Date today);
// Whether it is a date like any other but for its day, which that month has not: "31/02/2012", "30 June 2031".
bool is_no_such_day(std::string_view text, Date today);

inline constexpr std::string_view roughly =
    " about around roughly approx maybe perhaps possibly probably think thinks guess ish circa c "
    "looks seems say approximately ";
inline constexpr std::string_view approaching =
    " nearly almost nearing approaching turning turns be going coming close before until ";
// After an age: not there yet.
inline constexpr std::string_view soon_words =
    " soon next tomorrow yet january february march april may june july august september october "
    "november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday "
    "thursday friday saturday sunday shortly ";
inline constexpr std::string_view already = " turned since became ";
inline constexpr std::string_view below = " under below less younger ";
inline constexpr std::string_view above = " over above older least more ";
// Between "under" or "nearly" and its number.
inline constexpr std::string_view between_words = " than the age of yet to on up quite even a ";
inline constexpr std::string_view said_of_years = " year years yr yrs y ";
inline constexpr std::string_view weeks = " week weeks wk wks days day ";
// Units below a year. Also those of other languages: "14 Monate" is a baby.
inline constexpr std::string_view shorter =
    " month months mth mths m mo mos week weeks wk wks day days monate mois meses mesi luni miesiecy ";
// Of these words alone nothing is said: "not known", "I don't know".
inline constexpr std::string_view unsaid =
    " i we do don dont t not no know known unknown sure unsure idea n a na none tbc unclear dk age "
    "is the never asked am m said didn didnt im ";

// Whether one of these lists, in which each word stands between spaces, holds the word.
inline bool is_one_of(std::string_view words, std::string_view word) {
  for (auto at = words.find(word); at != std::string_view::npos && !word.empty(); at = words.find(word, at + 1))
    if (at > 0 && words[at - 1] == ' ' && words[at + word.size()] == ' ') return true;
  return false;
}

}  // namespace heed::domain
