// The folder that holds the database: one process owns it, nobody else may read it.
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/result.hpp"

namespace heed::store_sqlite {

class DataFolder {
 public:
  // Makes the folder (0700) and the database file (0600) when absent, tightens both when they are wider, and takes the
  // lock. Errors: unavailable store.locked (another process, or this one, has it), store.folder.
  static Result<DataFolder> open(const std::filesystem::path& folder);
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
