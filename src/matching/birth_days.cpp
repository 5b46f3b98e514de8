#include <algorithm>
#include <array>
#include <chrono>

#include "base/text.hpp"
#include "matching/fold.hpp"
#include "matching/normalise.hpp"

namespace heed::matching {

namespace {

using std::chrono::sys_days;

constexpr int first_year = 1000, last_year = 2200, oldest = 120;

std::optional<std::int32_t> day_number(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (year < first_year || year > last_year || month < 1 || day < 1 || !date.ok()) return std::nullopt;
  return static_cast<std::int32_t>(sys_days(date).time_since_epoch().count());
}

DayRange one_day(int year, int month, int day) {
  const auto number = day_number(year, month, day);
  return number ? DayRange{*number, *number} : DayRange{};
}

// Day first; the American order only where the first cannot be a day's month.
DayRange day_month_year(int day, int month, int year) {
  return month > 12 && day <= 12 ? one_day(year, day, month) : one_day(year, month, day);
}

DayRange months(int year, int month) {
  const auto from = day_number(year, month, 1);
  const auto next = month == 12 ? day_number(year + 1, 1, 1) : day_number(year, month + 1, 1);
  return from && next ? DayRange{*from, *next - 1} : DayRange{};
}

DayRange years(int from, int until) {
  const auto first = day_number(from, 1, 1), last = day_number(until, 12, 31);
  return first && last ? DayRange{*first, *last} : DayRange{};
}

// The same day so many months earlier, or the last of that month where there is none such.
std::int32_t months_before(std::int32_t day, int count) {
  const std::chrono::year_month_day date{sys_days(std::chrono::days(day))};
  const auto month = std::chrono::year_month(date.year(), date.month()) - std::chrono::months(count);
  const auto last = std::chrono::year_month_day_last(month.year(), std::chrono::month_day_last(month.month())).day();
  return static_cast<std::int32_t>(sys_days(month / std::min(date.day(), last)).time_since_epoch().count());
}

// Born so that on `told` the age in months was `from` … `until`, both ends included.
DayRange aged(std::int32_t told, int from, int until) {
  return {months_before(told, until + 1) + 1, months_before(told, from)};
}

int full_year(int year, std::size_t digits) { return digits > 2 ? year : year + (year <= 30 ? 2000 : 1900); }

struct Number {
  int value = 0;
  std::size_t digits = 0;
  bool after_dot = false;
};

// What a text about a birth says: its numbers, a month by name, and words that change what they mean.
struct Told {
  std::array<Number, 3> numbers;
  std::size_t count = 0;
  int month = 0;
  bool about = false, in_months = false, in_weeks = false, decade = false, teen = false, under = false, odd = false;
};

constexpr std::array month_names =
    std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july", "august",
                                     "september", "october", "november", "december"});

int month_of(std::string_view word) {
  if (word == "sept") return 9;
  for (std::size_t i = 0; i < month_names.size(); ++i) {
    if (word.size() >= 3 && month_names[i].starts_with(word)) return static_cast<int>(i) + 1;
  }
  return 0;
}

constexpr std::array fillers = std::to_array<std::string_view>(
    {"born", "dob",   "d",    "o",   "b",  "in", "on", "of",    "the",  "aged", "age",
     "old",  "years", "year", "yrs", "yr", "yo", "y",  "to",    "or",   "and",  "between",
     "st",   "nd",    "rd",   "th",  "is", "t",  "z",  "birth", "date", "ish"});
constexpr std::array about_words =
    std::to_array<std::string_view>({"about", "approx", "approximately", "circa", "c", "ca", "around", "roughly",
                                     "maybe", "abt", "nearly", "almost", "probably", "possibly", "est", "ish"});

template <std::size_t size>
bool among(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::ranges::find(words, word) != words.end();
}

void hear_word(std::string_view word, Told& told) {
  if (among(word, about_words)) {
    told.about = true;
  } else if (word == "teen" || word == "teens" || word == "teenager" || word == "teenage") {
    told.teen = true;
  } else if (word == "under" || word == "below") {
    told.under = true;
  } else if (word == "months" || word == "month" || word == "mths" || word == "mth" || word == "mo") {
    told.in_months = true;
  } else if (word == "weeks" || word == "week" || word == "wks" || word == "wk") {
    told.in_weeks = true;
  } else if (word == "s") {
    told.decade = true;
  } else if (const int month = month_of(word); month != 0 && told.month == 0) {
    told.month = month;
  } else if (!among(word, fillers)) {
    told.odd = true;
  }
}

Told listen(std::string_view text) {
  Told told;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t from = i;
    const auto same = is_digit(text[i]) ? is_digit : is_lower;
    while (i < text.size() && same(text[i])) ++i;
    const std::string_view part = text.substr(from, i - from);
    if (part.empty()) {
      told.about = told.about || text[i] == '~' || text[i] == '?';
      ++i;
    } else if (!is_digit(part.front())) {
      hear_word(part, told);
    } else if (told.count == told.numbers.size()) {
      return told;  // a time of day follows the date
    } else {
      const auto value = parse_number(part);
      told.odd = told.odd || !value;
      told.numbers[told.count++] = {value.value_or(0), part.size(), from > 0 && text[from - 1] == '.'};
    }
  }
  // "2009.0" is a number from a spreadsheet.
  if (told.count == 2 && told.numbers[1].after_dot && told.numbers[1].digits == 1 && told.numbers[1].value == 0)
    told.count = 1;
  return told;
}

