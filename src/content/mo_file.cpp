#include "content/mo_file.hpp"

#include <cstdint>
#include <optional>

#include "base/text.hpp"

namespace heed::content {
namespace {

constexpr std::uint32_t magic = 0x950412deU;
constexpr std::uint32_t magic_swapped = 0xde120495U;
constexpr char context_end = '\x04';

class MoReader {
 public:
  explicit MoReader(std::string_view bytes) : m_bytes(bytes) {}

  bool open() {
    const auto first = word(0);
    if (!first || (*first != magic && *first != magic_swapped)) return false;
    m_swapped = *first == magic_swapped;
    return true;
  }

  std::optional<std::uint32_t> word(std::size_t at) const {
    if (at > m_bytes.size() || m_bytes.size() - at < 4) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const std::size_t place = m_swapped ? 3 - i : i;
      value |= static_cast<std::uint32_t>(static_cast<std::uint8_t>(m_bytes[at + place])) << (8 * i);
    }
    return value;
  }

  // The string that the descriptor (length, offset) at `at` names.
  std::optional<std::string_view> text(std::size_t at) const {
    const auto length = word(at);
    const auto offset = word(at + 4);
    if (!length || !offset || *offset > m_bytes.size() || m_bytes.size() - *offset < *length) return std::nullopt;
    return m_bytes.substr(*offset, *length);
  }

 private:
  std::string_view m_bytes;
  bool m_swapped = false;
};

Error corrupt(std::string detail) { return Error{ErrorKind::corrupt, "content.catalogue", std::move(detail)}; }

}  // namespace

std::string with_context(std::string_view context, std::string_view text) {
  return std::string(context) + context_end + std::string(text);
}

Result<MessageTable> parse_mo(std::string_view bytes) {
  MoReader reader(bytes);
  if (!reader.open()) return corrupt("no .mo file");
  const auto count = reader.word(8);
  const auto keys = reader.word(12);
  const auto texts = reader.word(16);
  if (!count || !keys || !texts || *count > bytes.size() / 16) return corrupt("the .mo file is cut short");
  MessageTable table;
  for (std::size_t i = 0; i < *count; ++i) {
    const auto key = reader.text(*keys + 8 * i);
    const auto text = reader.text(*texts + 8 * i);
    if (!key || !text) return corrupt("the .mo file is cut short");
    if (key->empty() || text->empty()) continue;
    if (!is_utf8(*text) || !is_utf8(*key)) return corrupt("the .mo file is not UTF-8");
    table.emplace(*key, *text);
  }
  return table;
}

}  // namespace heed::content
