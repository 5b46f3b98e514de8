// A store moves sealed bytes; it can make nothing sealed out of plain ones.
#include "ports/records.hpp"
#include "ports/sealed_storage.hpp"

heed::Sealed<heed::NotePayload> keep(heed::Bytes bytes) {
#ifdef HEED_REFUSED
  return heed::Sealed<heed::NotePayload>(std::move(bytes));
#else
  return heed::ports::SealedStorage::from<heed::NotePayload>(std::move(bytes));
#endif
}
