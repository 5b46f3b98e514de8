// Every text that somebody typed into a concern: where people may be named.
#pragma once

#include <string_view>
#include <vector>

#include "domain/concern.hpp"

namespace heed::app {

// They stand as long as the concern does.
struct ConcernTexts {
  std::vector<std::string_view> names;  // what the adults, the children and the reporter are called
  std::vector<std::string_view> words;  // all that is said in words
  std::vector<std::string_view>
      details;  // schools, streets, cars, days and addresses, many of which have a first name in them
};

// Of every field there is, also of one that is new, but those that take a code of ours alone: name_match_test.cpp lists them.
ConcernTexts texts_of(const domain::Concern& concern);

}  // namespace heed::app
