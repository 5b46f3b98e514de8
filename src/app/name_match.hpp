// Whether a concern names somebody who signs in. They then learn nothing of it, not even that it exists.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/name_readings.hpp"
#include "app/name_words.hpp"
#include "domain/concern.hpp"

namespace heed::app {

// Whether it is one name alone ("Gus", "Dr Gus", "Gus (night team)"): it keeps its owner away from every concern about anybody
// called so. As typed; what is too long for a name is none.
bool is_one_name(std::string_view name);

// The words of one concern, folded once and asked for many names.
class NamesInConcern {
 public:
  explicit NamesInConcern(const domain::Concern& concern);

  // Of `name` the first and the last name are looked for, without titles, letters after it and what stands in brackets
  // (name_readings.hpp). True when an adult, a child or the reporter of the concern carries both, in any order, or when they stand
  // in any other of its fields: side by side, or with up to two words between that look like names ("Max J. Quillfeather"), or as
  // "Quillfeather, Max". A namesake is kept away too: that costs less than telling someone of themselves. Who has one name alone
  // is named where that is all that somebody is called.
  // In a concern about staff the first or the last name is enough where it is all that an adult is called ("Coach Amina",
  // "Mr Worker"), and the first name in what was written: whoever accuses a colleague seldom writes both. Not in the
  // name of a school, a street or a car, which has many a colleague's first name in it. A name that is also an ordinary word
  // ("will") counts in a text only with a capital, unless the text has none at all.
  bool include(std::string_view name) const;
  // The first half of that alone: whom the concern is about or by, and not who is mentioned in its words.
  bool are_carried_by(std::string_view name) const;

 private:
  struct Somebody;
  struct Called {
    std::string words;
    std::vector<NameParts> readings;
  };

  bool are_carried_by(const Somebody& somebody) const;
  bool is_accused_by_part(const Somebody& somebody) const;

  std::vector<Called> m_names;
  std::vector<WrittenWords> m_words, m_details;
  bool m_about_us = false;
  std::vector<NameParts> m_accused;  // of a concern about staff alone: what adults are called
};

}  // namespace heed::app
