// Reading what people said of two mentions. Safe from any thread; sees committed work only. Whoever asks must have asked the
// gate about both concerns of what is given: a link tells of either that the other is there.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "ports/records.hpp"

namespace heed::ports {

class LinkStore {
 public:
  virtual ~LinkStore() = default;
  virtual Result<LinkRecord> find(LinkId id) const = 0;  // not_found
  // All with this concern on either side, each once; oldest first.
  virtual Result<std::vector<LinkRecord>> of_concern(ConcernId id) const = 0;
  // All of an area, in the order in which they were stored, so that what was said last comes last: the first `limit` (at most
  // most_at_once) after this one; the zero id for the beginning. Errors: not_found for another id that is not there.
  virtual Result<std::vector<LinkRecord>> after(std::string_view area_id, LinkId after, std::size_t limit) const = 0;
};

}  // namespace heed::ports
