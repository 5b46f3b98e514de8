// A text as its words, each with where it stands.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace heed::mentions {

struct Word {
  std::string_view text;  // without the punctuation around it
  std::string lower;      // ASCII letters in lower case
  std::size_t from = 0, until = 0;
  bool ends_sentence = false;  // a full stop, question or exclamation mark, semicolon or line end comes after it
  bool quoted = false;         // it begins with a quotation mark
  bool ends_quote = false;

  // It begins with a capital, or with a letter of a script that has none.
  bool is_capital() const;
  bool has_digit() const;
};

std::vector<Word> words_of(std::string_view text);

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);

}  // namespace heed::mentions
