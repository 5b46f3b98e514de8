// The operating system's randomness, through libsodium.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/secret.hpp"

namespace heed::crypto {

// Starts libsodium; call once before anything else of this layer. False when the system has no randomness to give.
bool initialise();

class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override;
};

// A keyed 64-bit hash (SipHash-2-4) for in-memory tables of sources, so that no address is kept.
std::uint64_t short_hash(const Secret& key, std::string_view text);
// 32 random bytes for a token or a session, base64url.
std::string random_token(Random& random);
// Constant-time text comparison.
bool equal_text(std::string_view left, std::string_view right);

}  // namespace heed::crypto
