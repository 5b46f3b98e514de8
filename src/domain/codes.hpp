// A table of an enum's codes, from which both directions and the list of all values come.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace heed::domain {

template <class Enum, std::size_t size>
using Codes = std::array<std::pair<Enum, std::string_view>, size>;

// Precondition: the table names every value.
template <class Enum, std::size_t size>
constexpr std::string_view code_of(const Codes<Enum, size>& codes, Enum value) {
  for (const auto& [known, code] : codes)
    if (known == value) return code;
  return {};
}

template <class Enum, std::size_t size>
constexpr std::optional<Enum> value_of(const Codes<Enum, size>& codes, std::string_view text) {
  for (const auto& [value, code] : codes)
    if (code == text) return value;
  return std::nullopt;
}

template <class Enum, std::size_t size>
std::vector<Enum> values_of(const Codes<Enum, size>& codes) {
  std::vector<Enum> values;
  values.reserve(size);
  for (const auto& entry : codes) values.push_back(entry.first);
  return values;
}

}  // namespace heed::domain
