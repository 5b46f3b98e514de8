// What the team writes in a form is stored once, however often the button is pressed: the record's id comes from the form's token.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "app/service_parts.hpp"
#include "base/bytes.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "crypto/sealing.hpp"

namespace heed::app {

// The id that the same input always gives.
template <class AnyId>
AnyId id_of(const Bytes& input) {
  const auto digest = crypto::hash(input);
  std::array<std::uint8_t, 16> bytes{};
  std::copy_n(digest.begin(), bytes.size(), bytes.begin());
  return AnyId(bytes);
}

// `number` counts the different texts that came with one token: whoever goes back and mends a note writes another. An empty token
// gives a new id each time.
template <class AnyId>
AnyId id_of_form(const Parts& parts, ConcernId concern, UserId author, std::string_view token, std::uint8_t number) {
  if (token.empty()) return AnyId::make(parts.random);
  Bytes input;
  const auto add = [&](std::string_view text) { input.insert(input.end(), text.begin(), text.end()); };
  add(concern.to_string());
  add(author.to_string());
  input.push_back(number);
  add(token);
  return id_of<AnyId>(input);
}

inline constexpr std::uint8_t most_texts_of_form = 10;

// `write` commits under the id of a number; `is_stored` says whether what lies under that id is this text. Errors: conflict
// (form.token_reused) after ten texts of one form.
template <class Write, class IsStored>
Result<void> write_once(const Write& write, const IsStored& is_stored) {
  for (std::uint8_t number = 0; number < most_texts_of_form; ++number) {
    Result<void> written = write(number);
    if (written.ok() || written.error().code != "store.duplicate") return written;
    if (TRY(is_stored(number))) return {};
  }
  return Error{ErrorKind::conflict, "form.token_reused", {}};
}

// For what is to be done whatever a note of this form says: the next number is tried.
inline Result<bool> never_stored(std::uint8_t) { return false; }

}  // namespace heed::app
