// Passwords: Argon2id (libsodium), 64 MiB and three passes, about 0.1 s on one core.
#pragma once

#include <string>

#include "base/result.hpp"
#include "base/secret.hpp"

namespace heed::crypto {

// A self-describing hash string. Errors: unavailable when memory is short.
Result<std::string> hash_password(const Secret& password);
bool verify_password(const std::string& hash, const Secret& password);
// Costs as much as a real check; for names that do not exist, so that time tells nothing.
void verify_nothing(const Secret& password);

}  // namespace heed::crypto
