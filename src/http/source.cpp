#include "http/source.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/text.hpp"

namespace heed::http {

namespace ip = boost::asio::ip;

std::function<std::uint64_t(std::string_view)> make_source_hash() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
  std::array<unsigned char, crypto_shorthash_KEYBYTES> key{};
  crypto_shorthash_keygen(key.data());
  return [key](std::string_view text) {
    std::array<unsigned char, crypto_shorthash_BYTES> hash{};
    crypto_shorthash(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size(), key.data());
    std::uint64_t number = 0;
    for (const unsigned char byte : hash) number = number << 8 | byte;
    return number;
  };
}

std::string source_text(const ip::address& address) {
  if (address.is_v4()) return address.to_string();
  const ip::address_v6 v6 = address.to_v6();
  if (v6.is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, v6).to_string();
  ip::address_v6::bytes_type bytes = v6.to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  return ip::address_v6(bytes).to_string();
}

std::string forwarded_source(const Request& request, const std::string& peer) {
  std::string_view hops;
  for (const auto& [name, value] : request.headers) {
    if (name == "x-forwarded-for") hops = value;
  }
  const std::string_view last = trim(hops.substr(hops.rfind(',') + 1));
  boost::system::error_code error;
  const ip::address address = ip::make_address(std::string(last), error);
  return error ? peer : source_text(address);
}

}  // namespace heed::http
