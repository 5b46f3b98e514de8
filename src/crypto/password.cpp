#include "crypto/password.hpp"

#include <sodium.h>

#include <array>
#include <string_view>

namespace heed::crypto {

namespace {

constexpr unsigned long long passes = 3;
constexpr std::size_t memory_bytes = std::size_t{64} * 1024 * 1024;

// libsodium takes no null pointer, which is what an empty secret has.
std::string_view text_of(const Secret& password) { return password.empty() ? "" : password.reveal_text(); }

}  // namespace

Result<std::string> hash_password(const Secret& password) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  const auto text = text_of(password);
  if (crypto_pwhash_str_alg(hash.data(), text.data(), text.size(), passes, memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    return Error{ErrorKind::unavailable, "problem.busy", "no memory for password hashing"};
  return std::string(hash.data());
}

bool verify_password(const std::string& hash, const Secret& password) {
  if (hash.size() >= crypto_pwhash_STRBYTES) return false;
  const auto text = text_of(password);
  return crypto_pwhash_str_verify(hash.c_str(), text.data(), text.size()) == 0;
}

void verify_nothing(const Secret& password) {
  const std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
  std::array<unsigned char, crypto_pwhash_STRBYTES / 4> hash{};
  const auto text = text_of(password);
  [[maybe_unused]] const int outcome = crypto_pwhash(hash.data(), hash.size(), text.data(), text.size(), salt.data(),
                                                     passes, memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
}

}  // namespace heed::crypto
