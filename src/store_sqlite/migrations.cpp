#include "store_sqlite/migrations.hpp"

#include <string>

namespace heed::store_sqlite {

namespace {

Result<void> apply(Connection& connection, const Migration& migration, Instant now) {
  TRY(connection.execute(migration.sql));
  {
    const auto insert =
        TRY(connection.use("INSERT INTO schema_version (version, name, applied_at) VALUES (?1, ?2, ?3)"));
    TRY(insert->bind(migration.version).bind(migration.name).bind(now).run());
  }
  const std::string marks = "PRAGMA user_version = " + std::to_string(migration.version) +
                            "; PRAGMA application_id = " + std::to_string(application_id);
  TRY(connection.execute(marks.c_str()));
  return connection.execute("COMMIT");
}

Result<void> check_owner(Connection& connection, std::int64_t version) {
  const bool empty = TRY(connection.number("SELECT count(*) FROM sqlite_schema")) == 0;
  if (version == 0 && empty) return {};
  if (TRY(connection.number("PRAGMA application_id")) == application_id && version > 0) return {};
  return Error{ErrorKind::invalid, "store.foreign", "heed.db is a database of another program"};
}

}  // namespace

Result<void> migrate(Connection& connection, std::span<const Migration> migrations, Instant now) {
  const std::int64_t version = TRY(connection.number("PRAGMA user_version"));
  TRY(check_owner(connection, version));
  const std::int64_t latest = migrations.empty() ? 0 : migrations.back().version;
  if (version > latest)
    return Error{ErrorKind::invalid, "store.newer",
                 "the database has form " + std::to_string(version) + ", this program knows up to " +
                     std::to_string(latest) + ": run the newer program"};
  for (const Migration& migration : migrations) {
    if (migration.version <= version) continue;
    TRY(connection.execute("BEGIN IMMEDIATE"));
    auto applied = apply(connection, migration, now);
    if (applied.ok()) continue;
    if (connection.in_transaction()) static_cast<void>(connection.execute("ROLLBACK").ok());
    return Error{applied.error().kind, applied.error().code,
                 "migration " + std::to_string(migration.version) + ": " + applied.error().detail};
  }
  return {};
}

}  // namespace heed::store_sqlite
