#include "linkage/byte_stream.hpp"

#include <cstring>

namespace heed::linkage {

void ByteWriter::put_bytes(const void* data, std::size_t size) {
  const auto* from = static_cast<const std::uint8_t*>(data);
  if (size >= piece) {
    finish();
    m_sink({from, size});
    return;
  }
  m_waiting.insert(m_waiting.end(), from, from + size);
  if (m_waiting.size() >= piece) finish();
}

void ByteWriter::finish() {
  if (!m_waiting.empty()) m_sink(m_waiting);
  m_waiting.clear();
}

ByteReader::ByteReader(std::span<const std::uint8_t> bytes)
    : m_source([bytes](std::span<std::uint8_t> room) mutable {
        const std::size_t size = std::min(room.size(), bytes.size());
        if (size > 0) std::memcpy(room.data(), bytes.data(), size);
        bytes = bytes.subspan(size);
        return size;
      }) {}

bool ByteReader::get_bytes(void* data, std::size_t size) {
  if (!m_ok || size == 0) return m_ok;
  m_ok = m_source({static_cast<std::uint8_t*>(data), size}) == size;
  return m_ok;
}

std::string ByteReader::get_text(std::uint64_t most) {
  const auto letters = get_all<char>(most);
  return {letters.begin(), letters.end()};
}

bool ByteReader::at_end() {
  std::uint8_t more = 0;
  return m_source({&more, 1}) == 0;
}

}  // namespace heed::linkage
