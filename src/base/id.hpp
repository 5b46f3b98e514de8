// 128-bit record ids, made by the application before a record is sealed. An id never grants access.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.hpp"

namespace heed {

template <class Tag>
class Id {
 public:
  Id() = default;
  explicit Id(const std::array<std::uint8_t, 16>& bytes) : m_bytes(bytes) {}

  static Id make(Random& random) {
    Id id;
    random.fill(id.m_bytes);
    return id;
  }
  // 32 lower-case hexadecimal digits, or nothing.
  static std::optional<Id> parse(std::string_view text);
  // Exactly 16 bytes, or nothing.
  static std::optional<Id> from_bytes(const void* data, std::size_t size);

  const std::array<std::uint8_t, 16>& bytes() const { return m_bytes; }
  std::string to_string() const;
  bool is_zero() const { return m_bytes == std::array<std::uint8_t, 16>{}; }
  auto operator<=>(const Id&) const = default;

 private:
  std::array<std::uint8_t, 16> m_bytes{};
};

namespace detail {
std::string id_to_string(const std::array<std::uint8_t, 16>& bytes);
std::optional<std::array<std::uint8_t, 16>> id_from_string(std::string_view text);
std::optional<std::array<std::uint8_t, 16>> id_from_bytes(const void* data, std::size_t size);
}  // namespace detail

template <class Tag>
std::string Id<Tag>::to_string() const {
  return detail::id_to_string(m_bytes);
}

template <class Tag>
std::optional<Id<Tag>> Id<Tag>::parse(std::string_view text) {
  const auto bytes = detail::id_from_string(text);
  return bytes ? std::optional(Id(*bytes)) : std::nullopt;
}

template <class Tag>
std::optional<Id<Tag>> Id<Tag>::from_bytes(const void* data, std::size_t size) {
  const auto bytes = detail::id_from_bytes(data, size);
  return bytes ? std::optional(Id(*bytes)) : std::nullopt;
}

using ConcernId = Id<struct ConcernTag>;
using MessageId = Id<struct MessageTag>;
using NoteId = Id<struct NoteTag>;
using DecisionId = Id<struct DecisionTag>;
using UserId = Id<struct UserTag>;
using LinkId = Id<struct LinkTag>;
using MentionRecordId = Id<struct MentionRecordTag>;
using AlertId = Id<struct AlertTag>;
using RecordId = Id<struct RecordTag>;  // any of the above, where the kind stands beside it

template <class Tag>
RecordId to_record_id(const Id<Tag>& id) {
  return RecordId(id.bytes());
}

}  // namespace heed
