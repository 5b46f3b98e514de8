#include "domain/child_identifiers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "domain/age_words.hpp"

namespace heed::domain {

namespace {

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};
constexpr std::size_t nhs_figures = 10;

bool is_figure(char c) { return c >= '0' && c <= '9'; }

bool has_figure(std::string_view text) { return std::any_of(text.begin(), text.end(), is_figure); }

}  // namespace

std::optional<int> named_month(std::string_view word) {
  const auto is_it = [&](std::string_view month) { return word.size() >= 3 && month.substr(0, word.size()) == word; };
  if (word == "sept") return 9;
  const auto found = std::find_if(months.begin(), months.end(), is_it);
  return found == months.end() ? std::nullopt : std::optional(static_cast<int>(found - months.begin()) + 1);
}

std::optional<Date> read_birth_date(std::string_view text, Date today) {
  const auto birth = read_birth_as_written(text, today);
  if (!birth || !birth->month || !birth->day) return std::nullopt;
  return Date{birth->year, *birth->month, *birth->day};
}

bool is_clear_birth(std::string_view text, Date today) {
  return !has_figure(text) || read_birth_as_written(text, today);
}

bool is_possible_nhs_number(std::string_view text) {
  if (!has_figure(text)) return true;
  std::vector<int> figures;
  for (const char c : text) {
    if (is_figure(c)) {
      figures.push_back(c - '0');
    } else if (c != ' ' && c != '-') {
      return false;
    }
  }
  if (figures.size() != nhs_figures) return false;
  int sum = 0;
  for (std::size_t i = 0; i + 1 < nhs_figures; ++i) sum += figures[i] * static_cast<int>(nhs_figures - i);
  const int check = (11 - sum % 11) % 11;
  return check == figures.back();
}

std::vector<FieldError> slips_of(const std::vector<ChildDraft>& children, Date today) {
  std::vector<FieldError> slips;
  for (std::size_t i = 0; i < children.size(); ++i) {
    const std::string at = "children." + std::to_string(i) + ".";
    const auto& birth = children[i].date_of_birth;
    if (!is_clear_birth(birth, today))
      slips.push_back({at + "date_of_birth", is_no_such_day(birth, today) ? "problem.date_of_birth.no_such_day"
                                                                          : "problem.date_of_birth.unclear"});
    if (!is_possible_nhs_number(children[i].nhs_number))
      slips.push_back({at + "nhs_number", "problem.nhs_number.wrong"});
  }
  return slips;
}

}  // namespace heed::domain
