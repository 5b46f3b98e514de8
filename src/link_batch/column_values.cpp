#include "link_batch/column_values.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "link_batch/value_kinds.hpp"

namespace heed::link_batch {

namespace {

constexpr std::size_t most_sampled = 10'000, most_compared = 2'000;
constexpr std::size_t longest_looked_at = 200;

std::vector<std::string> words_of(std::string_view value) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : value.substr(0, longest_looked_at)) {
    const bool part = static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                      (c >= 'A' && c <= 'Z') || c == '&';
    if (part) word += c;
    if (!part && c != '\'' && !word.empty()) words.push_back(ascii_lower(std::exchange(word, {})));
  }
  if (!word.empty()) words.push_back(ascii_lower(word));
  return words;
}

std::optional<double> read_number(std::string_view value) {
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size()) return std::nullopt;
  return number;
}

class Look {
 public:
  void at(std::string_view value) {
    ++m_values.sampled;
    m_distinct.insert(value);
    value = trim(value);
    add(m_values.email, looks_like_email(value));
    add(m_values.phone, looks_like_phone(value));
    add(m_values.uk_postcode, looks_like_uk_postcode(value));
    add(m_values.plate, looks_like_plate(value));
    add(m_values.handle, value.size() > 1 && value.front() == '@');
    add(m_values.sex, looks_like_sex(value));
    add(m_values.salutation, looks_like_salutation(value));
    const std::size_t digits = count_digits(value.substr(0, longest_looked_at));
    add(m_values.has_digit, digits > 0);
    add(m_values.digits6, digits >= 6);
    m_values.mean_bytes += static_cast<double>(value.size());
    m_bars += value.find('|') != std::string_view::npos ? 1 : 0;
    m_semicolons += value.find(';') != std::string_view::npos ? 1 : 0;
    at_date(value);
    at_number(value);
    at_words(value);
  }

  ColumnValues values() {
    ColumnValues out = m_values;
    out.distinct = m_distinct.size();
    const auto count = static_cast<double>(std::max<std::size_t>(1, out.sampled));
    for (double* share : {&out.email,           &out.date,           &out.year,
                          &out.number,          &out.phone,          &out.uk_postcode,
                          &out.plate,           &out.handle,         &out.sex,
                          &out.salutation,      &out.has_digit,      &out.digits6,
                          &out.common_forename, &out.common_surname, &out.organisation_word,
                          &out.day_first,       &out.month_first,    &out.day_compact,
                          &out.mean_words,      &out.mean_bytes})
      *share /= count;
    if (m_bars > count / 20)
      out.separator = '|';
    else if (m_semicolons > count / 20)
      out.separator = ';';
    return out;
  }

 private:
  static void add(double& share, bool holds) { share += holds ? 1 : 0; }

  void at_date(std::string_view value) {
    const auto date = read_date(value);
    if (!date) return;
    m_values.date += 1;
    if (date->year != 0) {
      m_values.first_year = m_values.first_year == 0 ? date->year : std::min(m_values.first_year, date->year);
      m_values.last_year = std::max(m_values.last_year, date->year);
    }
    const bool year_first = date->year != 0 && date->year == date->first;
    if (year_first || date->month_in_letters) return;
    add(m_values.day_first, date->first > 12 && date->second <= 12);
    add(m_values.month_first, date->first <= 12 && date->second > 12);
    add(m_values.day_compact, date->compact);
  }

  void at_number(std::string_view value) {
    const auto number = read_number(value);
    if (!number) return;
    m_values.lowest = m_values.number == 0 ? *number : std::min(m_values.lowest, *number);
    m_values.highest = m_values.number == 0 ? *number : std::max(m_values.highest, *number);
    m_values.number += 1;
    add(m_values.year, value.size() == 4 && *number >= 1850 && *number <= 2035);
  }

