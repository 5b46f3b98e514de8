// The shipped English words, for use cases that answer in sentences.
#pragma once

#include "content/read_words.hpp"

namespace heed::app {

inline const content::Words& words_for_test() {
  static const content::Words english = *content::read_words(HEED_CATALOGUES, "en-GB");
  return english;
}

}  // namespace heed::app
