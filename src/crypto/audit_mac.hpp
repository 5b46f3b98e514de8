// The audit chain: each line's MAC is keyed BLAKE2b-256 over the previous MAC and the line's canonical bytes
// (crypto/derive.hpp).
#pragma once

#include <array>

#include "base/bytes.hpp"
#include "base/secret.hpp"

namespace heed::crypto {

using Mac = std::array<std::uint8_t, 32>;

// The chain begins at 32 zero bytes.
Mac next_mac(const Secret& audit_key, const Mac& previous, const Bytes& line);
// Constant time.
bool equal(const Mac& left, const Mac& right);

}  // namespace heed::crypto
