#include "store_sqlite/data_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace heed::store_sqlite {

namespace {

Error folder_error(const char* what) {
  return {ErrorKind::unavailable, "store.folder", std::string(what) + ": " + std::strerror(errno)};
}

// Opens or makes a file that only its owner can read.
Result<int> open_private(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) return folder_error("open");
  if (::fchmod(descriptor, 0600) == 0) return descriptor;
  const Error error = folder_error("chmod");
  ::close(descriptor);
  return error;
}

// A file made just now is there after a power cut only when its folder is synced too.
Result<void> sync_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return folder_error("open");
  const int code = ::fsync(descriptor);
  ::close(descriptor);
  if (code != 0) return folder_error("fsync");
  return {};
}

Result<void> make_private(const std::filesystem::path& folder) {
  std::error_code error;
  if (!folder.parent_path().empty()) std::filesystem::create_directories(folder.parent_path(), error);
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return folder_error("mkdir");
  if (::chmod(folder.c_str(), 0700) != 0) return folder_error("chmod");
  return {};
}

}  // namespace

Result<DataFolder> DataFolder::open(const std::filesystem::path& folder, Absent absent) {
  if (absent == Absent::is_an_error && !std::filesystem::exists(folder / "heed.db"))
    return Error{ErrorKind::unavailable, "store.no_database", folder.string()};
  TRY(make_private(folder));
  const int lock = TRY(open_private(folder / "lock"));
  DataFolder owned(folder / "heed.db", lock);
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return folder_error("flock");
    return Error{ErrorKind::unavailable, "store.locked", "another process owns this data folder"};
  }
  if (!std::filesystem::exists(owned.m_database_file)) {
    ::close(TRY(open_private(owned.m_database_file)));
    TRY(sync_folder(folder));
  } else if (::chmod(owned.m_database_file.c_str(), 0600) != 0) {
    return folder_error("chmod");
  }
  return owned;
}

DataFolder::DataFolder(DataFolder&& other) noexcept
    : m_database_file(std::move(other.m_database_file)), m_lock(std::exchange(other.m_lock, -1)) {}

DataFolder::~DataFolder() {
  if (m_lock >= 0) ::close(m_lock);
}

std::uint64_t DataFolder::free_bytes(const std::filesystem::path& folder) {
  struct statvfs figures{};
  if (::statvfs(folder.c_str(), &figures) != 0) return 0;
  return std::uint64_t{figures.f_bavail} * figures.f_frsize;
}

}  // namespace heed::store_sqlite
