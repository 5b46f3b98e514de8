// Reading what people changed of the mentions of concerns. The mentions themselves are read from what was told each time. Safe
// from any thread; sees committed work only.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "ports/records.hpp"

namespace heed::ports {

class MentionStore {
 public:
  virtual ~MentionStore() = default;
  virtual Result<std::vector<MentionRecord>> of_concern(ConcernId id) const = 0;  // oldest first
  // All of an area, in the order in which they were stored: the first `limit` (at most most_at_once) after this one; the zero
  // id for the beginning. Errors: not_found for another id that is not there.
  virtual Result<std::vector<MentionRecord>> after(std::string_view area_id, MentionRecordId after,
                                                   std::size_t limit) const = 0;
};

}  // namespace heed::ports
