// A mention in the columns of the engine, and which of its texts each value came from, so that a reason can show what was said.
#pragma once

#include <string>
#include <vector>

#include "linkage/index.hpp"
#include "linkage/model.hpp"
#include "mentions/mention.hpp"

namespace heed::app {

struct KnownValues {
  linkage::MentionValues values;               // by column of the model
  std::vector<std::vector<std::string>> said;  // the same places: the text as it was said
  bool empty() const;
};

// `told_on` (YYYY-MM-DD) is the day on which an age was told. A whole name fills the columns of first name and surname; of one word it
// is the first name. What the model has no column for is left out.
KnownValues known_values(const linkage::Model& model, const mentions::Mention& mention, const std::string& told_on);

}  // namespace heed::app