  void at_words(std::string_view value) {
    const auto words = words_of(value);
    m_values.mean_words += static_cast<double>(words.size());
    const auto any = [&](auto listed) { return std::any_of(words.begin(), words.end(), listed); };
    add(m_values.common_forename, any([](const std::string& word) { return is_common_forename(word); }));
    add(m_values.common_surname, any([](const std::string& word) { return is_common_surname(word); }));
    add(m_values.organisation_word, any([](const std::string& word) { return is_organisation_word(word); }));
  }

  ColumnValues m_values;
  std::unordered_set<std::string_view> m_distinct;
  double m_bars = 0, m_semicolons = 0;
};

std::string letters_and_digits(std::string_view value) {
  std::string out = ascii_lower(value.substr(0, longest_looked_at));
  std::erase_if(out, [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
  });
  return out;
}

// Asks `holds` of rows spread over the table in which `both` say something, and gives the share that it holds for.
template <class Both, class Holds>
double share_of_rows(const CsvTable& table, Both both, Holds holds) {
  const std::size_t step = std::max<std::size_t>(1, table.rows() / most_compared);
  std::size_t asked = 0, held = 0;
  for (std::size_t row = 0; row < table.rows(); row += step) {
    if (!both(row)) continue;
    ++asked;
    held += holds(row) ? 1U : 0U;
  }
  return asked < 5 ? 0 : static_cast<double>(held) / static_cast<double>(asked);
}

}  // namespace

bool is_blank(std::string_view value) {
  value = trim(value);
  if (value.empty() || value == "?" || value == "-" || value == "--" || value == ".") return true;
  if (value.size() > 9 || std::string_view("nNuUkK<\\").find(value[0]) == std::string_view::npos) return false;
  const std::string word = ascii_lower(value);
  for (const std::string_view blank :
       {"null", "nan", "na", "n/a", "none", "unknown", "unbekannt", "<na>", "nil", "not known", "k.a.", "\\n"}) {
    if (word == blank) return true;
  }
  return false;
}

ColumnValues look_at(const CsvTable& table, std::size_t column) {
  Look look;
  const std::size_t step = std::max<std::size_t>(1, table.rows() / most_sampled);
  std::unordered_set<std::string_view> seen;
  std::size_t filled = 0;
  bool unique = true, all_equal = true;
  std::string_view first;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view value = table.cell(row, column);
    if (is_blank(value)) continue;
    if (filled++ == 0) first = value;
    all_equal = all_equal && value == first;
    if (unique) unique = seen.insert(value).second;
    if (row % step == 0) look.at(value);
  }
  ColumnValues values = look.values();
  values.filled = filled;
  values.complete = filled == table.rows() && filled > 0;
  values.unique = unique && filled > 0;
  values.all_equal = all_equal;
  return values;
}

double sameness(const CsvTable& table, std::size_t left, std::size_t right) {
  return share_of_rows(
      table, [&](std::size_t row) { return !is_blank(table.cell(row, left)) && !is_blank(table.cell(row, right)); },
      [&](std::size_t row) {
        return letters_and_digits(table.cell(row, left)) == letters_and_digits(table.cell(row, right));
      });
}

double contained(const CsvTable& table, std::size_t part, std::size_t other_part, std::size_t whole) {
  return share_of_rows(
      table,
      [&](std::size_t row) {
        return !is_blank(table.cell(row, part)) && !is_blank(table.cell(row, other_part)) &&
               !is_blank(table.cell(row, whole));
      },
      [&](std::size_t row) {
        const auto words = words_of(table.cell(row, whole));
        const auto within = [&](const std::string& word) {
          return std::find(words.begin(), words.end(), word) != words.end();
        };
        const auto all_within = [&](std::size_t column) {
          const auto parts = words_of(table.cell(row, column));
          return std::all_of(parts.begin(), parts.end(), within);
        };
        return all_within(part) && all_within(other_part);
      });
}

}  // namespace heed::link_batch
