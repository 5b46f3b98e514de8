#include "crypto/derive.hpp"

#include <sodium.h>

#include <stdexcept>

namespace heed::crypto {

static_assert(key_size == crypto_generichash_BYTES);
static_assert(key_size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

Secret derive(const Secret& key, std::string_view context, std::span<const std::uint8_t> input) {
  if (key.size() < crypto_generichash_KEYBYTES_MIN || key.size() > crypto_generichash_KEYBYTES_MAX)
    throw std::invalid_argument("derivation key of a wrong size");
  const auto context_size = static_cast<std::uint8_t>(context.size());
  crypto_generichash_state state;
  crypto_generichash_init(&state, key.reveal().data(), key.size(), key_size);
  crypto_generichash_update(&state, &context_size, 1);
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(context.data()), context_size);
  crypto_generichash_update(&state, input.data(), input.size());
  Bytes derived(key_size);
  crypto_generichash_final(&state, derived.data(), derived.size());
  sodium_memzero(&state, sizeof state);
  return Secret(std::move(derived));
}

void require_key(const Secret& key) {
  if (key.size() != key_size) throw std::invalid_argument("key of a wrong size");
}

}  // namespace heed::crypto
