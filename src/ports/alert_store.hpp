// Reading alerts. Safe from any thread; sees committed work only. Knows nothing of who may read which concern: whoever asks must
// have asked the gate about every concern that an alert cites.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "ports/records.hpp"

namespace heed::ports {

struct AlertQuery {
  std::string area_id;
  bool open_only = true;               // those that are raised: neither acknowledged nor dismissed
  std::size_t offset = 0, limit = 25;  // limit ≤ 100
};

class AlertStore {
 public:
  virtual ~AlertStore() = default;
  virtual Result<AlertRecord> find(AlertId id) const = 0;  // not_found
  // Newest first; of the same time, the last stored first. At most limit + 1, so that the caller knows whether there are more.
  virtual Result<std::vector<AlertRecord>> list(const AlertQuery& query) const = 0;
  // All that cite this concern, newest first.
  virtual Result<std::vector<AlertRecord>> of_concern(ConcernId id) const = 0;
  // As it was last set; both 0 where it never was.
  virtual Result<AlertMark> mark(std::string_view area_id) const = 0;
};

}  // namespace heed::ports
