// The words of which the name of a column is made, and which of some phrases fits it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace heed::matching {

// "ADDR_LINE1" → addr, line, 1; "stNo" → st, no; "Straße" → strasse. Lower-case ASCII.
std::vector<std::string> header_words(std::string_view name);

class Header {
 public:
  explicit Header(std::string_view name);
  // Of phrases separated by '|', how well the best one fits; 0 = none does. '=' before a phrase: it must be the whole name, but for
  // digits. '~': weak, any phrase without it goes before.
  std::size_t best_fit(std::string_view phrases) const;

 private:
  std::vector<std::string> m_words;  // without numbers
  std::string m_whole;
};

}  // namespace heed::matching
