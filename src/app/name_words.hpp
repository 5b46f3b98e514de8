// The words of a name or a text, folded so that one way to write a name is found in another.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace heed::app {

// In lower case, without accents, punctuation or characters that nobody sees, each between single spaces: " zoe o brien ".
std::string name_words(std::string_view text);
// The same, each for itself.
std::vector<std::string> name_parts(std::string_view text);

// What stands between two words.
enum class Gap : char { plain, comma, sentence_end };

// The same words, and what they were in the text. A place is that of a word's first byte in folded().
class WrittenWords {
 public:
  explicit WrittenWords(std::string_view text);

  const std::string& folded() const { return m_folded; }
  // It begins with a capital, or with a letter that has none, or no word of the text has one.
  bool may_be_name(std::size_t place) const { return !m_has_capital || m_capital[place]; }
  // Whether the text has capitals and small letters: in another one a capital says nothing.
  bool has_both_cases() const { return m_has_capital && m_has_small; }
  Gap gap_before(std::size_t place) const { return m_gaps[place - 1]; }
  // The word that begins there; empty at the end.
  std::string_view word_at(std::size_t place) const;

 private:
  void add_letter(char32_t c);
  void add_between(char32_t c);
  void grow();

  // A byte of each for every byte of the words.
  std::string m_folded;
  std::vector<bool> m_capital;
  std::vector<Gap> m_gaps;
  std::size_t m_letters_of_word = 0;
  bool m_has_capital = false, m_has_small = false;
};

}  // namespace heed::app
