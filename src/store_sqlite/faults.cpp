#include "store_sqlite/faults.hpp"

#include <map>

#include "store_sqlite/migrations.hpp"

namespace heed::store_sqlite {

namespace {

using Faults = std::vector<std::string>;

// "trigger note_not_deleted" -> the words that made it.
using Schema = std::map<std::string, std::string>;

// Without what ANALYZE leaves, which holds no record.
Result<Schema> schema_of(Connection& connection) {
  Schema schema;
  const auto select = TRY(connection.use("SELECT type || ' ' || name, sql FROM sqlite_schema"));
  while (TRY(select->step()))
    if (const auto name = select->text(0); !name.starts_with("table sqlite_stat")) schema[name] = select->text(1);
  return schema;
}

Result<void> check_pages(Connection& connection, Faults& faults) {
  std::string last;
  const auto check = TRY(connection.use("PRAGMA integrity_check(100)"));
  while (TRY(check->step()))
    if (const auto found = check->text(0); found != "ok" && found != last) {
      faults.push_back("integrity check: " + found);
      last = found;  // one for each row where a column is wrong: said once
    }
  return {};
}

Result<void> check_schema(Connection& connection, Faults& faults) {
  auto made = TRY(Connection::in_memory());
  TRY(migrate(made, every_migration(), Instant{}));
  const auto expected = TRY(schema_of(made));
  const auto actual = TRY(schema_of(connection));
  for (const auto& [name, sql] : expected) {
    const auto found = actual.find(name);
    if (found == actual.end())
      faults.push_back("the " + name + " is missing");
    else if (found->second != sql)
      faults.push_back("the " + name + " is not as this program makes it");
  }
  for (const auto& [name, sql] : actual)
    if (!expected.contains(name)) faults.push_back("the " + name + " was not made by this program");
  return {};
}

}  // namespace

Result<Faults> faults_of(Connection& connection) {
  Faults faults;
  TRY(check_pages(connection, faults));
  TRY(check_schema(connection, faults));
  return faults;
}

}  // namespace heed::store_sqlite
