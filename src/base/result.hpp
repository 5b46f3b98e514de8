// A value or an error, for everything that can be expected to fail.
//
//   Result<Concern> load(ConcernId id);
//   auto concern = TRY(load(id));           // returns the error to the caller
//
// std::expected is absent from g++ 12 in C++20 mode; this is the part of it that Heed needs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace heed {

// What went wrong, coarse enough to choose an HTTP status or an exit code from.
enum class ErrorKind {
  invalid,      // the input is wrong; the sender can mend it
  refused,      // the access rules say no
  not_found,    // no such record, or none that this person may know of
  conflict,     // the record changed since it was read, or the same token came with another body
  unavailable,  // a bound was reached or storage cannot answer now; trying again is right
  unknown,      // a commit may or may not have happened; trying again with the same token is right
  corrupt,      // stored bytes do not verify
  internal,     // a defect of ours
};

// `code` is a message key or a stable machine word. `detail` goes to logs and so never holds anything personal.
struct [[nodiscard]] Error {
  ErrorKind kind = ErrorKind::internal;
  std::string code;
  std::string detail;
};

// The kind's name, as used in logs and problem documents.
std::string_view to_string(ErrorKind kind);

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return m_state.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Preconditions: ok() for value(), !ok() for error(). Breaking them throws std::bad_variant_access: a defect.
  T& value() & { return std::get<0>(m_state); }
  const T& value() const& { return std::get<0>(m_state); }
  T value() && { return std::get<0>(std::move(m_state)); }
  const Error& error() const& { return std::get<1>(m_state); }
  Error error() && { return std::get<1>(std::move(m_state)); }

  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

 private:
  std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return m_state.index() == 0; }
  explicit operator bool() const { return ok(); }
  void value() const {}
  const Error& error() const& { return std::get<1>(m_state); }
  Error error() && { return std::get<1>(std::move(m_state)); }

 private:
  std::variant<std::monostate, Error> m_state;
};

// One thing wrong with one field. `code` is the message key of the sentence to show.
struct FieldError {
  std::string field;
  std::string code;
  bool operator==(const FieldError&) const = default;
};

}  // namespace heed

// Unwraps a Result or returns its error from the enclosing function. A statement expression, which g++ and clang both
// have; __extension__ keeps -Wpedantic content.
#define TRY(expression)                                         \
  __extension__({                                               \
    auto try_result = (expression);                             \
    if (!try_result.ok()) return std::move(try_result).error(); \
    std::move(try_result).value();                              \
  })
