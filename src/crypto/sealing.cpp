#include "crypto/sealing.hpp"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

#include "crypto/derive.hpp"
#include "crypto/envelope.hpp"
#include "crypto/padding.hpp"

namespace heed::crypto {

namespace {

constexpr std::uint8_t payload_format = 1;
constexpr std::uint8_t xchacha20_poly1305 = 1;
constexpr std::uint8_t wrap_format = 1;
constexpr std::uint8_t wrapped_at_door = 1;
constexpr std::uint8_t wrapped_for_team = 2;
constexpr std::uint8_t wrapped_for_reporter = 3;
constexpr std::size_t payload_header_size = 2;
constexpr std::size_t wrap_header_size = 6;
constexpr std::size_t reply_header_size = 2;
constexpr std::size_t public_key_size = crypto_box_PUBLICKEYBYTES;

Error corrupt(const char* what) { return {ErrorKind::corrupt, "sealed.corrupt", what}; }

Bytes payload_data(std::uint8_t format, const Place& place) {
  AssociatedData data;
  data.add(std::uint32_t{format}).add(place.area_id).add(place.record_kind);
  data.add(std::span<const std::uint8_t>(place.record_id.bytes())).add(place.field).add(place.revision);
  return data.bytes();
}

// A wrapped key belongs to a record, whatever the field or revision.
Bytes record_data(std::span<const std::uint8_t> header, const Place& place) {
  AssociatedData data;
  data.add(header).add(place.area_id).add(place.record_kind);
  data.add(std::span<const std::uint8_t>(place.record_id.bytes()));
  return data.bytes();
}

Bytes wrap_header(std::uint8_t form, KeyId id) {
  Bytes header{wrap_format, form};
  append_number(header, id, 4);
  return header;
}

// Sealed box of the hash of where the key belongs, and the key.
void append_box(Bytes& wrapped, const Bytes& public_key, const Secret& record_key, const Bytes& data) {
  require_key(record_key);
  if (public_key.size() != public_key_size) throw std::invalid_argument("public key of a wrong size");
  Bytes content = hash(data);
  content.reserve(content.size() + key_size);
  content.insert(content.end(), record_key.reveal().begin(), record_key.reveal().end());
  const Secret plain(std::move(content));
  const std::size_t start = wrapped.size();
  wrapped.resize(start + plain.size() + crypto_box_SEALBYTES);
  // Fails for public keys of low order only, which no key pair has.
  if (crypto_box_seal(wrapped.data() + start, plain.reveal().data(), plain.size(), public_key.data()) != 0)
    throw std::invalid_argument("public key of low order");
}

Result<Secret> open_box(std::span<const std::uint8_t> box, const Bytes& public_key, const Secret& secret_key,
                        const Bytes& data) {
  const Bytes place_hash = hash(data);
  Bytes plain(place_hash.size() + key_size);
  const bool sizes_fit = box.size() == plain.size() + crypto_box_SEALBYTES && public_key.size() == public_key_size &&
                         secret_key.size() == crypto_box_SECRETKEYBYTES;
  if (!sizes_fit) return corrupt("wrapped key of a wrong size");
  if (crypto_box_seal_open(plain.data(), box.data(), box.size(), public_key.data(), secret_key.reveal().data()) != 0)
    return corrupt("wrapped key does not open");
  const Secret content(std::move(plain));
  const auto [found, key] = std::pair(content.reveal().first(place_hash.size()), content.reveal().last(key_size));
  if (sodium_memcmp(found.data(), place_hash.data(), place_hash.size()) != 0)
    return corrupt("wrapped key belongs elsewhere");
  return Secret(Bytes(key.begin(), key.end()));
}

}  // namespace

namespace detail {

Bytes seal_bytes(const Secret& key, const Place& place, std::string_view plaintext, Random& random) {
  Bytes content;
  content.reserve(padded_size(plaintext.size()));
  content.insert(content.end(), plaintext.begin(), plaintext.end());
  pad(content);
  const Secret padded(std::move(content));
  Bytes sealed{payload_format, xchacha20_poly1305};
  sealed.reserve(payload_header_size + nonce_size + padded.size() + tag_size);
  encrypt(sealed, key, padded.reveal(), payload_data(payload_format, place), random);
  return sealed;
}

Result<Secret> open_bytes(const Secret& key, const Place& place, const Bytes& sealed) {
  if (sealed.size() < payload_header_size || sealed[0] != payload_format || sealed[1] != xchacha20_poly1305)
    return corrupt("payload of an unknown format");
  auto plain = decrypt(key, std::span(sealed).subspan(payload_header_size), payload_data(payload_format, place));
  if (!plain) return corrupt("payload does not open");
  if (!unpad(*plain)) return corrupt("payload is padded wrongly");
  return Secret(std::move(*plain));
}

}  // namespace detail

Secret make_record_key(Random& random) {
  Bytes key(key_size);
  random.fill(key);
  return Secret(std::move(key));
}

Sealed<RecordKey> wrap_at_door(const DoorKey& door, const Secret& record_key, const Place& place) {
  Bytes wrapped = wrap_header(wrapped_at_door, door.id);
  append_box(wrapped, door.public_key, record_key, record_data(Bytes(wrapped), place));
  return SealedAccess::make<RecordKey>(std::move(wrapped));
}

Sealed<RecordKey> wrap_for_team(const KeyRing& ring, const Secret& record_key, const Place& place, Random& random) {
  require_key(record_key);
  const TeamKey& team = ring.current_team_key();
  Bytes wrapped = wrap_header(wrapped_for_team, team.id);
  const Bytes data = record_data(wrapped, place);
  encrypt(wrapped, team.key, record_key.reveal(), data, random);
  return SealedAccess::make<RecordKey>(std::move(wrapped));
}

Result<Secret> unwrap(const KeyRing& ring, const Sealed<RecordKey>& wrapped, const Place& place) {
  const std::span<const std::uint8_t> bytes(wrapped.storage_bytes());
  if (bytes.size() < wrap_header_size || bytes[0] != wrap_format) return corrupt("wrapped key of an unknown format");
  const auto id = static_cast<KeyId>(read_number(bytes.subspan(2, 4)));
  const Bytes data = record_data(bytes.first(wrap_header_size), place);
  const auto rest = bytes.subspan(wrap_header_size);
  const Error missing{ErrorKind::not_found, "sealed.key_missing", "the key ring no longer holds this key"};
  if (bytes[1] == wrapped_at_door) {
    const DoorKey* door = ring.door_key(id);
    return door == nullptr ? Result<Secret>(missing) : open_box(rest, door->public_key, door->secret_key, data);
  }
  if (bytes[1] != wrapped_for_team) return corrupt("wrapped key of an unknown form");
  const TeamKey* team = ring.team_key(id);
  if (team == nullptr) return missing;
  auto key = decrypt(team->key, rest, data);
  if (!key || key->size() != key_size) return corrupt("wrapped key does not open");
  return Secret(std::move(*key));
}

bool is_wrapped_at_door(const Sealed<RecordKey>& wrapped) {
  const Bytes& bytes = wrapped.storage_bytes();
  return bytes.size() > wrap_header_size && bytes[0] == wrap_format && bytes[1] == wrapped_at_door;
}

Sealed<ReplyKey> wrap_for_reporter(const Bytes& reply_public_key, const Secret& record_key, const Place& place) {
  Bytes wrapped{wrap_format, wrapped_for_reporter};
  append_box(wrapped, reply_public_key, record_key, record_data(Bytes(wrapped), place));
  return SealedAccess::make<ReplyKey>(std::move(wrapped));
}

Result<Secret> unwrap_for_reporter(const Bytes& reply_public_key, const Secret& reply_secret_key,
                                   const Sealed<ReplyKey>& wrapped, const Place& place) {
  const std::span<const std::uint8_t> bytes(wrapped.storage_bytes());
  if (bytes.size() < reply_header_size || bytes[0] != wrap_format || bytes[1] != wrapped_for_reporter)
    return corrupt("reply key of an unknown format");
  return open_box(bytes.subspan(reply_header_size), reply_public_key, reply_secret_key,
                  record_data(bytes.first(reply_header_size), place));
}

Bytes hash(const Bytes& bytes) {
  Bytes hashed(crypto_generichash_BYTES);
  crypto_generichash(hashed.data(), hashed.size(), bytes.data(), bytes.size(), nullptr, 0);
  return hashed;
}

}  // namespace heed::crypto
