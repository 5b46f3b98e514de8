#include "app/happened.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"

namespace heed::app {

namespace {

// A run of letters or of digits, and what stands before it.
struct Word {
  std::string text;
  char before = ' ';
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

std::vector<Word> words_of(std::string_view text) {
  const auto lower = ascii_lower(text);
  std::vector<Word> words;
  for (std::size_t at = 0; at < lower.size();) {
    const auto is_of_run = is_digit(lower[at]) ? is_digit : is_letter;
    std::size_t until = at;
    while (until < lower.size() && is_of_run(lower[until])) ++until;
    if (until > at) words.push_back({lower.substr(at, until - at), at == 0 ? ' ' : lower[at - 1]});
    at = std::max(until, at + 1);
  }
  return words;
}

int month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                    "may",       "june",     "july",     "august",
                                                    "september", "october",  "november", "december"};
  for (std::size_t at = 0; at < months.size(); ++at) {
    const bool is_short = word.size() >= 3 && word.size() <= 4 && months[at].starts_with(word);
    if (word == months[at] || is_short) return static_cast<int>(at) + 1;
  }
  return 0;
}

class Reader {
 public:
  Reader(std::string_view text, Date told_on) : m_words(words_of(text)), m_told_on(told_on) {}

  std::vector<Date> read() {
    for (std::size_t at = 0; at < m_words.size(); ++at) {
      if (at >= m_next && !numbers(at) && !with_month(at)) relative(at);
    }
    return std::move(m_days);
  }

 private:
  std::string_view word(std::size_t at) const {
    return at < m_words.size() ? std::string_view(m_words[at].text) : std::string_view();
  }
  std::optional<int> number(std::size_t at, std::size_t most_digits) const {
    if (at >= m_words.size() || m_words[at].text.size() > most_digits) return std::nullopt;
    return parse_number(m_words[at].text);
  }
  // "14th" is a number and a word of two letters.
  std::size_t after_day(std::size_t at) const {
    const auto next = word(at + 1);
    const bool is_ending = next == "st" || next == "nd" || next == "rd" || next == "th";
    return at + (is_ending ? 2 : 1) + (word(at + (is_ending ? 2 : 1)) == "of" ? 1 : 0);
  }

  // "2026-11-20", "20/11/2026", "20.11.26"
  bool numbers(std::size_t at) {
    if (at + 2 >= m_words.size()) return false;
    const char between = m_words[at + 1].before;
    if (between != m_words[at + 2].before || (between != '-' && between != '/' && between != '.')) return false;
    const auto first = number(at, 4), second = number(at + 1, 2), third = number(at + 2, 4);
    if (!first || !second || !third) return false;
    m_next = at + 3;
    if (word(at).size() == 4) return add(*first, *second, *third);
    const auto digits = word(at + 2).size();
    return (digits == 2 || digits == 4) && add(digits == 2 ? 2000 + *third : *third, *second, *first);
  }

  // "20 November 2026", "20th of Nov", "November 20"
  bool with_month(std::size_t at) {
    if (const auto day = number(at, 2)) {
      const auto month = after_day(at);
      if (month_of(word(month)) == 0) return false;
      m_next = month + 1;  // "20 November 10pm" is one day
      return add_of_year(year_at(month + 1), month_of(word(month)), *day);
    }
    const auto day = number(at + 1, 2);
    if (month_of(word(at)) == 0 || !day) return false;
    m_next = at + 2;
    return add_of_year(year_at(after_day(at + 1)), month_of(word(at)), *day);
  }

  void relative(std::size_t at) {
    const auto one = word(at), next = word(at + 1);
    const bool is_part = next == "morning" || next == "afternoon" || next == "evening";
    if (one == "today" || one == "tonight" || (one == "this" && is_part)) m_days.push_back(m_told_on);
    if (one == "yesterday" || (one == "last" && (next == "night" || next == "evening")))
      m_days.push_back(add_days(m_told_on, -1));
  }

  std::optional<int> year_at(std::size_t at) const {
    return word(at).size() == 4 ? number(at, 4) : std::optional<int>();
  }

  bool add_of_year(std::optional<int> year, int month, int day) {
    if (year) return add(*year, month, day);
    const Date this_year{m_told_on.year, month, day};
    return add(this_year <= m_told_on ? m_told_on.year : m_told_on.year - 1, month, day);
  }

  bool add(int year, int month, int day) {
    const Date date{year, month, day};
    if (!parse_date(date.to_string()).ok() || date > m_told_on) return false;
    m_days.push_back(date);
    return true;
  }

  std::vector<Word> m_words;
  Date m_told_on;
  std::size_t m_next = 0;  // what stands before it is read
  std::vector<Date> m_days;
};

}  // namespace

std::vector<Date> days_said(std::string_view text, Date told_on) { return Reader(text, told_on).read(); }

std::optional<HappenedDays> happened_on(const domain::Concern& concern, Date told_on) {
  auto days = days_said(concern.when_where, told_on);
  for (const auto& observation : concern.observations) {
    if (observation.how_known == domain::HowKnown::not_seen) continue;
    const auto more = days_said(observation.when, told_on);
    days.insert(days.end(), more.begin(), more.end());
  }
  if (days.empty()) return std::nullopt;
  return HappenedDays{*std::ranges::min_element(days), *std::ranges::max_element(days)};
}

}  // namespace heed::app
