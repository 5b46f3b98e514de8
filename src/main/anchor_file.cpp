#include <fcntl.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <iterator>

#include "main/commands.hpp"

namespace heed::main_program {

Result<std::vector<app::Anchor>> read_anchor_file(const Config& config) {
  std::ifstream stream(config.anchors, std::ios::binary);
  if (!stream) return std::vector<app::Anchor>{};
  return app::parse_anchors(std::string{std::istreambuf_iterator<char>(stream), {}});
}

Result<void> append_anchors(app::Service& service, const Config& config) {
  if (config.anchors.empty()) return {};
  const auto anchors = TRY(app::AnchorAudit(service)());
  std::string lines;
  for (const app::Anchor& anchor : anchors) lines += app::to_string(anchor) + "\n";

  std::error_code problem;
  std::filesystem::create_directories(config.anchors.parent_path(), problem);
  const int file = ::open(config.anchors.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return Error{ErrorKind::unavailable, "The anchor file cannot be opened", std::strerror(errno)};
  const bool written =
      ::write(file, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) && ::fsync(file) == 0;
  ::close(file);
  if (!written) return Error{ErrorKind::unavailable, "The anchor file cannot be written", {}};
  return {};
}

}  // namespace heed::main_program
