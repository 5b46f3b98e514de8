#include <fcntl.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/anchor_lines.hpp"
#include "main/commands.hpp"

namespace heed::main_program {

namespace {

bool ends_with_newline(int file) {
  const off_t size = ::lseek(file, 0, SEEK_END);
  char last = '\n';
  return size <= 0 || (::pread(file, &last, 1, size - 1) == 1 && last == '\n');
}

std::string text_of_anchors(const Config& config) {
  std::ifstream stream(config.anchors, std::ios::binary);
  return std::string{std::istreambuf_iterator<char>(stream), {}};
}

// An area that is live and has a record has had anchors: a file without one that can be read is no better than none.
Result<void> check_anchors_are_there(app::Service& service, const Config& config) {
  const auto anchors = read_anchor_file(config);
  if (config.mode != Mode::live || (anchors.ok() && !anchors->empty())) return {};
  std::error_code problem;
  const bool is_there = std::filesystem::exists(config.anchors, problem);
  for (const auto& head : TRY(app::AnchorAudit(service)()))
    if (head.sequence > 0)
      return Error{ErrorKind::unavailable, is_there ? "audit.anchors_empty" : "audit.anchors_missing",
                   config.anchors.string()};
  return {};
}

Result<void> append(const std::vector<app::Anchor>& anchors, const Config& config) {
  std::string lines;
  for (const app::Anchor& anchor : anchors) lines += app::to_string(anchor) + "\n";

  // The folder is not made: where another machine's disk is not mounted, anchors beside the data would look as if they were safe.
  const int file = ::open(config.anchors.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return Error{ErrorKind::unavailable, "The anchor file cannot be opened", std::strerror(errno)};
  // What was cut off in the middle of a line must not spoil the next.
  if (!ends_with_newline(file)) lines.insert(lines.begin(), '\n');
  const bool written =
      ::write(file, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) && ::fsync(file) == 0;
  ::close(file);
  if (!written) return Error{ErrorKind::unavailable, "The anchor file cannot be written", {}};
  return {};
}

}  // namespace

Result<std::vector<app::Anchor>> read_anchor_file(const Config& config) {
  return app::parse_anchors(text_of_anchors(config));
}

std::vector<std::size_t> unreadable_lines_of_anchors(const Config& config) {
  return app::unreadable_anchor_lines(text_of_anchors(config));
}

Result<void> append_anchors(app::Service& service, const Config& config) {
  if (config.anchors.empty()) return {};
  return append(TRY(app::AnchorAudit(service)()), config);
}

Result<void> compare_anchors(app::Service& service, const Config& config, WithoutAnchors without) {
  if (without == WithoutAnchors::refused) TRY(check_anchors_are_there(service, config));
  const auto anchors = read_anchor_file(config);
  if (!anchors.ok()) return {};  // a file that cannot be read says nothing of the database; verification names the line
  return app::CompareAnchors(service)(*anchors);
}

Result<void> accept_restored_backup(app::Service& service, const Config& config) {
  const auto anchors = TRY(read_anchor_file(config));
  return append(TRY(app::AcceptBackup(service)(anchors)), config);
}

}  // namespace heed::main_program
