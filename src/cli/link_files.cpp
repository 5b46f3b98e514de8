#include <fmt/core.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/link_command.hpp"
#include "link_batch/input_checks.hpp"
#include "linkage/cluster.hpp"
#include "linkage/splink_json.hpp"

namespace heed::cli {

namespace {

Error file_error(std::string what, const std::string& path) { return {ErrorKind::unavailable, std::move(what), path}; }

// An error about what a file holds, with the file's name before the line.
Error within(const std::string& path, const Error& error) {
  return {error.kind, error.code, path + ", " + error.detail};
}

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t most = 12;
  std::string text;
  for (std::size_t at = 0; at < std::min(most, names.size()); ++at) text += (at == 0 ? "" : ", ") + names[at];
  return names.size() > most ? text + ", …" : text;
}

std::string said_of(const link_batch::Input& input, const link_batch::Unmatched& found) {
  const std::string unread =
      found.unread.empty() ? "" : fmt::format(" Nothing reads its columns {}.", listed(found.unread));
  const std::string& own = found.unread.empty() ? std::string("its name there") : found.unread.front();
  return fmt::format(
      "{}: there is no column for {}.{} Where it has another name, say so in the schema, under name = \"{}\": also = "
      "[\"{}\"]",
      input.name, listed(found.missing), unread, found.missing.front(), own);
}

bool pour(const std::string& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.flush();
  return static_cast<bool>(file);
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  std::error_code failed;
  if (std::filesystem::is_directory(path, failed)) return file_error("This is a folder where a file is wanted", path);
  std::ifstream file(path, std::ios::binary);
  if (!file) return file_error("This file cannot be opened", path);
  const auto size = file.seekg(0, std::ios::end).tellg();
  if (size < 0) {  // a pipe: its size is not known
    file.clear();
    return std::string(std::istreambuf_iterator<char>(file), {});
  }
  std::string text(static_cast<std::size_t>(size), '\0');
  file.seekg(0);
  file.read(text.data(), size);
  if (!file) return file_error("This file cannot be read", path);
  return text;
}

Result<void> write_file(const std::string& path, std::string_view text) {
  std::error_code failed;
  const auto kind = std::filesystem::status(path, failed).type();
  const bool is_place = kind == std::filesystem::file_type::character || kind == std::filesystem::file_type::fifo ||
                        kind == std::filesystem::file_type::socket || kind == std::filesystem::file_type::block;
  if (is_place) return pour(path, text) ? Result<void>() : file_error("This file cannot be written", path);
  // What a link leads to is written, and the link stays.
  const auto target = std::filesystem::weakly_canonical(path, failed);
  const std::string place = failed ? path : target.string();
  const std::string beside = fmt::format("{}.part-{}", place, ::getpid());
  if (pour(beside, text)) {
    std::filesystem::rename(beside, place, failed);
    if (!failed) return {};
  }
  std::error_code ignored;
  std::filesystem::remove(beside, ignored);
  return file_error("This file cannot be written", path);
}

Result<std::vector<link_batch::Input>> read_inputs(const std::vector<std::string>& paths) {
  std::vector<link_batch::Input> inputs;
  for (const std::string& path : paths) {
    auto table = link_batch::CsvTable::parse(TRY(read_file(path)));
    if (!table.ok()) return within(path, table.error());
    if (const std::size_t line = table->read_as_windows_1252_from(); line > 0)
      fmt::print(stderr,
                 "{}, line {}: not UTF-8; the file is read as Windows-1252 (Western Europe). Where it has another "
                 "encoding, save it as UTF-8.\n",
                 path, line);
    inputs.push_back({path, std::move(table).value()});
  }
  return inputs;
}

Result<link_batch::Schema> read_schema(const std::string& path, const std::vector<link_batch::Input>& inputs) {
  if (path.empty()) return link_batch::guess_schema(inputs[0].table);
  auto schema = link_batch::parse_schema(TRY(read_file(path)));
  if (!schema.ok()) return within(path, schema.error());
  return schema;
}

Result<linkage::Model> read_model_file(const std::string& path) {
  auto model = linkage::read_model(TRY(read_file(path)));
  if (!model.ok()) return within(path, model.error());
  return model;
}

Result<void> check_inputs(const std::vector<link_batch::Input>& inputs, const link_batch::Schema& schema,
                          const std::string& path, const std::vector<linkage::Column>& columns) {
  using link_batch::SchemaIs;
  TRY(link_batch::check_ids(inputs, schema, path.empty() ? SchemaIs::guessed : SchemaIs::given));
  for (const link_batch::Input& input : inputs) {
    const auto found = link_batch::unmatched(input, schema, columns);
    if (found.missing.empty()) continue;
    if (found.missing.size() == columns.size())
      return Error{ErrorKind::invalid, "This table has nothing of what is compared", said_of(input, found)};
    fmt::print(stderr, "{}. It is taken for not known there.\n", said_of(input, found));
  }
  return {};
}

Result<void> check_fields(const link_batch::Schema& schema, const std::string& path,
                          const std::vector<linkage::Column>& columns) {
  std::vector<std::string> compared;
  for (const linkage::Column& column : columns) {
    const auto is_it = [&](const link_batch::SchemaColumn& said) { return said.name == column.name && !said.ignore; };
    if (std::any_of(schema.columns.begin(), schema.columns.end(), is_it)) return {};
    compared.push_back(column.name);
  }
  return Error{ErrorKind::invalid, "The model compares nothing of what this schema names",
               fmt::format("{}: the model compares {}", path, listed(compared))};
}

std::vector<NamedPath> inputs_of(const std::vector<std::string>& paths) {
  std::vector<NamedPath> inputs;
  for (const std::string& path : paths) inputs.push_back({"--input", path});
  return inputs;
}

Result<void> check_threshold(double threshold) {
  const linkage::ClusterOptions bounds;
  const double lowest = linkage::from_fixed(bounds.lowest), highest = linkage::from_fixed(bounds.highest);
  if (threshold >= lowest && threshold <= highest) return {};
  return Error{ErrorKind::invalid, "This threshold is none that a weight could reach",
               fmt::format("--threshold is a number from {:.0f} to {:.0f}", lowest, highest)};
}

Progress::Progress() : m_terminal(::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (m_drawn > 0) fmt::print(stderr, "\r{:{}}\r", "", m_drawn);
}

void Progress::operator()(std::string_view stage, double done) {
  const auto now = std::chrono::steady_clock::now();
  if (!m_terminal || (m_drawn > 0 && now - m_last < std::chrono::milliseconds(100))) return;
  m_last = now;
  constexpr int width = 30;
  const int filled = static_cast<int>(std::min(1.0, std::max(0.0, done)) * width);
  const std::string line =
      fmt::format("{:<12} [{:#<{}}{:.<{}}] {:3.0f} %", stage, "", filled, "", width - filled, done * 100);
  fmt::print(stderr, "\r{}", line);
  std::fflush(stderr);
  m_drawn = line.size();
}

std::string spent(std::chrono::steady_clock::time_point start) {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  return fmt::format("{:.2f} s, at most {} MB of memory", seconds.count(),
                     grouped(static_cast<std::uint64_t>(usage.ru_maxrss) / 1024));
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

}  // namespace heed::cli
