#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/child_identifiers.hpp"
#include "domain/concern.hpp"

namespace heed::domain {

namespace {

constexpr int oldest = 120;

constexpr std::array<std::string_view, 13> roughly{"about",  "around", "roughly", "approx",   "approximately",
                                                   "circa",  "maybe",  "perhaps", "possibly", "probably",
                                                   "nearly", "almost", "c"};
constexpr std::array<std::string_view, 5> below{"under", "below", "less", "younger", "not"};
constexpr std::array<std::string_view, 12> said_beside{"year", "years", "yr", "yrs", "old",  "of",
                                                       "age",  "aged",  "yo", "y",   "than", "yet"};
constexpr std::array<std::string_view, 3> school_year{"year", "yr", "y"};
constexpr std::array<std::string_view, 5> between{"or", "to", "and", "until", "-"};
constexpr std::array<std::string_view, 3> shorter{"months", "month", "weeks"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Said {
  std::vector<std::string> words;  // in lower case, numbers and letters apart
  bool uncertain = false;
};

// "13–15?" becomes 13 - 15 and uncertain.
Said take_apart(std::string_view text) {
  Said said;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) said.words.push_back(std::move(word));
    word.clear();
  };
  const std::string lower = ascii_lower(text);
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = lower[i];
    const bool digit = c >= '0' && c <= '9';
    const bool letter = c >= 'a' && c <= 'z';
    if (digit || letter) {
      const bool digits_before = !word.empty() && word.back() >= '0' && word.back() <= '9';
      if (!word.empty() && digits_before != digit) finish();
      word.push_back(c);
      continue;
    }
    finish();
    if (c == '?' || c == '~') said.uncertain = true;
    if (c == '-' || c == '/') said.words.emplace_back("-");
    if (lower.compare(i, 3, "\xE2\x80\x93") == 0 || lower.compare(i, 3, "\xE2\x80\x94") == 0) {
      said.words.emplace_back("-");
      i += 2;
    } else if (static_cast<unsigned char>(c) >= 0x80 || c == '.') {
      said.words.emplace_back("?");  // nothing here reads it, so the whole is not read
    }
  }
  finish();
  return said;
}

std::optional<int> years(const std::string& word) {
  const auto number = parse_number(word);
  return number && *number <= oldest ? number : std::nullopt;
}

AgeRange widened(AgeRange range) { return {std::max(0, range.from - 1), range.until + 1}; }

}  // namespace

std::optional<AgeRange> read_age(std::string_view text) {
  auto [words, uncertain] = take_apart(text.size() > 200 ? std::string_view() : text);
  if (!words.empty() && is_one_of(school_year, words.front())) return std::nullopt;  // "year 9" is a class, not an age
  std::erase_if(words, [](const auto& word) { return is_one_of(said_beside, word); });
  bool under = false;
  while (!words.empty() && (is_one_of(roughly, words.front()) || is_one_of(below, words.front()))) {
    (is_one_of(roughly, words.front()) ? uncertain : under) = true;
    words.erase(words.begin());
  }
  if (words.size() == 2 && words[1] == "ish") {
    uncertain = true;
    words.pop_back();
  }
  if (words.empty()) return std::nullopt;
  const auto first = years(words[0]);
  if (!first) return std::nullopt;
  if (words.size() == 1) {
    if (under) return *first > 0 ? std::optional(AgeRange{0, *first - 1}) : std::nullopt;
    const AgeRange exact{*first, *first};
    return uncertain ? widened(exact) : exact;
  }
  if (words.size() == 2 && is_one_of(shorter, words[1]))
    return AgeRange{0, words[1] == "weeks" ? *first / 52 : *first / 12};
  const auto last = words.size() == 3 && is_one_of(between, words[1]) ? years(words[2]) : std::nullopt;
  if (!last || under) return std::nullopt;
  return AgeRange{std::min(*first, *last), std::max(*first, *last)};
}

std::optional<AgeRange> age_from_birth(std::string_view text, Date told_on) {
  if (const auto born = read_birth_date(text)) {
    const bool had_birthday = std::pair(told_on.month, told_on.day) >= std::pair(born->month, born->day);
    const int age = told_on.year - born->year - (had_birthday ? 0 : 1);
    return age >= 0 && age <= oldest ? std::optional(AgeRange{age, age}) : std::nullopt;
  }
  auto [words, uncertain] = take_apart(text.size() > 200 ? std::string_view() : text);
  while (!words.empty() && is_one_of(roughly, words.front())) {
    uncertain = true;
    words.erase(words.begin());
  }
  if (words.size() != 1 || words[0].size() != 4) return std::nullopt;
  const auto year = parse_number(words[0]);
  if (!year || *year > told_on.year || told_on.year - *year > oldest) return std::nullopt;
  const AgeRange in_year{std::max(0, told_on.year - *year - 1), told_on.year - *year};
  return uncertain ? widened(in_year) : in_year;
}

}  // namespace heed::domain
