#include "matching/header_words.hpp"

#include <algorithm>
#include <utility>

namespace heed::matching {

namespace {

constexpr std::pair<std::string_view, std::string_view> folds[] = {
    {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"}, {"ß", "ss"}, {"é", "e"}, {"è", "e"},
    {"ê", "e"},  {"É", "e"},  {"á", "a"},  {"à", "a"},  {"ó", "o"},  {"í", "i"},  {"ú", "u"},  {"ç", "c"}, {"ñ", "n"},
    {"ę", "e"},  {"ł", "l"},  {"ș", "s"},  {"ţ", "t"},  {"ă", "a"},  {"â", "a"},  {"î", "i"},  {"’", ""}};

enum class Letter : std::uint8_t { other, lower, upper, digit };

Letter letter_of(char c) {
  if (c >= 'a' && c <= 'z') return Letter::lower;
  if (c >= 'A' && c <= 'Z') return Letter::upper;
  return c >= '0' && c <= '9' ? Letter::digit : Letter::other;
}

std::string folded(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size();) {
    const auto fold = std::find_if(std::begin(folds), std::end(folds),
                                   [&](const auto& each) { return name.substr(i).starts_with(each.first); });
    if (fold == std::end(folds)) {
      if (name[i] != '\'') out += name[i];
      ++i;
    } else {
      out += fold->second;
      i += fold->first.size();
    }
  }
  return out;
}

// A word ends where letters meet digits, and before a capital that follows a small letter or begins a small-lettered word.
bool word_ends(Letter before, Letter now, Letter next) {
  if (now == Letter::other || before == Letter::other) return true;
  if ((before == Letter::digit) != (now == Letter::digit)) return true;
  return now == Letter::upper && (before == Letter::lower || (before == Letter::upper && next == Letter::lower));
}

bool is_number(const std::string& word) { return letter_of(word[0]) == Letter::digit; }

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += word;
  return out;
}

std::string without_spaces(std::string_view phrase) {
  std::string out(phrase);
  std::erase(out, ' ');
  return out;
}

// 0 = does not fit. The whole name before a run of words before a part of a word that was written together.
std::size_t fit(std::string_view phrase, const std::vector<std::string>& words, const std::string& whole) {
  const bool must_be_whole = phrase[0] == '=';
  const bool weak = phrase[0] == '~';
  if (must_be_whole || weak) phrase.remove_prefix(1);
  const std::string together = without_spaces(phrase);
  const std::size_t strength = weak ? 0 : 1000;
  if (whole == together) return 10000 + together.size();
  if (must_be_whole) return 0;
  for (std::size_t first = 0; first < words.size(); ++first) {
    std::string run;
    for (std::size_t last = first; last < words.size() && run.size() < together.size(); ++last) run += words[last];
    if (run == together) return strength + 100 + together.size();
  }
  return together.size() >= 6 && whole.find(together) != std::string::npos ? strength + together.size() : 0;
}

}  // namespace

std::vector<std::string> header_words(std::string_view name) {
  const std::string text = folded(name.substr(0, 200));
  std::vector<std::string> words;
  Letter before = Letter::other;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Letter now = letter_of(text[i]);
    const Letter next = i + 1 < text.size() ? letter_of(text[i + 1]) : Letter::other;
    if (now != Letter::other) {
      if (word_ends(before, now, next)) words.emplace_back();
      words.back() += now == Letter::upper ? static_cast<char>(text[i] + ('a' - 'A')) : text[i];
    }
    before = now;
  }
  return words;
}

Header::Header(std::string_view name) : m_words(header_words(name)) {
  std::erase_if(m_words, is_number);
  m_whole = joined(m_words);
}

std::size_t Header::best_fit(std::string_view phrases) const {
  std::size_t best = 0;
  while (!phrases.empty()) {
    const std::size_t bar = std::min(phrases.find('|'), phrases.size());
    best = std::max(best, fit(phrases.substr(0, bar), m_words, m_whole));
    phrases.remove_prefix(std::min(bar + 1, phrases.size()));
  }
  return best;
}

}  // namespace heed::matching
