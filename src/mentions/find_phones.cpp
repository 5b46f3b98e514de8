#include <algorithm>

#include "mentions/finders.hpp"

namespace heed::mentions {

namespace {

constexpr std::size_t fewest_digits = 9, most_digits = 15;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool joins(char c) { return c == ' ' || c == '-' || c == '(' || c == ')' || c == '.'; }
bool is_word_sign(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '@';
}
// In a web address, but not between two numbers.
bool is_inside_address(std::string_view text, std::size_t at) {
  return text[at] == '/' && at > 0 && !is_digit(text[at - 1]);
}
// Whether another number begins after this space.
bool begins_another(std::string_view text, std::size_t at, std::size_t digits) {
  return digits >= fewest_digits && text[at] == ' ' && at + 1 < text.size() &&
         (text[at + 1] == '0' || text[at + 1] == '(');
}

struct Run {
  std::size_t until = 0, digits = 0;
};

// Digits with what may stand between them; two signs together ("900123 (0") only where one is a space.
Run run_from(std::string_view text, std::size_t from) {
  Run run{from, 0};
  std::size_t between = 0;
  for (std::size_t at = from; at < text.size(); ++at) {
    const char c = text[at];
    if (is_digit(c)) {
      ++run.digits;
      run.until = at + 1;
      between = 0;
    } else if (c == '+' && at == from) {
      continue;
    } else if (!joins(c) || ++between > 2 || begins_another(text, at, run.digits)) {
      break;
    }
  }
  return run;
}

bool begins_like_a_phone(std::string_view number, std::size_t digits) {
  if (number.starts_with('+') || number.starts_with('0') || number.starts_with("(0")) return true;
  return (number.starts_with('7') && digits == 10) || (number.starts_with("44") && digits == 12);
}

}  // namespace

void find_phones(std::string_view text, std::vector<Found>& found) {
  for (std::size_t at = 0; at < text.size();) {
    const bool begins = is_digit(text[at]) || text[at] == '+' || text[at] == '(';
    if (!begins || (at > 0 && (is_word_sign(text[at - 1]) || is_inside_address(text, at - 1)))) {
      ++at;
      continue;
    }
    const Run run = run_from(text, at);
    if (run.digits == 0) {
      ++at;
      continue;
    }
    const auto number = text.substr(at, run.until - at);
    const bool ends = run.until == text.size() || !is_word_sign(text[run.until]);
    if (ends && run.digits >= fewest_digits && run.digits <= most_digits && begins_like_a_phone(number, run.digits))
      found.push_back({at, run.until, matching::AttributeType::phone, std::string(number), {}, {}});
    at = run.until;
  }
}

}  // namespace heed::mentions
