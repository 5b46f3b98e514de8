// Reading the people who sign in. Few enough to hold in memory; their names are sealed.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "ports/records.hpp"

namespace heed::ports {

class UserStore {
 public:
  virtual ~UserStore() = default;
  virtual Result<std::vector<UserRecord>> all_users() const = 0;
};

}  // namespace heed::ports