DayRange with_named_month(const Told& told) {
  const auto& [a, b, c] = told.numbers;
  if (told.count == 1) return a.digits == 4 ? months(a.value, told.month) : DayRange{};
  if (told.count < 2) return {};
  if (a.digits > 2) return one_day(a.value, told.month, b.value);
  return one_day(full_year(b.value, b.digits), told.month, a.value);
}

DayRange three_numbers(const Told& told) {
  const auto& [a, b, c] = told.numbers;
  if (a.digits == 4) return one_day(a.value, b.value, c.value);
  if (c.digits != 4 && c.digits != 2) return {};
  return day_month_year(a.value, b.value, full_year(c.value, c.digits));
}

DayRange run_together(const Number& number) {
  const int high = number.value / 10'000, low = number.value % 10'000;
  if (number.digits == 6) return day_month_year(high, low / 100, full_year(low % 100, 2));
  const DayRange year_first = one_day(high, low / 100, low % 100);
  return year_first.empty() ? day_month_year(high / 100, high % 100, low) : year_first;
}

DayRange of_age(const Told& told, int from, int until, std::optional<std::int32_t> told_on) {
  if (!told_on || until > oldest || from > until) return {};
  if (told.under) return until < 1 ? DayRange{} : aged(*told_on, 0, until * 12 - 1);
  if (told.in_weeks) return {*told_on - 7 * (until + 1) + 1, *told_on - 7 * from};
  const int slack = told.about ? 1 : 0;
  from = std::max(0, from - slack);
  until += slack;
  if (told.in_months) return aged(*told_on, from, until);
  return aged(*told_on, from * 12, until * 12 + 11);
}

DayRange one_number(const Told& told, std::optional<std::int32_t> told_on) {
  const Number& number = told.numbers[0];
  const int slack = told.about ? 1 : 0;
  if (number.digits == 8 || number.digits == 6) return run_together(number);
  if (number.digits == 4) return years(number.value - slack, number.value + slack + (told.decade ? 9 : 0));
  if (number.digits > 3) return {};
  return of_age(told, number.value, number.value + (told.decade ? 9 : 0), told_on);
}

DayRange two_numbers(const Told& told, std::optional<std::int32_t> told_on) {
  const auto& [a, b, c] = told.numbers;
  if (a.digits == 4 && b.digits == 4) return years(a.value, b.value);
  if (a.digits == 4) return months(a.value, b.value);
  if (b.digits == 4) return months(b.value, a.value);
  if (a.digits > 3 || b.digits > 3) return {};
  return of_age(told, a.value, b.value, told_on);
}

// Two of our own dates with a stroke between them.
DayRange from_until(std::string_view text) {
  if (text.size() != 21 || text[10] != '/') return {};
  const auto from = parse_day(text.substr(0, 10)), until = parse_day(text.substr(11));
  return from && until ? DayRange{*from, *until} : DayRange{};
}

}  // namespace

std::optional<std::int32_t> parse_day(std::string_view iso_date) {
  if (iso_date.size() != 10 || iso_date[4] != '-' || iso_date[7] != '-') return std::nullopt;
  std::array<int, 3> part{};
  for (std::size_t i = 0, field = 0; i < 10; ++i) {
    if (i == 4 || i == 7) {
      ++field;
    } else if (!is_digit(iso_date[i])) {
      return std::nullopt;
    } else {
      part[field] = part[field] * 10 + (iso_date[i] - '0');
    }
  }
  return day_number(part[0], part[1], part[2]);
}

std::string format_day(std::int32_t day) {
  const std::chrono::year_month_day date{sys_days(std::chrono::days(day))};
  const int year = std::clamp(static_cast<int>(date.year()), 0, 9999);
  const std::array<int, 4> parts{year / 100, year % 100, static_cast<int>(static_cast<unsigned>(date.month())),
                                 static_cast<int>(static_cast<unsigned>(date.day()))};
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 1) text.push_back('-');
    text.push_back(static_cast<char>('0' + parts[i] / 10));
    text.push_back(static_cast<char>('0' + parts[i] % 10));
  }
  return text;
}

DayRange birth_days(std::string_view text, std::string_view told_on) {
  text = trim(text);
  if (const auto day = parse_day(text)) return {*day, *day};
  if (const DayRange range = from_until(text); !range.empty()) return range;
  const Told told = listen(fold(cut_to_bytes(text, 64)));
  const auto day = parse_day(told_on);
  if (told.odd) return {};
  if (told.month != 0) return with_named_month(told);
  switch (told.count) {
    case 0: return told.teen && day ? aged(*day, 13 * 12, 19 * 12 + 11) : DayRange{};
    case 1: return one_number(told, day);
    case 2: return two_numbers(told, day);
    default: return three_numbers(told);
  }
}

}  // namespace heed::matching
