#include "html/phone_numbers.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace heed::html {

namespace {

constexpr std::array<std::string_view, 5> short_numbers{"999", "101", "111", "116123", "18000"};
constexpr std::size_t least_digits = 8, most_digits = 16;  // 0800 1111; 18001 and a whole number

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (is_digit(c)) digits.push_back(c);
  return digits;
}

// Digits with single spaces between them, from `start` on.
std::size_t end_of_run(std::string_view words, std::size_t start) {
  std::size_t end = start;
  while (end < words.size()) {
    const bool space = words[end] == ' ' && end + 1 < words.size() && is_digit(words[end + 1]);
    if (!is_digit(words[end]) && !space) break;
    ++end;
  }
  return end;
}

bool is_number(std::string_view text) {
  const auto digits = digits_of(text);
  if (std::find(short_numbers.begin(), short_numbers.end(), digits) != short_numbers.end()) return true;
  return (digits.front() == '0' || digits.starts_with("18001")) && digits.size() >= least_digits &&
         digits.size() <= most_digits;
}

}  // namespace

Url number_url(std::string_view number) {
  const bool abroad = !number.empty() && number.front() == '+';
  return "tel:" + std::string(abroad ? "+" : "") + digits_of(number);
}

Html with_numbers(std::string_view words) {
  Html linked;
  std::size_t written = 0;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!is_digit(words[at])) continue;
    const auto end = end_of_run(words, at);
    const auto number = words.substr(at, end - at);
    if (is_number(number)) {
      linked += Html(words.substr(written, at - written)) + a({href(number_url(number)), cls("govuk-link")}, number);
      written = end;
    }
    at = end;
  }
  return linked + Html(words.substr(written));
}

}  // namespace heed::html
