// Double Metaphone without memory of its own, for the many names that are made comparable (phonetic.hpp says what it is).
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace heed::matching {

// A code of at most 4 letters.
class MetaphoneCode {
 public:
  std::string_view text() const { return {m_letters.data(), m_size}; }
  bool full() const { return m_size == m_letters.size(); }
  void add(std::string_view letters) {
    for (const char letter : letters) {
      if (!full()) m_letters[m_size++] = letter;
    }
  }

 private:
  std::array<char, 4> m_letters{};
  std::size_t m_size = 0;
};

// `name` as in phonetic.hpp; only its first 32 letters are looked at.
std::array<MetaphoneCode, 2> metaphone_codes(std::string_view name);

}  // namespace heed::matching
