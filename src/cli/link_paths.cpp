#include <fmt/core.h>

#include <filesystem>

#include "cli/link_command.hpp"

namespace heed::cli {

namespace {

namespace fs = std::filesystem;

// What is written into, and holds nothing that could be lost.
bool is_device(const std::string& path) {
  std::error_code failed;
  const auto kind = fs::status(path, failed).type();
  return kind == fs::file_type::character || kind == fs::file_type::fifo || kind == fs::file_type::socket;
}

// However it is spelt, and through links: of one that is not there yet, as far as there are folders.
fs::path resolved(const std::string& path) {
  std::error_code failed;
  const fs::path whole = fs::absolute(path, failed);
  const fs::path place = fs::weakly_canonical(failed ? fs::path(path) : whole, failed);
  return failed ? fs::path(path) : place.lexically_normal();
}

bool is_one_file(const std::string& one, const std::string& other) {
  std::error_code failed;
  return resolved(one) == resolved(other) || (fs::equivalent(one, other, failed) && !failed);
}

Result<void> apart(const NamedPath& written, const NamedPath& other) {
  if (!is_one_file(written.path, other.path)) return {};
  return Error{ErrorKind::invalid, "Nothing was done, for two of these would be one file",
               fmt::format("{} {} and {} {}; name another", other.option, other.path, written.option, written.path)};
}

}  // namespace

Result<void> keep_apart(const std::vector<NamedPath>& read, const std::vector<NamedPath>& written) {
  for (std::size_t at = 0; at < written.size(); ++at) {
    if (written[at].path.empty() || is_device(written[at].path)) continue;
    for (const NamedPath& each : read) {
      if (!each.path.empty() && each.path != "-") TRY(apart(written[at], each));
    }
    for (std::size_t before = 0; before < at; ++before) {
      if (!written[before].path.empty()) TRY(apart(written[at], written[before]));
    }
  }
  return {};
}

}  // namespace heed::cli
