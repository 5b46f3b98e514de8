#include "crypto/form_seal.hpp"

#include "crypto/envelope.hpp"
#include "crypto/padding.hpp"

namespace heed::crypto {

namespace {

constexpr std::uint8_t form_format = 1;
constexpr std::size_t time_size = 8;
constexpr std::chrono::minutes clock_step{1};

Bytes form_data(std::string_view purpose) {
  AssociatedData data;
  data.add("heed form").add(std::uint32_t{form_format}).add(purpose);
  return data.bytes();
}

}  // namespace

std::string FormSeal::seal(std::string_view purpose, Instant now, std::string_view plaintext) const {
  Bytes content;
  content.reserve(padded_size(time_size + plaintext.size()));
  append_number(content, static_cast<std::uint64_t>(now.milliseconds_since_epoch), time_size);
  content.insert(content.end(), plaintext.begin(), plaintext.end());
  pad(content);
  const Secret padded(std::move(content));
  Bytes sealed{form_format};
  encrypt(sealed, m_key, padded.reveal(), form_data(purpose), m_random);
  return to_base64url(sealed);
}

Result<std::string> FormSeal::open(std::string_view purpose, Instant now, std::string_view field) const {
  const Error unreadable{ErrorKind::invalid, "problem.form.unreadable", ""};
  const auto sealed = from_base64url(field);
  if (!sealed || sealed->empty() || sealed->front() != form_format) return unreadable;
  auto content = decrypt(m_key, std::span(*sealed).subspan(1), form_data(purpose));
  if (!content || !unpad(*content) || content->size() < time_size) return unreadable;
  const Secret plain(std::move(*content));
  const Instant made{static_cast<std::int64_t>(read_number(plain.reveal().first(time_size)))};
  if (made > now + clock_step || now > made + form_life) return Error{ErrorKind::invalid, "problem.form.expired", ""};
  return std::string(plain.reveal_text().substr(time_size));
}

}  // namespace heed::crypto
