// One prepared statement: numbered binds in order, rows, typed columns. A failed bind is reported by step() or run().
#pragma once

#include <sqlite3.h>

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/sealed.hpp"

namespace heed::store_sqlite {

// What the last failure on a connection means. Errors of kind conflict, not_found and invalid concern one work alone;
// `unavailable` with code store.disk means no room; every other one means that the connection is not to be trusted.
Error last_error(sqlite3* database);

class Statement {
 public:
  explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement() { sqlite3_finalize(m_statement); }

  // Each call binds the next parameter: ?1, ?2, ...
  Statement& bind(std::int64_t value);
  Statement& bind(bool value) { return bind(std::int64_t{value}); }
  Statement& bind(std::uint32_t value) { return bind(std::int64_t{value}); }
  Statement& bind(std::string_view text);
  Statement& bind(const std::string& text) { return bind(std::string_view(text)); }
  Statement& bind(const char* text) { return bind(std::string_view(text)); }
  Statement& bind(const Bytes& bytes) { return bind_blob(bytes.data(), bytes.size()); }
  Statement& bind(Instant instant) { return bind(instant.milliseconds_since_epoch); }
  template <std::size_t size>
  Statement& bind(const std::array<std::uint8_t, size>& bytes) {
    return bind_blob(bytes.data(), size);
  }
  template <class Tag>
  Statement& bind(const Id<Tag>& id) {
    return bind(id.bytes());
  }
  template <class T>
  Statement& bind(const Sealed<T>& sealed) {
    return bind(sealed.storage_bytes());
  }
  template <class T>
  Statement& bind(const std::optional<T>& value) {
    return value ? bind(*value) : bind_null();
  }
  Statement& bind_null();

  // True when a row stands ready, false when there are no more.
  Result<bool> step();
  // For statements that give no rows.
  Result<void> run();
  // For what must insert or change exactly one row. Errors also: corrupt store.not_written when it did not, as with a trigger
  // that somebody put in, which leaves the row out and says nothing.
  Result<void> run_for_one_row();
  // Ready for the next use; forgets what was bound.
  void reset();

  bool is_null(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
  std::int64_t number(int column) const { return sqlite3_column_int64(m_statement, column); }
  std::string text(int column) const;
  Bytes bytes(int column) const;

 private:
  Statement& bind_blob(const void* data, std::size_t size);
  void note(int code);

  sqlite3_stmt* m_statement;
  int m_next = 1;
  bool m_bound = true;
};

}  // namespace heed::store_sqlite
