#include "crypto/padding.hpp"

#include <sodium.h>

namespace heed::crypto {

namespace {

constexpr std::size_t small_step = 512;
constexpr std::size_t large_step = 4096;
constexpr std::size_t small_limit = 8192;

std::size_t next_step(std::size_t size, std::size_t step) { return (size / step + 1) * step; }

}  // namespace

std::size_t padded_size(std::size_t plain_size) {
  const std::size_t small = next_step(plain_size, small_step);
  return small <= small_limit ? small : next_step(plain_size, large_step);
}

void pad(Bytes& bytes) {
  const std::size_t size = padded_size(bytes.size());
  bytes.push_back(0x80);
  bytes.resize(size);
}

bool unpad(Bytes& bytes) {
  const std::size_t step = bytes.size() <= small_limit ? small_step : large_step;
  std::size_t plain_size = 0;
  if (bytes.empty() || bytes.size() % step != 0) return false;
  if (sodium_unpad(&plain_size, bytes.data(), bytes.size(), step) != 0) return false;
  bytes.resize(plain_size);
  return true;
}

}  // namespace heed::crypto
