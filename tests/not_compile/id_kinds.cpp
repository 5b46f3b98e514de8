// A person's id is never taken for a concern's.
#include "base/id.hpp"

void open(heed::ConcernId concern);

void use(heed::ConcernId concern, heed::UserId user) {
#ifdef HEED_REFUSED
  open(user);
#else
  static_cast<void>(user);
  open(concern);
#endif
}
