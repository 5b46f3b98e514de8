// Comparing secrets byte by byte tells how many bytes were right, so == does not exist for them.
#include "base/secret.hpp"

bool same(const heed::Secret& left, const heed::Secret& right) {
#ifdef HEED_REFUSED
  return left == right;
#else
  return left.size() == right.size();
#endif
}
