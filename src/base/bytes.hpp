// Byte strings and their text forms.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace heed {

using Bytes = std::vector<std::uint8_t>;

Bytes to_bytes(std::string_view text);
std::string to_text(const Bytes& bytes);

// Lower-case hexadecimal.
std::string to_hex(const std::uint8_t* data, std::size_t size);
inline std::string to_hex(const Bytes& bytes) { return to_hex(bytes.data(), bytes.size()); }
// Empty when the text has an odd length or a character that is not hexadecimal.
std::optional<Bytes> from_hex(std::string_view text);

// RFC 4648 base64 for URLs and forms, without padding.
std::string to_base64url(const Bytes& bytes);
// Empty when a character or the length is wrong, or when unused bits are set (so that each byte string has one form).
std::optional<Bytes> from_base64url(std::string_view text);

}  // namespace heed
