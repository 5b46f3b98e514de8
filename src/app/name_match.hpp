// Whether a concern names somebody who signs in. They then learn nothing of it, not even that it exists.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/concern.hpp"

namespace heed::app {

// The words of a name or text in lower case, without accents or punctuation, each between single spaces: " zoe o brien ".
std::string name_words(std::string_view text);

// Whether it is one name alone ("Gus", "Gus (night team)"): it keeps its owner away from every concern about anybody called so.
bool is_one_name(std::string_view name);

// The words of one concern, folded once and asked for many names.
class NamesInConcern {
 public:
  explicit NamesInConcern(const domain::Concern& concern);

  // What stands in brackets after a name does not count.
  // True when an adult, a child or the reporter of the concern carries every part of `name`, in any order, or when the
  // whole name stands in any other of its fields. A namesake is kept away too: that costs less than telling someone of themselves.
  // In a concern about staff the first or the last name is enough where it is all that an adult is called ("Coach Amina",
  // "Mr Worker"), and the first name in what was written: whoever accuses a colleague seldom writes both. Not in the
  // name of a school, a street or a car, which has many a colleague's first name in it. A name that is also an ordinary word
  // ("will") counts in a text only with a capital, unless the text has none at all.
  bool include(std::string_view name) const;
  // The first half of that alone: whom the concern is about or by, and not who is mentioned in its words.
  bool are_carried_by(std::string_view name) const;

 private:
  bool is_accused_by_part(const std::vector<std::string>& parts) const;

  std::vector<std::string> m_names, m_texts;
  // Of a concern about staff alone: what adults are called, in parts, and what may be a name in the texts.
  std::vector<std::vector<std::string>> m_accused;
  std::vector<std::string> m_capitalised;
};

}  // namespace heed::app
