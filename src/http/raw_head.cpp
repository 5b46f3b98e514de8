#include "http/raw_head.hpp"

namespace heed::http {
namespace {

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 0x20 && byte != 0x7f) || byte == '\t';
}

}  // namespace

RawHead::State RawHead::look(std::string_view bytes) {
  while (m_seen < bytes.size()) {
    if (is_plain(bytes[m_seen])) {
      const bool starts_line = m_seen == 0 || bytes[m_seen - 1] == '\n';
      if (starts_line && (bytes[m_seen] == ' ' || bytes[m_seen] == '\t')) return State::refused;
      ++m_seen;
      continue;
    }
    if (bytes[m_seen] != '\r' || m_seen == 0) return State::refused;
    if (m_seen + 1 == bytes.size()) return State::incomplete;
    if (bytes[m_seen + 1] != '\n') return State::refused;
    const bool is_empty_line = bytes[m_seen - 1] == '\n';
    m_seen += 2;
    if (is_empty_line) return State::complete;
  }
  return State::incomplete;
}

}  // namespace heed::http
