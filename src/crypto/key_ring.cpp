#include "crypto/key_ring.hpp"

#include <sodium.h>

#include <algorithm>

#include "base/text.hpp"
#include "crypto/derive.hpp"
#include "crypto/key_ring_file.hpp"
#include "crypto/key_ring_lines.hpp"
#include "crypto/sealing.hpp"

namespace heed::crypto {

namespace {

constexpr std::string_view preamble =
    "# Heed key ring. Whoever holds this file and the database can read every record; without it nobody can.\n"
    "# Keep a copy apart from the backups. Never edit it by hand.\n";
constexpr int ring_format = 1;

DoorKey make_door_key(KeyId id, Instant now, Random& random) {
  const Secret seed = make_record_key(random);
  Bytes public_key(crypto_box_PUBLICKEYBYTES);
  Bytes secret_key(crypto_box_SECRETKEYBYTES);
  crypto_box_seed_keypair(public_key.data(), secret_key.data(), seed.reveal().data());
  return {id, now, std::move(public_key), Secret(std::move(secret_key))};
}

bool is_pair(const DoorKey& key) {
  Bytes public_key(crypto_scalarmult_BYTES);
  crypto_scalarmult_base(public_key.data(), key.secret_key.reveal().data());
  return public_key == key.public_key;
}

bool is_area_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

template <class Key>
const Key* find_key(const std::vector<Key>& keys, KeyId id) {
  const auto found = std::find_if(keys.begin(), keys.end(), [id](const Key& key) { return key.id == id; });
  return found == keys.end() ? nullptr : &*found;
}

Result<DoorKey> read_door_key(KeyRingReader& reader) {
  DoorKey key;
  key.id = static_cast<KeyId>(TRY(reader.number("id", 1, UINT32_MAX)));
  key.made = {TRY(reader.number("made", 0, INT64_MAX))};
  const Secret public_key = TRY(reader.key("public_key"));
  key.public_key.assign(public_key.reveal().begin(), public_key.reveal().end());
  key.secret_key = TRY(reader.key("secret_key"));
  if (!is_pair(key)) return reader.error("a door key whose halves do not belong together");
  return key;
}

Result<TeamKey> read_team_key(KeyRingReader& reader) {
  TeamKey key;
  key.id = static_cast<KeyId>(TRY(reader.number("id", 1, UINT32_MAX)));
  key.made = {TRY(reader.number("made", 0, INT64_MAX))};
  key.key = TRY(reader.key("key"));
  return key;
}

}  // namespace

KeyRing KeyRing::make(std::string area_id, Instant now, Random& random) {
  KeyRing ring;
  ring.m_area_id = std::move(area_id);
  ring.m_door_keys.push_back(make_door_key(1, now, random));
  ring.m_team_keys.push_back({1, now, make_record_key(random)});
  ring.m_audit_key = make_record_key(random);
  ring.m_receipt_key = make_record_key(random);
  ring.m_form_key = make_record_key(random);
  return ring;
}

Result<KeyRing> KeyRing::load(const std::filesystem::path& file) { return parse(TRY(read_private_file(file))); }

Result<KeyRing> KeyRing::parse(const Secret& text) {
  KeyRingReader reader(text.reveal_text());
  TRY(reader.number("format", ring_format, ring_format));
  KeyRing ring;
  ring.m_area_id = std::string(TRY(reader.text("area")));
  if (!is_area_id(ring.m_area_id)) return reader.error("an area id of another form");
  ring.m_audit_key = TRY(reader.key("audit_key"));
  ring.m_receipt_key = TRY(reader.key("receipt_key"));
  ring.m_form_key = TRY(reader.key("form_key"));
  while (reader.table("door_key")) {
    DoorKey key = TRY(read_door_key(reader));
    if (ring.door_key(key.id) != nullptr) return reader.error("two door keys of one id");
    ring.m_door_keys.push_back(std::move(key));
  }
  while (reader.table("team_key")) {
    TeamKey key = TRY(read_team_key(reader));
    if (ring.team_key(key.id) != nullptr) return reader.error("two team keys of one id");
    ring.m_team_keys.push_back(std::move(key));
  }
  if (!reader.at_end()) return reader.error("something else than a key ring holds");
  if (ring.m_door_keys.empty() || ring.m_team_keys.empty()) return reader.error("no door key or no team key");
  return ring;
}

Secret KeyRing::to_text() const {
  KeyRingWriter writer;
  writer.raw(preamble);
  writer.number("format", ring_format);
  writer.text("area", m_area_id);
  writer.key("audit_key", m_audit_key.reveal());
  writer.key("receipt_key", m_receipt_key.reveal());
  writer.key("form_key", m_form_key.reveal());
  for (const DoorKey& key : m_door_keys) {
    writer.raw("\n[[door_key]]\n");
    writer.number("id", key.id);
    writer.number("made", key.made.milliseconds_since_epoch);
    writer.key("public_key", key.public_key);
    writer.key("secret_key", key.secret_key.reveal());
  }
  for (const TeamKey& key : m_team_keys) {
    writer.raw("\n[[team_key]]\n");
    writer.number("id", key.id);
    writer.number("made", key.made.milliseconds_since_epoch);
    writer.key("key", key.key.reveal());
  }
  return std::move(writer).finish();
}

Result<void> KeyRing::save_new(const std::filesystem::path& file) const {
  if (!is_area_id(m_area_id)) return Error{ErrorKind::invalid, "key_ring.area", "an area id of another form"};
  return write_private_file(file, to_text());
}

const DoorKey* KeyRing::door_key(KeyId id) const { return find_key(m_door_keys, id); }

const TeamKey* KeyRing::team_key(KeyId id) const { return find_key(m_team_keys, id); }

Bytes KeyRing::check_value() const {
  Bytes keys;
  for (const Secret* key : {&m_receipt_key, &m_door_keys.front().secret_key, &m_team_keys.front().key})
    keys.insert(keys.end(), key->reveal().begin(), key->reveal().end());
  const Secret together(std::move(keys));
  const auto value = derive(m_audit_key, "heed key check 1", together.reveal());
  return {value.reveal().begin(), value.reveal().end()};
}

}  // namespace heed::crypto
