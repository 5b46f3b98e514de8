#include "app/name_match.hpp"

#include <algorithm>
#include <array>

#include "app/concern_texts.hpp"
#include "base/text.hpp"
#include "domain/hard_floor.hpp"

namespace heed::app {

namespace {

constexpr std::size_t most_words_between = 2;

bool carries_every_part(const std::string& words, const NameParts& parts) {
  return std::all_of(parts.begin(), parts.end(),
                     [&](const auto& part) { return words.find(" " + part + " ") != std::string::npos; });
}

template <class List, class Value>
bool is_one_of(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// "Ana de la Cruz", and "Ana and Max Cruz", who are called so both.
bool joins_names(std::string_view word) {
  constexpr std::array<std::string_view, 20> joining{"and", "de",   "del", "da",  "dos", "di",  "du",
                                                     "la",  "le",   "van", "von", "der", "den", "ter",
                                                     "bin", "bint", "ibn", "al",  "el",  "y"};
  return is_one_of(joining, word);
}

// Between two words that are somebody's first and last name, and also words of every day: "he will hurt a young girl".
bool is_no_middle_name(std::string_view word) {
  constexpr std::array<std::string_view, 34> small{"a",    "an",  "the",  "be",   "is",   "was",  "are",  "were", "not",
                                                   "to",   "in",  "on",   "at",   "of",   "with", "for",  "by",   "his",
                                                   "her",  "my",  "your", "this", "he",   "she",  "they", "it",   "you",
                                                   "have", "has", "had",  "said", "told", "that", "who"};
  return is_one_of(small, word);
}

bool may_stand_between(const WrittenWords& text, std::size_t place) {
  const auto word = text.word_at(place);
  if (joins_names(word)) return true;
  return text.has_both_cases() ? text.may_be_name(place) : !is_no_middle_name(word);
}

// Whether the last name follows the first, which begins at `place`: at once, or as names do with words between.
bool goes_on_to(const WrittenWords& text, std::size_t place, const NameParts& name) {
  auto next = place + name.front().size() + 1;
  if (text.word_at(next) == name.back()) return true;
  if (!text.may_be_name(place)) return false;
  for (std::size_t between = 0; between < most_words_between; ++between) {
    if (text.word_at(next).empty() || text.gap_before(next) != Gap::plain || !may_stand_between(text, next))
      return false;
    next += text.word_at(next).size() + 1;
    if (text.word_at(next) == name.back() && text.gap_before(next) == Gap::plain && text.may_be_name(next)) return true;
  }
  return false;
}

// "Quillfeather, Max": the first name begins at `place`.
bool comes_after_surname(const WrittenWords& text, std::size_t place, const NameParts& name) {
  const auto& last = name.back();
  if (text.gap_before(place) != Gap::comma || place < last.size() + 2) return false;
  const auto before = place - last.size() - 1;
  return text.folded()[before - 1] == ' ' && text.word_at(before) == last && text.may_be_name(before) &&
         text.may_be_name(place);
}

// Asks of each place where the word stands.
template <class Asked>
bool any_place(const WrittenWords& text, const std::string& word, Asked asked) {
  const auto wanted = " " + word + " ";
  for (auto at = text.folded().find(wanted); at != std::string::npos; at = text.folded().find(wanted, at + 1))
    if (asked(at + 1)) return true;
  return false;
}

bool stands_in(const WrittenWords& text, const NameParts& name) {
  return name.size() > 1 && any_place(text, name.front(), [&](std::size_t place) {
           return goes_on_to(text, place, name) || comes_after_surname(text, place, name);
         });
}

}  // namespace

struct NamesInConcern::Somebody {
  explicit Somebody(std::string_view name)
      : whole(name_words(without_brackets(name))), parts(name_parts(whole)), readings(readings_of(name)) {}

  std::string whole;  // with its titles
  NameParts parts;
  std::vector<NameParts> readings;
};

NamesInConcern::NamesInConcern(const domain::Concern& concern) {
  const auto texts = texts_of(concern);
  for (const auto name : texts.names) m_names.push_back({name_words(name), readings_of(name)});
  for (const auto text : texts.words) m_words.emplace_back(text);
  for (const auto text : texts.details) m_details.emplace_back(text);
  m_about_us = is_about_us(concern);
  if (!m_about_us) return;
  for (const auto& adult : concern.adults)
    for (auto& reading : readings_of(adult.name)) m_accused.push_back(std::move(reading));
}

bool is_one_name(std::string_view name) {
  // Tidied it takes time by its length alone, whoever typed what.
  const auto line = tidy_line(name);
  if (count_characters(line) > domain::short_text_characters) return false;
  const auto readings = readings_of(line);
  return std::any_of(readings.begin(), readings.end(), [](const auto& parts) { return parts.size() == 1; });
}

bool NamesInConcern::are_carried_by(std::string_view name) const { return are_carried_by(Somebody(name)); }

bool NamesInConcern::are_carried_by(const Somebody& somebody) const {
  const auto carries = [&](const Called& called, const NameParts& reading) {
    if (reading.size() == 1) return is_one_of(called.readings, reading);
    return carries_every_part(called.words, {reading.front(), reading.back()});
  };
  return std::any_of(m_names.begin(), m_names.end(), [&](const Called& called) {
    return (somebody.parts.size() > 1 && carries_every_part(called.words, somebody.parts)) ||
           std::any_of(somebody.readings.begin(), somebody.readings.end(),
                       [&](const auto& reading) { return carries(called, reading); });
  });
}

bool NamesInConcern::include(std::string_view name) const {
  const Somebody somebody(name);
  if (are_carried_by(somebody) || is_accused_by_part(somebody)) return true;
  const auto names_them = [&](const WrittenWords& text) {
    return (somebody.parts.size() > 1 && text.folded().find(somebody.whole) != std::string::npos) ||
           std::any_of(somebody.readings.begin(), somebody.readings.end(),
                       [&](const auto& reading) { return stands_in(text, reading); });
  };
  return std::any_of(m_words.begin(), m_words.end(), names_them) ||
         std::any_of(m_details.begin(), m_details.end(), names_them);
}

bool NamesInConcern::is_accused_by_part(const Somebody& somebody) const {
  if (!m_about_us || somebody.readings.empty()) return false;
  const auto& likeliest = somebody.readings.front();
  const auto& first = likeliest.front();
  if (is_title(first)) return false;
  return is_one_of(m_accused, NameParts{first}) || is_one_of(m_accused, NameParts{likeliest.back()}) ||
         std::any_of(m_words.begin(), m_words.end(), [&](const WrittenWords& text) {
           return any_place(text, first, [&](std::size_t place) { return text.may_be_name(place); });
         });
}

}  // namespace heed::app
