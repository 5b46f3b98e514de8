#include <algorithm>

#include "domain/age_words.hpp"
#include "domain/child_identifiers.hpp"
#include "domain/concern.hpp"

namespace heed::domain {

namespace {

constexpr int oldest = 120;
constexpr int last_school_year = 13;
constexpr int school_year_to_age = 4;  // who is in year 9 is 13 or 14
constexpr std::size_t most_bytes = 300;

AgeRange widened(AgeRange range) { return {std::max(0, range.from - 1), range.until + 1}; }

AgeRange lowered(AgeRange range) { return {std::max(0, range.from - 1), range.until}; }

// Goes through the words once and gathers every age that they may mean.
class AgeWords {
 public:
  explicit AgeWords(const SaidWords& said) : m_words(said.words), m_uncertain(said.uncertain) {}

  std::optional<AgeRange> read() {
    for (m_at = 0; m_at < m_words.size(); ++m_at) read_word();
    if (m_found.empty() && m_single_one) m_found.push_back({1, 1});
    if (m_found.empty() && m_stage) m_found.push_back(*m_stage);
    if (m_found.empty()) return std::nullopt;
    if (m_stage && m_stage->until <= stage_is_small) m_found.push_back(*m_stage);
    AgeRange all = m_found.front();
    for (const auto& one : m_found) all = {std::min(all.from, one.from), std::max(all.until, one.until)};
    return m_uncertain && m_found.size() == 1 ? widened(all) : all;
  }

 private:
  static constexpr int stage_is_small = 12;

  const std::string& word(std::size_t at) const {
    static const std::string none;
    return at < m_words.size() ? m_words[at] : none;
  }
  std::optional<int> number(std::size_t at) const {
    const auto value = number_of(word(at));
    return value && *value <= oldest ? value : std::nullopt;
  }
  const std::string& before() const { return m_at > 0 ? m_words[m_at - 1] : word(m_words.size()); }

  void read_word() {
    const auto& said = word(m_at);
    if (const auto value = number(m_at)) return read_number(*value);
    if (const auto year = school_year()) return read_school_year(*year);
    if (is_one_of(roughly, said)) m_uncertain = true;
    if (is_one_of(already, said)) m_already = true;
    if (is_one_of(soon_words, said) && !number(next_number())) lower_last();
    if (is_one_of(below, said) && (before() == "or" || before() == "and")) from_birth();
    if (is_one_of(shorter, said) && m_found.empty()) m_stage = AgeRange{0, 1};
    if (const auto stage = stage_of(said, before() == "-" && m_at > 1 ? m_words[m_at - 2] : before()))
      m_stage = m_stage ? smaller(*m_stage, *stage) : *stage;
  }

  void read_number(int value) {
    const auto& after = word(m_at + 1);
    if (is_one_of(shorter, after)) {
      if (before() == "in") return lower_last();
      const bool joined = before() == "and" && m_at > 1 && is_one_of(said_of_years, m_words[m_at - 2]);
      const bool part_of_age = joined || is_one_of(said_of_years, before());
      if (!part_of_age) m_found.push_back({0, is_one_of(weeks, after) ? value / 52 : value / 12});
      ++m_at;
      return;
    }
    // "the older one" is no age, "one" alone is.
    if (word(m_at) == "one" && !is_one_of(said_of_years, after)) {
      m_single_one = true;
      return;
    }
    m_found.push_back(modified({value, value}));
  }

  // By what stands before it: "under 13", "nearly 13", "over 13".
  AgeRange modified(AgeRange age) const {
    for (std::size_t i = m_at; i > 0 && m_at - i < 3; --i) {
      const auto& said = m_words[i - 1];
      if (is_one_of(below, said) || said == "not") return {0, std::max(0, age.until - 1)};
      if (is_one_of(between_words, said)) continue;
      if (is_one_of(approaching, said) || is_one_of(soon_words, said)) return lowered(age);
      if (is_one_of(above, said)) return {age.from, std::max(age.until, 17)};
      break;
    }
    return word(m_at + 1) == "+" ? AgeRange{age.from, std::max(age.until, 17)} : age;
  }

  // The place of a number that follows at once: "soon 13".
  std::size_t next_number() const { return is_one_of(between_words, word(m_at + 1)) ? m_at + 2 : m_at + 1; }

  // "13 in May", "13 next week" are of someone who is 12.
  void lower_last() {
    if (!m_found.empty() && !m_already) m_found.back() = lowered(m_found.back());
  }
  void from_birth() {
    if (!m_found.empty()) m_found.back().from = 0;
  }

  // "year 9" and "y9", but not the year of "14 years" or "12 year 3 months".
  std::optional<int> school_year() const {
    const auto value = number(m_at + 1);
    const auto& said = word(m_at);
    const bool is_year = (said == "year" || said == "yr" || said == "y") && value && *value >= 1 &&
                         *value <= last_school_year && !is_one_of(shorter, word(m_at + 2));
    return is_year ? value : std::nullopt;
  }
  void read_school_year(int year) {
    ++m_at;
    const int age = year + school_year_to_age;
    m_found.push_back({age, age + 1});
  }

  static AgeRange smaller(AgeRange one, AgeRange other) { return one.from <= other.from ? one : other; }

  const std::vector<std::string>& m_words;
  bool m_uncertain;
  bool m_already = false;  // "turned 13 in May"
  bool m_single_one = false;
  std::size_t m_at = 0;
  std::vector<AgeRange> m_found;
  std::optional<AgeRange> m_stage;
};

std::optional<AgeRange> checked(int from, int until) {
  if (until < 0 || from > oldest) return std::nullopt;
  return AgeRange{std::max(0, from), until};
}

AgeRange exact_age(Date born, Date told_on) {
  const bool had_birthday = std::pair(told_on.month, told_on.day) >= std::pair(born.month, born.day);
  const int age = told_on.year - born.year - (had_birthday ? 0 : 1);
  return {age, age};
}

}  // namespace

std::optional<AgeRange> read_age(std::string_view text) {
  if (text.size() > most_bytes) return std::nullopt;
  auto said = take_apart(text);
  if (said.unread) return std::nullopt;
  // What follows is no age but a date.
  const auto born = std::find_if(said.words.begin(), said.words.end(),
                                 [](const auto& word) { return word == "born" || word == "dob" || word == "birth"; });
  said.words.erase(born, said.words.end());
  return AgeWords(said).read();
}

bool is_age_said(std::string_view text) {
  const auto said = take_apart(text);
  if (said.unread) return true;
  return !std::all_of(said.words.begin(), said.words.end(),
                      [](const auto& word) { return is_one_of(unsaid, word) || word == "-"; });
}

bool is_clear_age(std::string_view text, Date told_on) {
  return !is_age_said(text) || read_age(text) || age_from_birth(text, told_on);
}

std::optional<AgeRange> age_from_birth(std::string_view text, Date told_on) {
  const auto birth = text.size() > most_bytes ? std::nullopt : read_birth(text, told_on.year);
  if (!birth) return std::nullopt;
  const int years = told_on.year - birth->year;
  if (birth->month && birth->day) {
    const auto age = exact_age({birth->year, *birth->month, *birth->day}, told_on);
    return checked(age.from, age.until);
  }
  const bool month_passed = birth->month && *birth->month < told_on.month;
  const bool month_to_come = birth->month && *birth->month > told_on.month;
  const AgeRange age{years - (month_passed ? 0 : 1), years - (month_to_come ? 1 : 0)};
  const auto range = checked(age.from, age.until);
  return range && birth->uncertain ? widened(*range) : range;
}

}  // namespace heed::domain
