#include "store_sqlite/connection.hpp"

#include <utility>

namespace heed::store_sqlite {

Result<Connection> Connection::open(const std::filesystem::path& file, Access access, const std::string& vfs) {
  sqlite3* database = nullptr;
  const int mode = access == Access::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(file.c_str(), &database, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW,
                                   vfs.empty() ? nullptr : vfs.c_str());
  Connection connection(database);
  if (database == nullptr) return Error{ErrorKind::unavailable, "store.failed", "no memory for a connection"};
  sqlite3_extended_result_codes(database, 1);
  if (code != SQLITE_OK) return last_error(database);
  TRY(connection.configure(access));
  return connection;
}

Result<Connection> Connection::in_memory() {
  sqlite3* database = nullptr;
  const int code = sqlite3_open(":memory:", &database);
  Connection connection(database);
  if (database == nullptr) return Error{ErrorKind::unavailable, "store.failed", "no memory for a connection"};
  if (code != SQLITE_OK) return last_error(database);
  return connection;
}

Result<void> Connection::configure(Access access) {
  sqlite3* database = m_database.get();
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  TRY(
      execute("PRAGMA busy_timeout = 5000; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;"
              "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"));
  if (access == Access::read_only) return execute("PRAGMA query_only = ON; PRAGMA cache_size = -8192;");
  // FULL syncs the log at every commit: a receipt is shown only for what is on disk.
  TRY(
      execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
              "PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 0;"));
  if (TRY(text("PRAGMA journal_mode")) != "wal")
    return Error{ErrorKind::unavailable, "store.failed", "the file system offers no write-ahead log"};
  return {};
}

Result<void> Connection::execute(const char* sql) {
  if (sqlite3_exec(m_database.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) return last_error(m_database.get());
  return {};
}

Result<StatementUse> Connection::use(std::string_view sql) {
  const auto known = m_statements.find(sql);
  if (known != m_statements.end()) return StatementUse(*known->second);
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(m_database.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return last_error(m_database.get());
  auto made = m_statements.emplace(std::string(sql), std::make_unique<Statement>(statement));
  return StatementUse(*made.first->second);
}

Result<std::int64_t> Connection::number(std::string_view sql) {
  const auto statement = TRY(use(sql));
  return TRY(statement->step()) ? statement->number(0) : 0;
}

Result<std::string> Connection::text(std::string_view sql) {
  const auto statement = TRY(use(sql));
  return TRY(statement->step()) ? statement->text(0) : std::string();
}

}  // namespace heed::store_sqlite
