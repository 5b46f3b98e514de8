// Files that nobody else may read.
#pragma once

#include <filesystem>

#include "base/result.hpp"
#include "base/secret.hpp"

namespace heed::crypto {

// At most 1 MiB. Errors: not_found (key_ring.missing), refused (key_ring.open_to_others: group or others have any
// permission), corrupt (key_ring.unreadable: no regular file, or too long), unavailable (key_ring.not_read).
Result<Secret> read_private_file(const std::filesystem::path& file);
// Mode 0600 whatever the umask; on disk (fsync of file and folder) before it has its name. Errors: conflict
// (key_ring.exists), unavailable (key_ring.not_written).
Result<void> write_private_file(const std::filesystem::path& file, const Secret& content);

}  // namespace heed::crypto
