#include "matching/characters.hpp"

#include <unicode/utf8.h>

#include <cstring>

#include "base/text.hpp"

namespace heed::matching {

bool is_ascii(std::string_view text) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + i, 8);
    if ((eight & high_bits) != 0) return false;
  }
  for (; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0x80U) != 0) return false;
  }
  return true;
}

std::string_view beginning_of(std::string_view text) { return cut_to_bytes(text, longest_compared); }

CodePoints::CodePoints(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t i = 0;
  while (i < text.size() && m_size < m_points.size()) {
    const std::size_t from = i;
    UChar32 point = 0;
    U8_NEXT(bytes, i, text.size(), point);
    if (point < 0) {
      i = from + 1;
      point = 0x110000 + bytes[from];
    }
    m_points[m_size++] = static_cast<char32_t>(point);
  }
}

}  // namespace heed::matching
