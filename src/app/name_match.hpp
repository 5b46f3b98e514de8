// Whether a concern names somebody who signs in. They then learn nothing of it, not even that it exists.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/concern.hpp"

namespace heed::app {

// The words of a name or text in lower case, without accents or punctuation, each between single spaces: " zoe o brien ".
std::string name_words(std::string_view text);

// The words of one concern, folded once and asked for many names.
class NamesInConcern {
 public:
  explicit NamesInConcern(const domain::Concern& concern);

  // True when an adult, a child or the reporter of the concern carries every part of `name`, in any order, or when the
  // whole name stands in what was written. A namesake is kept away too: that costs less than telling someone of themselves.
  bool include(std::string_view name) const;
  // The first half of that alone: whom the concern is about or by, and not who is mentioned in its words.
  bool are_carried_by(std::string_view name) const;

 private:
  std::vector<std::string> m_names, m_texts;
};

}  // namespace heed::app
