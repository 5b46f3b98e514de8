#include <fcntl.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <iterator>

#include "main/commands.hpp"

namespace heed::main_program {

namespace {

Result<void> append(const std::vector<app::Anchor>& anchors, const Config& config) {
  std::string lines;
  for (const app::Anchor& anchor : anchors) lines += app::to_string(anchor) + "\n";

  // The folder is not made: where another machine's disk is not mounted, anchors beside the data would look as if they were safe.
  const int file = ::open(config.anchors.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return Error{ErrorKind::unavailable, "The anchor file cannot be opened", std::strerror(errno)};
  const bool written =
      ::write(file, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) && ::fsync(file) == 0;
  ::close(file);
  if (!written) return Error{ErrorKind::unavailable, "The anchor file cannot be written", {}};
  return {};
}

}  // namespace

Result<std::vector<app::Anchor>> read_anchor_file(const Config& config) {
  std::ifstream stream(config.anchors, std::ios::binary);
  if (!stream) return std::vector<app::Anchor>{};
  return app::parse_anchors(std::string{std::istreambuf_iterator<char>(stream), {}});
}

Result<void> append_anchors(app::Service& service, const Config& config) {
  if (config.anchors.empty()) return {};
  return append(TRY(app::AnchorAudit(service)()), config);
}

Result<void> compare_anchors(app::Service& service, const Config& config) {
  const auto anchors = read_anchor_file(config);
  if (!anchors.ok()) return {};  // a file that cannot be read says nothing of the database; verification names the line
  return app::CompareAnchors(service)(*anchors);
}

Result<void> accept_restored_backup(app::Service& service, const Config& config) {
  const auto anchors = TRY(read_anchor_file(config));
  return append(TRY(app::AcceptBackup(service)(anchors)), config);
}

}  // namespace heed::main_program
