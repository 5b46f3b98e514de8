// Files, written through a large buffer; cells of CSV and values of JSON.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace heed::synth {

class OutputFile {
 public:
  // Errors: unavailable, code synth.output, when the file cannot be made.
  static Result<OutputFile> make(const std::string& path);
  void add(std::string_view text);
  // Errors: unavailable when any byte could not be written. To be called before the end.
  Result<void> close();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> m_file;
  std::string m_buffer;
  bool m_failed = false;
};

// Appends a cell, quoted where RFC 4180 wants it.
void append_cell(std::string& line, std::string_view cell);
// Appends "text", escaped.
void append_json(std::string& line, std::string_view text);

}  // namespace heed::synth
