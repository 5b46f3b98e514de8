// The text of a key ring file, line by line. Nothing secret passes through memory that is not wiped.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.hpp"
#include "base/secret.hpp"

namespace heed::crypto {

// Reads names in the order they are asked for; comments and empty lines are passed over. The text outlives the reader.
class KeyRingReader {
 public:
  explicit KeyRingReader(std::string_view text) : m_rest(text) { advance(); }

  // Errors of all three: corrupt with code key_ring.unreadable; detail names the line and never a value.
  Result<std::int64_t> number(std::string_view name, std::int64_t least, std::int64_t most);
  Result<std::string_view> text(std::string_view name);
  Result<Secret> key(std::string_view name);
  // True, and passes it, when the next line opens a table of that name.
  bool table(std::string_view name);
  bool at_end() const { return m_line.empty(); }
  Error error(std::string_view what) const;

 private:
  void advance();
  Result<std::string_view> value(std::string_view name);

  std::string_view m_rest;
  std::string_view m_line;
  int m_number = 0;
};

class KeyRingWriter {
 public:
  KeyRingWriter();
  ~KeyRingWriter();
  KeyRingWriter(const KeyRingWriter&) = delete;
  KeyRingWriter& operator=(const KeyRingWriter&) = delete;

  void raw(std::string_view text);
  void number(std::string_view name, std::int64_t number);
  void text(std::string_view name, std::string_view value);
  void key(std::string_view name, std::span<const std::uint8_t> key);
  Secret finish() &&;

 private:
  Bytes m_text;
};

}  // namespace heed::crypto
