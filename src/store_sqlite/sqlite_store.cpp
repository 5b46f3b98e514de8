#include "store_sqlite/sqlite_store.hpp"

#include "store_sqlite/key_check.hpp"
#include "store_sqlite/migrations.hpp"

namespace heed::store_sqlite {

namespace {

Writer::FreeBytes free_bytes_of(const SqliteOptions& options) {
  if (options.free_bytes) return options.free_bytes;
  return [folder = options.folder] { return DataFolder::free_bytes(folder); };
}

bool sensible(const SqliteOptions& options) {
  const WriterLimits& limits = options.limits;
  return options.linker != nullptr && !options.folder.empty() && options.readers > 0 && limits.batch > 0 &&
         limits.ordinary > 0 && limits.queue > limits.queue_reserved;
}

}  // namespace

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const SqliteOptions& options) {
  if (!sensible(options)) return Error{ErrorKind::invalid, "store.options", {}};
  auto folder = TRY(DataFolder::open(options.folder, options.absent));
  auto connection = TRY(Connection::open(folder.database_file(), Access::read_write, options.vfs));
  // A file without a table is no more a database than none.
  if (options.absent == Absent::is_an_error && TRY(connection.number("SELECT count(*) FROM sqlite_schema")) == 0)
    return Error{ErrorKind::unavailable, "store.no_database", options.folder.string()};
  TRY(migrate(connection, every_migration(), SystemClock().now()));
  TRY(check_keys(connection, options));
  const ChainHeads heads = TRY(ChainHeads::load(connection));
  return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(folder), options, std::move(connection), heads));
}

SqliteStore::SqliteStore(DataFolder folder, const SqliteOptions& options, Connection connection, ChainHeads heads)
    : m_folder(std::move(folder)),
      m_pool(m_folder.database_file(), options.vfs, options.readers),
      m_writer(
          std::move(connection), heads, *options.linker, options.limits,
          [file = m_folder.database_file(), vfs = options.vfs] {
            return Connection::open(file, Access::read_write, vfs);
          },
          free_bytes_of(options), options.disk_changed) {}

void SqliteStore::close() {
  m_pool.close();
  m_writer.close();
}

}  // namespace heed::store_sqlite
