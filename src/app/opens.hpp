// Whether a key ring opens a record: for main, which must know before it serves, and for `heed audit verify`.
#pragma once

namespace heed::ports {
struct ConcernRecord;
struct MessageRecord;
struct NoteRecord;
struct DecisionRecord;
struct UserRecord;
struct LinkRecord;
struct MentionRecord;
struct AlertRecord;
}  // namespace heed::ports
namespace heed::crypto {
class KeyRing;
}

namespace heed::app {

// False also when key or payload were changed, or belong to another record. Nothing of what is opened is kept.
bool opens(const crypto::KeyRing& ring, const ports::ConcernRecord& record);
bool opens(const crypto::KeyRing& ring, const ports::MessageRecord& record);
bool opens(const crypto::KeyRing& ring, const ports::NoteRecord& record);
// … and when the kind beside the payload is the one in it.
bool opens(const crypto::KeyRing& ring, const ports::DecisionRecord& record);
bool opens(const crypto::KeyRing& ring, const ports::UserRecord& record);
bool opens(const crypto::KeyRing& ring, const ports::LinkRecord& record);
bool opens(const crypto::KeyRing& ring, const ports::MentionRecord& record);
bool opens(const crypto::KeyRing& ring, const ports::AlertRecord& record);

}  // namespace heed::app
