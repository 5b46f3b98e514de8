#include "base/id.hpp"

#include <algorithm>
#include <cstring>

#include "base/bytes.hpp"

namespace heed::detail {

std::string id_to_string(const std::array<std::uint8_t, 16>& bytes) { return to_hex(bytes.data(), bytes.size()); }

std::optional<std::array<std::uint8_t, 16>> id_from_string(std::string_view text) {
  const bool upper = std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'F'; });
  const auto bytes = from_hex(text);
  if (upper || !bytes) return std::nullopt;
  return id_from_bytes(bytes->data(), bytes->size());
}

std::optional<std::array<std::uint8_t, 16>> id_from_bytes(const void* data, std::size_t size) {
  std::array<std::uint8_t, 16> bytes{};
  if (size != bytes.size()) return std::nullopt;
  std::memcpy(bytes.data(), data, size);
  return bytes;
}

}  // namespace heed::detail
