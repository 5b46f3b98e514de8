// Keyed derivation: BLAKE2b-256 keyed with `key`, over the context, its length before it, and the input.
//
// Every use has a context of its own, so that no derived value is ever equal to another's. All of them:
//   heed receipt words 1    form token            → seed of the seven words     (receipt key)
//   heed receipt root 1     the words             → root of what follows        (receipt key)
//   heed receipt lookup 1   nothing               → lookup id, first 16 bytes   (receipt root)
//   heed receipt reply 1    nothing               → seed of the reply key pair  (receipt root)
//   heed receipt check 1    nothing               → body check key              (receipt root)
//   heed receipt body 1     canonical body        → body check                  (body check key)
//   heed key check 1        receipt, door, team keys → what tells one ring from another (audit key)
//   heed audit line 1       previous MAC and line → next MAC                    (audit key)
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/secret.hpp"

namespace heed::crypto {

inline constexpr std::size_t key_size = 32;

// 32 bytes. Precondition: key holds 16–64 bytes; breaking it throws std::invalid_argument: a defect.
Secret derive(const Secret& key, std::string_view context, std::span<const std::uint8_t> input = {});

// Throws std::invalid_argument unless the key holds exactly 32 bytes: a defect, never an outside condition.
void require_key(const Secret& key);

}  // namespace heed::crypto
