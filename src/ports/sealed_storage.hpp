// From the bytes that lie on disk back to something sealed: for stores, and for app where it keeps two in one. It opens nothing.
// A layer that does not see the ports cannot call it, and so cannot pass off bytes of its own as sealed.
#pragma once

#include <utility>

#include "base/sealed.hpp"

namespace heed::ports {

class SealedStorage {
 public:
  template <class T>
  static Sealed<T> from(Bytes bytes) {
    return Sealed<T>(std::move(bytes));
  }
};

}  // namespace heed::ports
