#include "store_sqlite/key_check.hpp"

#include "store_sqlite/rows.hpp"

namespace heed::store_sqlite {

using namespace ports;

namespace {

Error other_keys() { return {ErrorKind::invalid, "store.key_ring", {}}; }

Result<std::optional<Bytes>> kept(Connection& connection) {
  const auto select = TRY(connection.use("SELECT value FROM key_check"));
  if (!TRY(select->step())) return std::optional<Bytes>();
  return std::optional(select->bytes(0));
}

// The first line of each chain rests on nothing but the audit key.
Result<void> check_lines(Connection& connection, const AuditLinker& linker) {
  const auto first = TRY(connection.use("SELECT " + audit_columns + " FROM audit_line WHERE sequence = 1"));
  while (TRY(first->step())) {
    const AuditLine line = TRY(read_audit_line(*first));
    if (linker.next({}, canonical_bytes(line.sequence, line.entry)) != line.mac) return other_keys();
  }
  return {};
}

Result<void> check_newest_concern(Connection& connection, const SqliteOptions& options) {
  if (!options.opens) return {};
  const auto newest = TRY(connection.use("SELECT " + concern_columns + " FROM concern ORDER BY position DESC LIMIT 1"));
  if (!TRY(newest->step())) return {};
  if (!options.opens(TRY(read_concern(*newest)))) return other_keys();
  return {};
}

Result<void> keep(Connection& connection, const Bytes& value) {
  const auto insert = TRY(connection.use("INSERT INTO key_check (one, value) VALUES (1, ?1)"));
  return insert->bind(value).run();
}

}  // namespace

Result<void> check_keys(Connection& connection, const SqliteOptions& options) {
  if (options.key_check.empty()) return {};
  if (const auto known = TRY(kept(connection))) {
    if (*known != options.key_check) return other_keys();
    return {};
  }
  TRY(check_lines(connection, *options.linker));
  TRY(check_newest_concern(connection, options));
  return keep(connection, options.key_check);
}

}  // namespace heed::store_sqlite
