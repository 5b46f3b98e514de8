#include "store_sqlite/statement.hpp"

namespace heed::store_sqlite {

Error last_error(sqlite3* database) {
  const std::string detail = sqlite3_errmsg(database);
  const int code = sqlite3_extended_errcode(database);
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return {ErrorKind::conflict, "store.duplicate", detail};
    case SQLITE_CONSTRAINT_FOREIGNKEY: return {ErrorKind::not_found, "store.missing", detail};
    default: break;
  }
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG: return {ErrorKind::invalid, "store.row", detail};
    case SQLITE_FULL: return {ErrorKind::unavailable, "store.disk", detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {ErrorKind::unavailable, "store.busy", detail};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return {ErrorKind::corrupt, "store.database", detail};
    default: return {ErrorKind::unavailable, "store.failed", detail + " (" + std::to_string(code) + ")"};
  }
}

void Statement::note(int code) { m_bound = m_bound && code == SQLITE_OK; }

Statement& Statement::bind(std::int64_t value) {
  note(sqlite3_bind_int64(m_statement, m_next++, value));
  return *this;
}

Statement& Statement::bind(std::string_view text) {
  const char* data = text.empty() ? "" : text.data();
  note(sqlite3_bind_text64(m_statement, m_next++, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_blob(const void* data, std::size_t size) {
  // A null pointer would bind NULL, which is not the empty byte string.
  note(sqlite3_bind_blob64(m_statement, m_next++, size == 0 ? "" : data, size, SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::bind_null() {
  note(sqlite3_bind_null(m_statement, m_next++));
  return *this;
}

Result<bool> Statement::step() {
  if (!m_bound) return last_error(sqlite3_db_handle(m_statement));
  const int code = sqlite3_step(m_statement);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return last_error(sqlite3_db_handle(m_statement));
}

Result<void> Statement::run() {
  TRY(step());
  return {};
}

Result<void> Statement::run_for_one_row() {
  TRY(step());
  if (sqlite3_changes64(sqlite3_db_handle(m_statement)) == 1) return {};
  return Error{ErrorKind::corrupt, "store.not_written", {}};
}

void Statement::reset() {
  sqlite3_reset(m_statement);
  sqlite3_clear_bindings(m_statement);
  m_next = 1;
  m_bound = true;
}

std::string Statement::text(int column) const {
  const auto* data = sqlite3_column_blob(m_statement, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
  return size == 0 ? std::string() : std::string(static_cast<const char*>(data), size);
}

Bytes Statement::bytes(int column) const {
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
  return size == 0 ? Bytes() : Bytes(data, data + size);
}

}  // namespace heed::store_sqlite
