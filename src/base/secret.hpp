// Bytes that must not be shown: keys, passwords, receipts. Wiped on destruction; no stream, format or comparison
// operator, so printing one does not compile.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "base/bytes.hpp"

namespace heed {

class Secret {
 public:
  Secret() = default;
  explicit Secret(Bytes bytes) : m_bytes(std::move(bytes)) {}
  static Secret from_text(std::string_view text) { return Secret(to_bytes(text)); }

  Secret(const Secret&) = default;
  Secret& operator=(const Secret& other);
  Secret(Secret&& other) noexcept : m_bytes(std::move(other.m_bytes)) { other.m_bytes.clear(); }
  Secret& operator=(Secret&& other) noexcept;
  ~Secret() { wipe(); }

  // The one way to the bytes; the name makes each use easy to find in review.
  std::span<const std::uint8_t> reveal() const { return m_bytes; }
  std::string_view reveal_text() const { return {reinterpret_cast<const char*>(m_bytes.data()), m_bytes.size()}; }
  std::size_t size() const { return m_bytes.size(); }
  bool empty() const { return m_bytes.empty(); }

 private:
  void wipe() noexcept;
  Bytes m_bytes;
};

}  // namespace heed
