// Passwords: Argon2id (libsodium), 64 MiB and three passes, about 0.1 s on one core.
#pragma once

#include <span>
#include <string>

#include "base/result.hpp"
#include "base/secret.hpp"

namespace heed::crypto {

// A self-describing hash string. Errors: unavailable when memory is short.
Result<std::string> hash_password(const Secret& password);
bool verify_password(const std::string& hash, const Secret& password);
// Costs as much as a real check; for names that do not exist, so that time tells nothing.
void verify_nothing(const Secret& password);

// How hard it is to guess by somebody who knows lists of leaked passwords, keyboards, dates and `known`, the words that they
// would try first: bits of entropy as zxcvbn reckons them, of the first hundred bytes (Wheeler, "zxcvbn: low-budget password
// strength estimation", USENIX Security 2016).
double guessing_bits(const Secret& password, std::span<const std::string> known);

}  // namespace heed::crypto
