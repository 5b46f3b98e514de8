// XChaCha20-Poly1305 with its nonce before it: what every symmetric sealing of this layer is made of.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/bytes.hpp"
#include "base/random.hpp"
#include "base/secret.hpp"

namespace heed::crypto {

inline constexpr std::size_t nonce_size = 24;
inline constexpr std::size_t tag_size = 16;

// Appends nonce, ciphertext and tag to `out`. Precondition: a key of 32 bytes.
void encrypt(Bytes& out, const Secret& key, std::span<const std::uint8_t> plain, const Bytes& associated,
             Random& random);
// What encrypt() appended, opened; nothing when anything differs. The buffer is the caller's to wipe.
std::optional<Bytes> decrypt(const Secret& key, std::span<const std::uint8_t> envelope, const Bytes& associated);

// Associated data is a row of parts with the length before each, so that no two rows give the same bytes.
class AssociatedData {
 public:
  AssociatedData& add(std::span<const std::uint8_t> part);
  AssociatedData& add(std::string_view part);
  AssociatedData& add(std::uint32_t number);
  const Bytes& bytes() const { return m_bytes; }

 private:
  Bytes m_bytes;
};

// Little endian.
void append_number(Bytes& out, std::uint64_t number, std::size_t bytes);
std::uint64_t read_number(std::span<const std::uint8_t> bytes);

}  // namespace heed::crypto
