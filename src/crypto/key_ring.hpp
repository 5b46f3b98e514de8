// The key ring: one file outside the data folder that holds every long-lived key of an area.
//
// Losing it loses every record; stealing it with the database opens every record. It is written once with mode 0600,
// replaced atomically, and never leaves the process that serves. The file is TOML of a narrow kind, format 1: one
// `name = value` a line, keys in base64url, a table [[door_key]] or [[team_key]] for each dated key. The order of names
// is fixed, and unknown names are refused, so that one ring has one text.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"

namespace heed::crypto {

using KeyId = std::uint32_t;

// The area's dated door key: anyone with the public half can seal a record key, only the ring can open it.
struct DoorKey {
  KeyId id = 0;
  Instant made;
  Bytes public_key;   // X25519, 32 bytes
  Secret secret_key;  // 32 bytes
};

// A symmetric key that wraps record keys on the team's side.
struct TeamKey {
  KeyId id = 0;
  Instant made;
  Secret key;  // 32 bytes
};

class KeyRing {
 public:
  // A new ring for `area_id` (1–64 characters of a–z, 0–9 and hyphen), with one key of each kind.
  static KeyRing make(std::string area_id, Instant now, Random& random);
  // Errors: not_found (no file), refused (other people can read the file), corrupt (not a key ring of this format).
  static Result<KeyRing> load(const std::filesystem::path& file);
  // What load reads, from memory. Errors: corrupt, with the line.
  static Result<KeyRing> parse(const Secret& text);
  // Refuses (conflict) to write over an existing file. Other errors: invalid (an area id that cannot be written),
  // unavailable (the file cannot be written; nothing is left of it).
  Result<void> save_new(const std::filesystem::path& file) const;

  const std::string& area_id() const { return m_area_id; }
  const DoorKey& current_door_key() const { return m_door_keys.back(); }
  const DoorKey* door_key(KeyId id) const;
  const TeamKey& current_team_key() const { return m_team_keys.back(); }
  const TeamKey* team_key(KeyId id) const;
  const Secret& audit_key() const { return m_audit_key; }
  const Secret& receipt_key() const { return m_receipt_key; }
  const Secret& form_key() const { return m_form_key; }
  // 32 bytes, the same for a ring and its later forms (which add keys behind those there are), different for any other ring.
  // Says nothing of the keys, so that it can lie beside what they seal.
  Bytes check_value() const;

 private:
  Secret to_text() const;

  std::string m_area_id;
  std::vector<DoorKey> m_door_keys;
  std::vector<TeamKey> m_team_keys;
  Secret m_audit_key;
  Secret m_receipt_key;
  Secret m_form_key;
};

}  // namespace heed::crypto
