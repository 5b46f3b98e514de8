// Opaque sealed bytes. `T` names what lies inside, so that a sealed note is never handed on as a sealed message.
// Only the crypto layer makes or opens one (through SealedAccess, which it alone defines); a store moves the bytes
// to and from disk and cannot look inside.
#pragma once

#include <utility>

#include "base/bytes.hpp"

namespace heed {

namespace crypto {
class SealedAccess;
}
namespace ports {
class SealedStorage;
}

template <class T>
class Sealed {
 public:
  Sealed() = default;

  // For stores: the bytes as they lie on disk. The way back is ports/sealed_storage.hpp. Neither opens anything.
  const Bytes& storage_bytes() const { return m_bytes; }

  bool empty() const { return m_bytes.empty(); }
  bool operator==(const Sealed&) const = default;

 private:
  friend class crypto::SealedAccess;
  friend class ports::SealedStorage;
  explicit Sealed(Bytes bytes) : m_bytes(std::move(bytes)) {}
  Bytes m_bytes;
};

// What can be sealed. Incomplete on purpose: the types are names.
struct ConcernPayload;
struct MessagePayload;
struct NotePayload;
struct DecisionPayload;
struct UserPayload;
struct LinkPayload;
struct MentionPayload;
struct AlertPayload;
struct AuditPayload;
struct RecordKey;  // a record's own key, wrapped
struct ReplyKey;   // a message's key, wrapped to the reporter

}  // namespace heed
