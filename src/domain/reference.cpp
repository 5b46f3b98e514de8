#include "domain/reference.hpp"

#include <array>
#include <cstdint>

namespace heed::domain {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t symbols = 8;

// In the field of 32 elements (modulo x^5 + x^2 + 1) a sum with eight different weights notices every wrong symbol and
// every two that changed places.
unsigned times_two(unsigned value) { return ((value << 1) ^ ((value & 16U) != 0 ? 0b100101U : 0U)) & 31U; }

unsigned times(unsigned left, unsigned right) {
  unsigned product = 0;
  for (; right != 0; right >>= 1, left = times_two(left))
    if ((right & 1U) != 0) product ^= left;
  return product;
}

unsigned check_symbol(const std::array<unsigned, symbols>& values) {
  unsigned weight = 2;
  unsigned sum = 0;
  for (const unsigned value : values) {
    sum ^= times(value, weight);
    weight = times_two(weight);
  }
  return sum;
}

std::string spell(const std::array<unsigned, symbols>& values) {
  std::string text = "HD-";
  for (std::size_t i = 0; i < symbols; ++i) {
    if (i == symbols / 2) text.push_back('-');
    text.push_back(alphabet[values[i]]);
  }
  text.push_back('-');
  text.push_back(alphabet[check_symbol(values)]);
  return text;
}

std::optional<unsigned> value_of_symbol(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') c = '0';
  if (c == 'I' || c == 'L') c = '1';
  const auto at = alphabet.find(c);
  return at == std::string_view::npos ? std::nullopt : std::optional(static_cast<unsigned>(at));
}

bool is_between(char c) { return c == ' ' || c == '-' || c == '.' || c == '\t'; }

}  // namespace

std::string make_reference(Random& random) {
  std::array<std::uint8_t, symbols> bytes{};
  random.fill(bytes);
  std::array<unsigned, symbols> values{};
  for (std::size_t i = 0; i < symbols; ++i) values[i] = bytes[i] & 31U;
  return spell(values);
}

std::optional<std::string> parse_reference(std::string_view typed) {
  if (typed.size() > 64) return std::nullopt;
  std::string said;
  for (const char c : typed)
    if (!is_between(c)) said.push_back(c);
  const bool prefixed =
      said.size() == symbols + 3 && (said[0] == 'H' || said[0] == 'h') && (said[1] == 'D' || said[1] == 'd');
  if (prefixed) said.erase(0, 2);
  if (said.size() != symbols + 1) return std::nullopt;
  std::array<unsigned, symbols> values{};
  for (std::size_t i = 0; i < symbols; ++i) {
    const auto value = value_of_symbol(said[i]);
    if (!value) return std::nullopt;
    values[i] = *value;
  }
  const auto check = value_of_symbol(said[symbols]);
  return check == check_symbol(values) ? std::optional(spell(values)) : std::nullopt;
}

}  // namespace heed::domain
