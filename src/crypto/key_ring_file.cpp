#include "crypto/key_ring_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace heed::crypto {

namespace {

constexpr off_t size_limit = off_t{1024} * 1024;

class Descriptor {
 public:
  explicit Descriptor(int number) : m_number(number) {}
  ~Descriptor() {
    if (m_number >= 0) ::close(m_number);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool is_open() const { return m_number >= 0; }
  int number() const { return m_number; }

 private:
  int m_number;
};

Error system_error(ErrorKind kind, const char* code) { return {kind, code, std::generic_category().message(errno)}; }

bool read_all(int descriptor, Bytes& content) {
  std::size_t done = 0;
  while (done < content.size()) {
    const ssize_t count = ::read(descriptor, content.data() + done, content.size() - done);
    if (count == 0) return false;
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) done += static_cast<std::size_t>(count);
  }
  return true;
}

bool write_all(int descriptor, std::span<const std::uint8_t> content) {
  while (!content.empty()) {
    const ssize_t count = ::write(descriptor, content.data(), content.size());
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) content = content.subspan(static_cast<std::size_t>(count));
  }
  return true;
}

bool sync_folder(const std::filesystem::path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return descriptor.is_open() && ::fsync(descriptor.number()) == 0;
}

bool write_and_sync(const std::filesystem::path& file, const Secret& content) {
  const Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  return descriptor.is_open() && ::fchmod(descriptor.number(), 0600) == 0 &&
         write_all(descriptor.number(), content.reveal()) && ::fsync(descriptor.number()) == 0;
}

// Renames without ever replacing; file systems that cannot promise it get a link instead.
bool rename_new(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS) return false;
  return ::link(from.c_str(), to.c_str()) == 0 && ::unlink(from.c_str()) == 0;
}

}  // namespace

Result<Secret> read_private_file(const std::filesystem::path& file) {
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!descriptor.is_open() && errno == ENOENT) return system_error(ErrorKind::not_found, "key_ring.missing");
  struct stat status{};
  if (!descriptor.is_open() || ::fstat(descriptor.number(), &status) != 0)
    return system_error(ErrorKind::unavailable, "key_ring.not_read");
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return Error{ErrorKind::refused, "key_ring.open_to_others", "set its mode to 0600"};
  if (!S_ISREG(status.st_mode) || status.st_size > size_limit)
    return Error{ErrorKind::corrupt, "key_ring.unreadable", "not a regular file, or too long"};
  Bytes content(static_cast<std::size_t>(status.st_size));
  const bool complete = read_all(descriptor.number(), content);
  Secret secret(std::move(content));
  if (!complete) return Error{ErrorKind::unavailable, "key_ring.not_read", "the file ends early"};
  return secret;
}

Result<void> write_private_file(const std::filesystem::path& file, const Secret& content) {
  const Error exists{ErrorKind::conflict, "key_ring.exists", "a key ring is never written over"};
  std::error_code ignored;
  if (std::filesystem::exists(std::filesystem::symlink_status(file, ignored))) return exists;
  auto unfinished = file;
  unfinished += ".unfinished";
  // What a crash left behind under this name was never a key ring that anything was sealed with.
  ::unlink(unfinished.c_str());
  if (write_and_sync(unfinished, content) && rename_new(unfinished, file)) {
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    if (sync_folder(folder)) return {};
    ::unlink(file.c_str());
  }
  const bool lost_race = errno == EEXIST;
  const Error failed = system_error(ErrorKind::unavailable, "key_ring.not_written");
  ::unlink(unfinished.c_str());
  return lost_race ? exists : failed;
}

}  // namespace heed::crypto
