// Sealing records: one random key per record, XChaCha20-Poly1305, padded, bound to where the record belongs.
//
// Sealed payload, format 1 (golden fixtures keep every released format readable):
//   byte 0      format (1)
//   byte 1      algorithm (1 = XChaCha20-Poly1305-IETF)
//   bytes 2–25  nonce (24)
//   rest        ciphertext and tag of the plaintext, padded by ISO/IEC 7816-4 to a step (512 bytes; 4096 above 8192)
// Associated data: format, area, record kind, record id, field, revision; lengths before each, never a table or column name.
//
// Wrapped record key, format 1: byte 0 format, byte 1 = 1 (door: X25519 sealed box) or 2 (team: XChaCha20-Poly1305),
// bytes 2–5 key id (little endian), rest. The team form binds area, kind and id as associated data; the door form carries
// a hash of them beside the key inside the box and opening checks it. The reporter's form has no key id: byte 0 format,
// byte 1 = 3, then a sealed box as at the door.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "base/sealed.hpp"
#include "base/secret.hpp"
#include "crypto/key_ring.hpp"

namespace heed::crypto {

// Where sealed bytes belong. Opening with any part different fails.
struct Place {
  std::string area_id;
  std::string_view
      record_kind;  // "concern", "message", "note", "decision", "link", "mention", "alert", "user", "audit"
  RecordId record_id;
  std::string_view field = "payload";
  std::uint32_t revision = 0;
};

namespace detail {
Bytes seal_bytes(const Secret& key, const Place& place, std::string_view plaintext, Random& random);
Result<Secret> open_bytes(const Secret& key, const Place& place, const Bytes& sealed);
}  // namespace detail

// The only way in or out of a Sealed<T>.
class SealedAccess {
 public:
  template <class T>
  static Sealed<T> make(Bytes bytes) {
    return Sealed<T>(std::move(bytes));
  }
};

// A fresh key for one record.
Secret make_record_key(Random& random);

template <class T>
Sealed<T> seal(const Secret& record_key, const Place& place, std::string_view plaintext, Random& random) {
  return SealedAccess::make<T>(detail::seal_bytes(record_key, place, plaintext, random));
}

// Errors: corrupt, whatever the reason (wrong key, wrong place, changed bytes, unknown format).
template <class T>
Result<Secret> open(const Secret& record_key, const Place& place, const Sealed<T>& sealed) {
  return detail::open_bytes(record_key, place, sealed.storage_bytes());
}

// At the door: wraps to the area's public key. What is wrapped here cannot be opened without the ring.
Sealed<RecordKey> wrap_at_door(const DoorKey& door, const Secret& record_key, const Place& place);
// On the team's side: wraps under the ring's current symmetric key, about a hundred times cheaper to open.
Sealed<RecordKey> wrap_for_team(const KeyRing& ring, const Secret& record_key, const Place& place, Random& random);
// Opens either form. Errors: corrupt; not_found when the ring no longer holds the key.
Result<Secret> unwrap(const KeyRing& ring, const Sealed<RecordKey>& wrapped, const Place& place);
bool is_wrapped_at_door(const Sealed<RecordKey>& wrapped);

// For messages: the same record key once more, wrapped to the reporter's reply key (X25519 sealed box).
Sealed<ReplyKey> wrap_for_reporter(const Bytes& reply_public_key, const Secret& record_key, const Place& place);
Result<Secret> unwrap_for_reporter(const Bytes& reply_public_key, const Secret& reply_secret_key,
                                   const Sealed<ReplyKey>& wrapped, const Place& place);

// BLAKE2b-256 of bytes; for audit lines over sealed bytes, so erasure never breaks the chain.
Bytes hash(const Bytes& bytes);

}  // namespace heed::crypto
