// The list of mistakes above a form, for a page that says more of them than their codes do.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "content/text.hpp"
#include "html/builder.hpp"

namespace heed::html {

// One thing wrong with one field, in words.
struct FieldText {
  std::string field, text;
};
// Each leads to its field. Empty without errors. `more` are not listed, and the list says how many.
Html summary_of_errors(const content::Words& words, const std::vector<FieldText>& errors, std::size_t more = 0);

}  // namespace heed::html
