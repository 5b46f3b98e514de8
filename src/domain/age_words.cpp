#include "domain/age_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "domain/child_identifiers.hpp"

namespace heed::domain {

namespace {

constexpr std::array<std::string_view, 20> small_numbers{
    "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 8> tens{"twenty", "thirty",  "forty",  "fifty",
                                               "sixty",  "seventy", "eighty", "ninety"};

struct Stage {
  std::string_view words;
  AgeRange age;
};
constexpr std::array<Stage, 9> stages{{
    {" baby babies newborn unborn bump infant infants ", {0, 1}},
    {" toddler toddlers ", {1, 3}},
    {" nursery preschool preschooler creche playgroup ", {0, 4}},
    {" reception ", {4, 5}},
    {" primary ", {4, 11}},
    {" junior juniors ", {7, 11}},
    {" tween preteen ", {9, 12}},
    {" teen teens teenager teenage teenaged ", {13, 19}},
    {" secondary ", {11, 16}},
}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// Characters beyond ASCII that a phone puts into English: dashes, curly quotes, the space that does not break, fractions.
struct Sign {
  std::string_view bytes;
  char as;
};
constexpr std::array<Sign, 9> signs{{{"\xE2\x80\x93", '-'},
                                     {"\xE2\x80\x94", '-'},
                                     {"\xE2\x80\x99", '\''},
                                     {"\xE2\x80\x98", '\''},
                                     {"\xC2\xA0", ' '},
                                     {"\xC2\xBD", ' '},
                                     {"\xC2\xBC", ' '},
                                     {"\xC2\xBE", ' '},
                                     {"\xE2\x80\xA6", ' '}}};

std::string with_sign(const std::string& text, const Sign& sign) {
  std::string signs_replaced;
  std::size_t from = 0;
  for (auto at = text.find(sign.bytes); at != std::string::npos; at = text.find(sign.bytes, from)) {
    signs_replaced.append(text, from, at - from).push_back(sign.as);
    from = at + sign.bytes.size();
  }
  return signs_replaced.append(text, from);
}

// Lower case, with the signs above in ASCII and no fractions.
std::string plain(std::string_view text) {
  std::string lower = ascii_lower(text);
  for (const auto& sign : signs) lower = with_sign(lower, sign);
  for (const auto* fraction : {" 1/2", " 1/4", " 3/4"}) {
    const auto at = lower.find(fraction);
    const auto after = at + std::string_view(fraction).size();
    const bool follows_figure = at != std::string::npos && at > 0 && is_digit(lower[at - 1]);
    if (follows_figure && (after == lower.size() || (!is_digit(lower[after]) && lower[after] != '/')))
      lower.replace(at, after - at, " ");
  }
  return lower;
}

// "twenty", "-", "one" become 21.
std::vector<std::string> with_tens_joined(const std::vector<std::string>& words) {
  std::vector<std::string> joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto found = std::find(tens.begin(), tens.end(), words[i]);
    if (found == tens.end()) {
      joined.push_back(words[i]);
      continue;
    }
    int value = static_cast<int>(found - tens.begin() + 2) * 10;
    const std::size_t unit = i + 1 < words.size() && words[i + 1] == "-" ? i + 2 : i + 1;
    const auto rest = unit < words.size() ? number_of(words[unit]) : std::nullopt;
    if (rest && *rest > 0 && *rest < 10 && is_letter(words[unit][0])) {
      value += *rest;
      i = unit;
    }
    joined.push_back(std::to_string(value));
  }
  return joined;
}

}  // namespace

SaidWords take_apart(std::string_view text) {
  SaidWords said;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) said.words.push_back(std::exchange(word, {}));
  };
  const std::string lower = plain(text);
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = lower[i];
    if (is_digit(c) || is_letter(c)) {
      if (!word.empty() && is_digit(word.back()) != is_digit(c)) finish();
      word.push_back(c);
      continue;
    }
    const bool decimal =
        c == '.' && !word.empty() && is_digit(word.back()) && i + 1 < lower.size() && is_digit(lower[i + 1]);
    finish();
    if (decimal)
      while (i + 1 < lower.size() && is_digit(lower[i + 1])) ++i;
    if (c == '?' || c == '~') said.uncertain = true;
    if (c == '-' || c == '/') said.words.emplace_back("-");
    if (c == '+') said.words.emplace_back("+");
    if (static_cast<unsigned char>(c) >= 0x80) said.unread = true;
  }
  finish();
  said.words = with_tens_joined(said.words);
  return said;
}

std::optional<int> number_of(const std::string& word) {
  if (const auto figures = parse_number(word)) return figures;
  const auto found = std::find(small_numbers.begin(), small_numbers.end(), word);
  return found == small_numbers.end() ? std::nullopt : std::optional(static_cast<int>(found - small_numbers.begin()));
}

std::optional<AgeRange> stage_of(const std::string& word, const std::string& before) {
  if (before == "pre" && is_one_of(" teen teens ", word)) return AgeRange{9, 12};
  for (const auto& stage : stages)
    if (is_one_of(stage.words, word)) return stage.age;
  return std::nullopt;
}

}  // namespace heed::domain
