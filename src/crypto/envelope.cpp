#include "crypto/envelope.hpp"

#include <sodium.h>

#include "crypto/derive.hpp"

namespace heed::crypto {

static_assert(nonce_size == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(tag_size == crypto_aead_xchacha20poly1305_ietf_ABYTES);

void encrypt(Bytes& out, const Secret& key, std::span<const std::uint8_t> plain, const Bytes& associated,
             Random& random) {
  require_key(key);
  const std::size_t start = out.size();
  out.resize(start + nonce_size + plain.size() + tag_size);
  const std::span<std::uint8_t> nonce(out.data() + start, nonce_size);
  random.fill(nonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce.data() + nonce_size, nullptr, plain.data(), plain.size(),
                                             associated.data(), associated.size(), nullptr, nonce.data(),
                                             key.reveal().data());
}

std::optional<Bytes> decrypt(const Secret& key, std::span<const std::uint8_t> envelope, const Bytes& associated) {
  if (key.size() != key_size || envelope.size() < nonce_size + tag_size) return std::nullopt;
  const auto sealed = envelope.subspan(nonce_size);
  Bytes plain(sealed.size() - tag_size);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, sealed.data(), sealed.size(),
                                                 associated.data(), associated.size(), envelope.data(),
                                                 key.reveal().data()) != 0)
    return std::nullopt;
  return plain;
}

AssociatedData& AssociatedData::add(std::span<const std::uint8_t> part) {
  append_number(m_bytes, part.size(), 4);
  m_bytes.insert(m_bytes.end(), part.begin(), part.end());
  return *this;
}

AssociatedData& AssociatedData::add(std::string_view part) {
  return add(std::span(reinterpret_cast<const std::uint8_t*>(part.data()), part.size()));
}

AssociatedData& AssociatedData::add(std::uint32_t number) {
  append_number(m_bytes, 4, 4);
  append_number(m_bytes, number, 4);
  return *this;
}

void append_number(Bytes& out, std::uint64_t number, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) out.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
}

std::uint64_t read_number(std::span<const std::uint8_t> bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = bytes.size(); i > 0; --i) number = number << 8 | bytes[i - 1];
  return number;
}

}  // namespace heed::crypto
