// The store that Heed uses: one SQLite database in a folder of its own. The only home of SQL.
//
//   auto store = TRY(SqliteStore::open({.folder = "/var/lib/heed", .linker = &linker}));
//   TRY(store->ports().unit_of_work.commit(std::move(work)));
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "ports/store.hpp"
#include "store_sqlite/data_folder.hpp"
#include "store_sqlite/known_readers.hpp"
#include "store_sqlite/readers.hpp"
#include "store_sqlite/writer.hpp"

namespace heed::store_sqlite {

struct SqliteOptions {
  std::filesystem::path folder = {};           // holds heed.db and lock
  Absent absent = Absent::may_be_made;         // what to do without heed.db
  const ports::AuditLinker* linker = nullptr;  // required; outlives the store; called by the writer's thread
  std::size_t readers = 4;
  WriterLimits limits = {};
  std::string vfs = {};               // SQLite's file layer by name; empty for the usual one
  Writer::FreeBytes free_bytes = {};  // how much room the disk has; empty asks the system
  DiskWatch::Tell disk_changed = {};  // when the disk no longer takes everything, and when it does again
  // Tells the keys of what lies here from any others; 32 bytes, kept at first and compared ever after. Empty: not compared.
  Bytes key_check = {};
  // Whether those keys open this record: asked of a database that has kept no check yet. Empty: not asked.
  std::function<bool(const ports::ConcernRecord&)> opens = {};
};

class SqliteStore {
 public:
  // Takes the folder's lock, brings the database to this program's form and starts the writer. Errors: unavailable
  // store.locked, store.folder or store.no_database; invalid store.newer or store.foreign; corrupt store.database; invalid store.options; invalid
  // store.key_ring when the keys are not those of the database.
  static Result<std::unique_ptr<SqliteStore>> open(const SqliteOptions& options);
  ~SqliteStore() { close(); }

  // Safe from any thread until the store is destroyed; after close() every call answers unavailable store.closed.
  ports::Store ports() { return {m_writer, m_concerns, m_users, m_audit, m_links, m_mentions, m_alerts}; }
  WriterFigures figures() const { return m_writer.figures(); }
  DiskState disk() { return m_writer.disk(); }
  // Finishes what was accepted, waits for reads under way, and closes the database.
  void close();

 private:
  SqliteStore(DataFolder folder, const SqliteOptions& options, Connection connection, ChainHeads heads);

  DataFolder m_folder;
  ReaderPool m_pool;
  ConcernReader m_concerns{m_pool};
  UserReader m_users{m_pool};
  AuditReader m_audit{m_pool};
  LinkReader m_links{m_pool};
  MentionReader m_mentions{m_pool};
  AlertReader m_alerts{m_pool};
  Writer m_writer;
};

}  // namespace heed::store_sqlite
