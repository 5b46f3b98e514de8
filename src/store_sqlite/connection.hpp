// One connection with its prepared statements. Used by one thread at a time.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "store_sqlite/statement.hpp"

namespace heed::store_sqlite {

enum class Access { read_only, read_write };

// A prepared statement for the length of a scope; reset when the scope ends.
class StatementUse {
 public:
  explicit StatementUse(Statement& statement) : m_statement(&statement) {}
  StatementUse(StatementUse&& other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)) {}
  StatementUse& operator=(StatementUse&&) = delete;
  ~StatementUse() {
    if (m_statement != nullptr) m_statement->reset();
  }
  Statement* operator->() const { return m_statement; }
  Statement& operator*() const { return *m_statement; }

 private:
  Statement* m_statement;
};

class Connection {
 public:
  // Opens the file and sets every setting that Heed relies on. `vfs` names the SQLite file layer; empty for the usual.
  static Result<Connection> open(const std::filesystem::path& file, Access access, const std::string& vfs);

  // A blank database of its own that is gone with it: for what the migrations make.
  static Result<Connection> in_memory();

  // One or more statements without parameters or rows.
  Result<void> execute(const char* sql);
  // Prepared once for each text.
  Result<StatementUse> use(std::string_view sql);
  // The first column of the first row; 0 when there is none.
  Result<std::int64_t> number(std::string_view sql);
  Result<std::string> text(std::string_view sql);
  // Rows that the last statement inserted or changed.
  std::int64_t changes() const { return sqlite3_changes64(m_database.get()); }
  // False when the transaction is gone, by COMMIT or because SQLite rolled it back after a failure.
  bool in_transaction() const { return sqlite3_get_autocommit(m_database.get()) == 0; }
  sqlite3* handle() const { return m_database.get(); }

 private:
  struct Closer {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  explicit Connection(sqlite3* database) : m_database(database) {}
  Result<void> configure(Access access);

  std::unique_ptr<sqlite3, Closer> m_database;
  std::map<std::string, std::unique_ptr<Statement>, std::less<>> m_statements;
};

}  // namespace heed::store_sqlite
