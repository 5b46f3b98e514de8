#include "base/secret.hpp"

#include <cstring>

namespace heed {

void Secret::wipe() noexcept {
  if (!m_bytes.empty()) explicit_bzero(m_bytes.data(), m_bytes.size());
  m_bytes.clear();
}

Secret& Secret::operator=(const Secret& other) {
  if (this == &other) return *this;
  wipe();
  m_bytes = other.m_bytes;
  return *this;
}

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this == &other) return *this;
  wipe();
  m_bytes = std::move(other.m_bytes);
  other.m_bytes.clear();
  return *this;
}

}  // namespace heed
