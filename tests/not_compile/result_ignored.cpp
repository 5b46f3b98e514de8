// What can fail cannot be ignored.
#include "base/result.hpp"

heed::Result<void> store();

heed::Result<void> use() {
#ifdef HEED_REFUSED
  store();
#endif
  return store();
}
