// A store that wants to look inside finds nothing to call.
#include "ports/records.hpp"

heed::Bytes look(const heed::Sealed<heed::NotePayload>& sealed) {
#ifdef HEED_REFUSED
  return heed::crypto::open(heed::Secret(), sealed).value();
#else
  return sealed.storage_bytes();
#endif
}
