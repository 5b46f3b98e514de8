#include "matching/phonetic.hpp"

#include <algorithm>

#include "matching/metaphone.hpp"
#include "matching/value.hpp"

namespace heed::matching {

namespace {

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// By letter; '0' for vowels, which part two letters of one code, and '-' for h and w, which do not.
constexpr std::string_view soundex_codes = "01230120022455012623010202";
char soundex_code(char letter) {
  if (letter == 'h' || letter == 'w') return '-';
  return soundex_codes[static_cast<std::size_t>(letter - 'a')];
}

std::string_view longest_word(std::string_view name) {
  std::string_view longest;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find(' '), name.size());
    if (end > longest.size()) longest = name.substr(0, end);
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return longest;
}

std::uint32_t short_hash(std::string_view code) {
  if (code.empty()) return 0;
  const std::uint64_t hash = hash_of(code);
  const auto folded = static_cast<std::uint32_t>(hash ^ (hash >> 32));
  return folded == 0 ? 1 : folded;
}

}  // namespace

std::string soundex(std::string_view name) {
  std::string code;
  char before = '0';
  for (const char c : name) {
    if (!is_letter(c)) continue;
    const char digit = soundex_code(c);
    if (code.empty()) {
      code.push_back(static_cast<char>(c - 'a' + 'A'));
    } else if (digit != '-' && digit != '0' && digit != before) {
      code.push_back(digit);
    }
    if (code.size() == 4) break;
    if (digit != '-') before = digit;
  }
  if (!code.empty()) code.resize(4, '0');
  return code;
}

std::array<std::string, 2> double_metaphone(std::string_view name) {
  const auto codes = metaphone_codes(name);
  return {std::string(codes[0].text()), std::string(codes[1].text())};
}

std::array<std::uint32_t, 2> phonetic_codes(std::string_view name) {
  const auto codes = metaphone_codes(longest_word(name));
  return {short_hash(codes[0].text()), short_hash(codes[1].text())};
}

}  // namespace heed::matching
