#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/age_words.hpp"
#include "domain/child_identifiers.hpp"

namespace heed::domain {

namespace {

constexpr int earliest_year = 1900;
constexpr int century = 100;
constexpr int last_month = 12;
constexpr int oldest_young_adult = 25;  // as long as services for young people may have to do with somebody
constexpr std::string_view beside_a_date = " born on the of in st nd rd th due edd dob d o b - ";

struct Parts {
  std::vector<std::string> numbers;
  std::optional<std::size_t> month_at;  // the place among the numbers of a month that is named
  int month = 0;
  bool uncertain = false;
  bool other_words = false;  // letters that are no part of a date
};

Parts parts_of(std::string_view text) {
  // A full stop between figures stands in a date here, not in an age.
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '.', ' ');
  const auto said = take_apart(spaced);
  Parts parts;
  parts.uncertain = said.uncertain;
  parts.other_words = said.unread;
  for (const auto& word : said.words) {
    if (parse_number(word)) {
      parts.numbers.push_back(word);
    } else if (const auto month = named_month(word)) {
      parts.month_at = parts.numbers.size();
      parts.month = *month;
    } else if (is_one_of(roughly, word)) {
      parts.uncertain = true;
    } else if (!is_one_of(beside_a_date, word)) {
      parts.other_words = true;
    }
  }
  return parts;
}

std::optional<int> year_of(const std::string& digits, int this_year) {
  const auto number = parse_number(digits);
  if (!number) return std::nullopt;
  if (digits.size() == 4) return *number >= earliest_year && *number <= this_year ? number : std::nullopt;
  if (digits.size() != 2) return std::nullopt;
  const int latest = this_year / century * century + *number;
  return latest <= this_year ? latest : latest - century;
}

std::optional<Birth> day_of(int year, int month, int day) {
  if (!parse_date(Date{year, month, day}.to_string()).ok()) return std::nullopt;
  return Birth{year, month, day};
}

// Two or three figures, the year last or, with four digits, first. Day before month; the other way only when that cannot be.
std::optional<Birth> in_figures(std::vector<std::string> numbers, int this_year) {
  if (numbers.front().size() == 4) std::reverse(numbers.begin(), numbers.end());
  const auto year = year_of(numbers.back(), this_year);
  if (!year || (numbers.size() < 3 && numbers.back().size() != 4)) return std::nullopt;
  if (numbers.size() == 1) return Birth{*year, {}, {}};
  const auto first = parse_number(numbers[0]);
  if (!first) return std::nullopt;
  if (numbers.size() == 2)
    return *first >= 1 && *first <= last_month ? std::optional(Birth{*year, first, {}}) : std::nullopt;
  const auto second = parse_number(numbers[1]);
  if (!second) return std::nullopt;
  const auto usual = day_of(*year, *second, *first);
  if (usual) return usual;
  auto swapped = day_of(*year, *first, *second);
  if (swapped) swapped->month_first = true;
  return swapped;
}

// "March 2015", "1 March 15", "March 1, 2015".
std::optional<Birth> with_named_month(const Parts& parts, int this_year) {
  const auto& numbers = parts.numbers;
  const auto year = year_of(numbers.back(), this_year);
  if (!year || (numbers.size() == 1 && numbers[0].size() != 4)) return std::nullopt;
  if (numbers.size() == 1) return Birth{*year, parts.month, {}};
  const auto day = parse_number(numbers[0]);
  return day ? day_of(*year, parts.month, *day) : std::nullopt;
}

}  // namespace

std::optional<Birth> read_birth(std::string_view text, int this_year) {
  const auto parts = parts_of(text);
  if (parts.numbers.empty() || parts.numbers.size() > 3) return std::nullopt;
  if (parts.month_at && parts.numbers.size() > 2) return std::nullopt;
  auto birth = parts.month_at ? with_named_month(parts, this_year) : in_figures(parts.numbers, this_year);
  if (birth) birth->uncertain = parts.uncertain;
  return birth;
}

std::optional<Birth> read_birth_as_written(std::string_view text, Date today) {
  const auto birth = read_birth(text, today.year + 1);
  if (!birth || birth->month_first) return std::nullopt;
  const auto parts = parts_of(text);
  if (birth->month && parts.other_words) return std::nullopt;
  const auto& numbers = parts.numbers;
  const bool whole_year = std::any_of(numbers.begin(), numbers.end(), [](const auto& n) { return n.size() == 4; });
  return whole_year || today.year - birth->year <= oldest_young_adult ? birth : std::nullopt;
}

bool is_no_such_day(std::string_view text, Date today) {
  constexpr int longest_month = 31;
  const int this_year = today.year + 1;
  auto parts = parts_of(text);
  auto& numbers = parts.numbers;
  if (numbers.size() != (parts.month_at ? 2 : 3) || read_birth(text, this_year)) return false;
  if (!parts.month_at && numbers.front().size() == 4) std::reverse(numbers.begin(), numbers.end());
  const auto day = parse_number(numbers.front());
  if (!day || *day < 1 || *day > longest_month) return false;
  numbers.front() = "1";  // a day that every month has
  const auto birth = parts.month_at ? with_named_month(parts, this_year) : in_figures(numbers, this_year);
  return birth && !birth->month_first;
}

}  // namespace heed::domain
