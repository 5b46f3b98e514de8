#include "domain/child_identifiers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace heed::domain {

namespace {

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::size_t nhs_figures = 10;
constexpr int earliest_year = 1900;
constexpr int latest_year = 2100;

bool is_figure(char c) { return c >= '0' && c <= '9'; }

bool has_figure(std::string_view text) { return std::any_of(text.begin(), text.end(), is_figure); }

// "14/3/2012" gives 14, 3 and 2012.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts(1);
  for (const char c : ascii_lower(text)) {
    const bool between = c == '/' || c == '.' || c == '-' || c == ' ' || c == ',' || c == '?' || c == '~';
    if (!between) {
      parts.back().push_back(c);
    } else if (!parts.back().empty()) {
      parts.emplace_back();
    }
  }
  if (parts.back().empty()) parts.pop_back();
  return parts;
}

std::optional<int> month_of(const std::string& part) {
  if (const auto number = parse_number(part)) return number;
  if (part.size() < 3) return std::nullopt;
  const auto found = std::find(months.begin(), months.end(), part.substr(0, 3));
  return found == months.end() ? std::nullopt : std::optional(static_cast<int>(found - months.begin()) + 1);
}

}  // namespace

std::optional<Date> read_birth_date(std::string_view text) {
  if (const auto date = parse_date(trim(text)); date.ok()) return *date;
  const auto parts = parts_of(text);
  if (parts.size() != 3 || parts[2].size() != 4) return std::nullopt;
  const auto day = parse_number(parts[0]);
  const auto month = month_of(parts[1]);
  const auto year = parse_number(parts[2]);
  if (!day || !month || !year) return std::nullopt;
  const auto date = parse_date(Date{*year, *month, *day}.to_string());
  return date.ok() ? std::optional(*date) : std::nullopt;
}

bool is_clear_birth(std::string_view text) {
  if (!has_figure(text) || read_birth_date(text)) return true;
  const auto parts = parts_of(text);
  if (parts.empty() || std::any_of(parts.begin(), parts.end() - 1, has_figure)) return false;
  const auto year = parse_number(parts.back());
  return year && *year >= earliest_year && *year <= latest_year;
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

std::vector<FieldError> slips_of(const std::vector<ChildDraft>& children) {
  std::vector<FieldError> slips;
  for (std::size_t i = 0; i < children.size(); ++i) {
    const std::string at = "children." + std::to_string(i) + ".";
    if (!is_clear_birth(children[i].date_of_birth))
      slips.push_back({at + "date_of_birth", "problem.date_of_birth.unclear"});
    if (!is_possible_nhs_number(children[i].nhs_number))
      slips.push_back({at + "nhs_number", "problem.nhs_number.wrong"});
  }
  return slips;
}

}  // namespace heed::domain
