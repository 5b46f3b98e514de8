#include "crypto/system_random.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

#include "base/bytes.hpp"

namespace heed::crypto {

bool initialise() { return sodium_init() >= 0; }

void SystemRandom::fill(std::span<std::uint8_t> out) { randombytes_buf(out.data(), out.size()); }

std::uint64_t short_hash(const Secret& key, std::string_view text) {
  if (key.size() < crypto_shorthash_KEYBYTES) throw std::invalid_argument("short hash key of a wrong size");
  std::array<std::uint8_t, crypto_shorthash_BYTES> hashed{};
  crypto_shorthash(hashed.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                   key.reveal().data());
  std::uint64_t number = 0;
  for (const std::uint8_t byte : hashed) number = number << 8 | byte;
  return number;
}

std::string random_token(Random& random) {
  Bytes bytes(32);
  random.fill(bytes);
  std::string token = to_base64url(bytes);
  sodium_memzero(bytes.data(), bytes.size());
  return token;
}

bool equal_text(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  return left.empty() || sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace heed::crypto
