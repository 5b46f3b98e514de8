// A text as a row of characters on the stack: bytes where it is ASCII, code points where it is not.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "matching/similarity.hpp"

namespace heed::matching {

bool is_ascii(std::string_view text);
// At most `longest_compared` bytes, never half a character.
std::string_view beginning_of(std::string_view text);

// The code points of a text of at most `longest_compared` bytes. A byte that is no UTF-8 stands for itself, above all code points.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  const char32_t* begin() const { return m_points.data(); }
  const char32_t* end() const { return m_points.data() + m_size; }
  std::size_t size() const { return m_size; }
  char32_t operator[](std::size_t index) const { return m_points[index]; }

 private:
  std::array<char32_t, longest_compared> m_points;  // only the first m_size are ever read
  std::size_t m_size = 0;
};

}  // namespace heed::matching
