#include <algorithm>

#include "matching/fold.hpp"
#include "matching/normalise.hpp"

namespace heed::matching {

namespace {

// "NHS number" → "nhs", "UPN" → "upn": the first word says it.
std::string scheme_name(std::string_view scheme) {
  std::string words = fold_words(scheme);
  if (words.starts_with("nhs")) return "nhs";
  if (words.starts_with("upn") || words == "unique pupil number") return "upn";
  std::erase(words, ' ');
  return words;
}

std::string letters_and_digits(std::string_view text) {
  std::string kept = fold_words(text);
  std::erase(kept, ' ');
  std::ranges::transform(kept, kept.begin(), to_upper);
  return kept;
}

// A normal form that comes round again loses its scheme first.
std::string_view without_scheme(std::string_view text, std::string_view scheme) {
  if (scheme.empty() || !text.starts_with(scheme)) return text;
  std::string_view rest = text.substr(scheme.size());
  if (rest.starts_with('?')) rest.remove_prefix(1);
  return rest.starts_with(':') ? rest.substr(1) : text;
}

std::string with_check(std::string_view scheme, std::string_view value, bool valid) {
  return std::string(scheme) + (valid ? ":" : "?:") + std::string(value);
}

// The letters that a UPN may begin or end with, by their number: I, O and S are left out.
constexpr std::string_view upn_letters = "ABCDEFGHJKLMNPQRTUVWXYZ";

}  // namespace

bool nhs_number_is_valid(std::string_view ten_digits) {
  if (ten_digits.size() != 10 || !std::ranges::all_of(ten_digits, is_digit)) return false;
  // One digit ten times passes the check and is never issued: people type it to get past a form.
  if (ten_digits.find_first_not_of(ten_digits.front()) == std::string_view::npos) return false;
  int sum = 0;
  for (int i = 0; i < 9; ++i) sum += (10 - i) * (ten_digits[static_cast<std::size_t>(i)] - '0');
  const int check = (11 - sum % 11) % 11;
  return check != 10 && check == ten_digits[9] - '0';
}

bool upn_is_valid(std::string_view thirteen) {
  if (thirteen.size() != 13) return false;
  std::size_t sum = 0;
  for (std::size_t i = 1; i < 13; ++i) {
    std::size_t value = static_cast<std::size_t>(thirteen[i] - '0');
    if (!is_digit(thirteen[i])) {
      value = upn_letters.find(thirteen[i]);
      if (i != 12 || value == std::string_view::npos) return false;
    }
    sum += (i + 1) * value;
  }
  return thirteen[0] == upn_letters[sum % upn_letters.size()];
}

std::string normal_identifier(std::string_view text, std::string_view scheme) {
  const std::string name = scheme_name(scheme);
  const std::string value = letters_and_digits(without_scheme(text, name));
  if (value.empty()) return "";
  if (name == "nhs") return with_check(name, value, nhs_number_is_valid(value));
  if (name == "upn") return with_check(name, value, upn_is_valid(value));
  return name.empty() ? value : name + ":" + value;
}

}  // namespace heed::matching
