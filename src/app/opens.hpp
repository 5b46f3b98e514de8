// Whether a key ring opens a record: for main, which must know before it serves, and for `heed audit verify`.
#pragma once

namespace heed::ports {
struct ConcernRecord;
}
namespace heed::crypto {
class KeyRing;
}

namespace heed::app {

// False also when key or payload were changed, or belong to another record. Nothing of what is opened is kept.
bool opens(const crypto::KeyRing& ring, const ports::ConcernRecord& record);

}  // namespace heed::app
