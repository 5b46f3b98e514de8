// What the commands of `heed link` share: files in and out, progress, and what a run took.
#pragma once

#include <CLI/CLI.hpp>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cli/operations.hpp"
#include "link_batch/load.hpp"
#include "linkage/model.hpp"

namespace heed::cli {

// Each adds its subcommand to `link`; the chosen one sets `code`.
void add_link_run(CLI::App& link, int& code);
void add_link_evaluate(CLI::App& link, int& code);
void add_link_explain(CLI::App& link, Operations& operations, int& code);
void add_link_watch(CLI::App& link, Operations& operations, int& code);
void add_link_schema(CLI::App& link, int& code);

// Errors: unavailable, code "Cannot read this file" …, detail the file's name.
Result<std::string> read_file(const std::string& path);
// Written beside its place and then moved there, so that no half of a file is ever left; a device or a pipe is written into as it is.
// Errors: unavailable.
Result<void> write_file(const std::string& path, std::string_view text);

struct NamedPath {
  std::string option, path;
};
// No file that is written is one that is read, or that is written already, however it is spelt and through links. Errors: invalid,
// detail naming both options. Paths that are "" are passed over, and so is writing into a device.
Result<void> keep_apart(const std::vector<NamedPath>& read, const std::vector<NamedPath>& written);
// --input for each.
std::vector<NamedPath> inputs_of(const std::vector<std::string>& paths);

// From the lowest to the highest weight that a pair can have for clusters. Errors: invalid.
Result<void> check_threshold(double threshold);

// Errors name the file and, where there is one, the line.
Result<std::vector<link_batch::Input>> read_inputs(const std::vector<std::string>& paths);
// The schema of a file; "" = guessed of the first input.
Result<link_batch::Schema> read_schema(const std::string& path, const std::vector<link_batch::Input>& inputs);
Result<linkage::Model> read_model_file(const std::string& path);
// What read_schema gave for `path`, held against all inputs: their ids, and the columns that each lacks. Warns on standard error of a
// column that an input lacks. Errors: invalid: ids are missing or stand twice; an input has nothing of what is compared.
Result<void> check_inputs(const std::vector<link_batch::Input>& inputs, const link_batch::Schema& schema,
                          const std::string& path, const std::vector<linkage::Column>& columns);

// What read_schema gave for `path`, without a table: the lines to come hold what it names. Errors: invalid: the model compares nothing of it.
Result<void> check_fields(const link_batch::Schema& schema, const std::string& path,
                          const std::vector<linkage::Column>& columns);

// A line of progress on standard error, drawn over and over, only where that is a terminal.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void operator()(std::string_view stage, double done);

 private:
  bool m_terminal;
  std::size_t m_drawn = 0;
  std::chrono::steady_clock::time_point m_last;
};

// "0.85 s, at most 113 MB of memory": since the process began.
std::string spent(std::chrono::steady_clock::time_point start);
// 1234567 → "1,234,567".
std::string grouped(std::uint64_t number);

}  // namespace heed::cli
