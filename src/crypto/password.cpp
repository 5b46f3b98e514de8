#include "crypto/password.hpp"

#include <sodium.h>
#include <zxcvbn.h>

#include <array>
#include <string_view>
#include <vector>

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

double guessing_bits(const Secret& password, std::span<const std::string> known) {
  // The time grows with the square of the length, and no list holds a password as long as this.
  constexpr std::size_t most_bytes = 100;
  std::string text(text_of(password).substr(0, most_bytes));
  std::vector<const char*> words;
  for (const auto& word : known) words.push_back(word.c_str());
  words.push_back(nullptr);
  const double bits = ZxcvbnMatch(text.c_str(), words.data(), nullptr);
  sodium_memzero(text.data(), text.size());
  return bits;
}

}  // namespace heed::crypto
