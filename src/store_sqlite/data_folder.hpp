// The folder that holds the database: one process owns it, nobody else may read it.
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/result.hpp"

namespace heed::store_sqlite {

// Whether a database that is not there may be begun. A folder that was in use and has none lost it: to go on with an empty one
// would look as if nobody had ever told anything.
enum class Absent { may_be_made, is_an_error };

class DataFolder {
 public:
  // Makes the folder (0700) and the database file (0600) when they may be made, tightens both when they are wider, and takes the
  // lock. Errors: unavailable store.locked (another process, or this one, has it), store.folder, store.no_database.
  static Result<DataFolder> open(const std::filesystem::path& folder, Absent absent);
  DataFolder(DataFolder&& other) noexcept;
  DataFolder& operator=(DataFolder&&) = delete;
  ~DataFolder();

  const std::filesystem::path& database_file() const { return m_database_file; }
  // Bytes that this process could still write on the folder's disk; 0 when that cannot be read.
  static std::uint64_t free_bytes(const std::filesystem::path& folder);

 private:
  DataFolder(std::filesystem::path database_file, int lock) : m_database_file(std::move(database_file)), m_lock(lock) {}

  std::filesystem::path m_database_file;
  int m_lock = -1;
};

}  // namespace heed::store_sqlite
