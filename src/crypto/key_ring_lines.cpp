#include "crypto/key_ring_lines.hpp"

#include <charconv>
#include <cstring>
#include <string>

#include "base/text.hpp"
#include "crypto/derive.hpp"

namespace heed::crypto {

void KeyRingReader::advance() {
  m_line = {};
  while (!m_rest.empty() && m_line.empty()) {
    const std::size_t end = m_rest.find('\n');
    m_line = trim(m_rest.substr(0, end));
    m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
    ++m_number;
    if (m_line.starts_with('#')) m_line = {};
  }
}

Error KeyRingReader::error(std::string_view what) const {
  return {ErrorKind::corrupt, "key_ring.unreadable",
          "at or before line " + std::to_string(m_number) + ": " + std::string(what)};
}

Result<std::string_view> KeyRingReader::value(std::string_view name) {
  const std::size_t equals = m_line.find('=');
  if (equals == std::string_view::npos || trim(m_line.substr(0, equals)) != name)
    return error("expected " + std::string(name));
  const std::string_view found = trim(m_line.substr(equals + 1));
  advance();
  return found;
}

Result<std::int64_t> KeyRingReader::number(std::string_view name, std::int64_t least, std::int64_t most) {
  const std::string_view digits = TRY(value(name));
  std::int64_t number = 0;
  const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (wrong != std::errc() || end != digits.data() + digits.size() || number < least || number > most)
    return error("a number out of range for " + std::string(name));
  return number;
}

Result<std::string_view> KeyRingReader::text(std::string_view name) {
  const std::string_view quoted = TRY(value(name));
  if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"')
    return error("no quotation marks around " + std::string(name));
  const std::string_view plain = quoted.substr(1, quoted.size() - 2);
  if (plain.find_first_of("\"\\") != std::string_view::npos)
    return error("a strange character in " + std::string(name));
  return plain;
}

Result<Secret> KeyRingReader::key(std::string_view name) {
  const std::string_view encoded = TRY(text(name));
  auto bytes = from_base64url(encoded);
  Secret key = bytes ? Secret(std::move(*bytes)) : Secret();
  if (key.size() != key_size) return error("no key of 32 bytes for " + std::string(name));
  return key;
}

bool KeyRingReader::table(std::string_view name) {
  const bool found = m_line == "[[" + std::string(name) + "]]";
  if (found) advance();
  return found;
}

// Room for a ring of some fifty keys, so that the text rarely moves.
KeyRingWriter::KeyRingWriter() { m_text.reserve(std::size_t{16} * 1024); }

KeyRingWriter::~KeyRingWriter() { static_cast<void>(Secret(std::move(m_text))); }

void KeyRingWriter::raw(std::string_view text) {
  if (m_text.size() + text.size() > m_text.capacity()) {
    // A vector that grows by itself leaves a copy of the keys behind in freed memory.
    Bytes larger;
    larger.reserve(2 * (m_text.size() + text.size()));
    larger.assign(m_text.begin(), m_text.end());
    const Secret wiped(std::move(m_text));
    m_text = std::move(larger);
  }
  m_text.insert(m_text.end(), text.begin(), text.end());
}

void KeyRingWriter::number(std::string_view name, std::int64_t number) {
  raw(name);
  raw(" = " + std::to_string(number) + "\n");
}

void KeyRingWriter::text(std::string_view name, std::string_view value) {
  raw(name);
  raw(" = \"");
  raw(value);
  raw("\"\n");
}

void KeyRingWriter::key(std::string_view name, std::span<const std::uint8_t> key) {
  Bytes copy(key.begin(), key.end());
  std::string encoded = to_base64url(copy);
  text(name, encoded);
  explicit_bzero(encoded.data(), encoded.size());
  explicit_bzero(copy.data(), copy.size());
}

Secret KeyRingWriter::finish() && { return Secret(std::move(m_text)); }

}  // namespace heed::crypto
