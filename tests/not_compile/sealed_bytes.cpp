// Bytes become sealed where the ports are seen: no other layer can pass off its own as sealed.
#include "base/sealed.hpp"

heed::Sealed<heed::NotePayload> keep(heed::Bytes bytes) {
#ifdef HEED_REFUSED
  return heed::ports::SealedStorage::from<heed::NotePayload>(std::move(bytes));
#else
  return bytes.empty() ? heed::Sealed<heed::NotePayload>() : keep({});
#endif
}
