#include "synth/output.hpp"

namespace heed::synth {

Result<OutputFile> OutputFile::make(const std::string& path) {
  OutputFile file;
  file.m_file.reset(std::fopen(path.c_str(), "wb"));
  if (!file.m_file) return Error{ErrorKind::unavailable, "synth.output", path};
  return file;
}

void OutputFile::add(std::string_view text) {
  m_buffer += text;
  if (m_buffer.size() < 1U << 20) return;
  m_failed = std::fwrite(m_buffer.data(), 1, m_buffer.size(), m_file.get()) != m_buffer.size() || m_failed;
  m_buffer.clear();
}

Result<void> OutputFile::close() {
  m_failed = std::fwrite(m_buffer.data(), 1, m_buffer.size(), m_file.get()) != m_buffer.size() || m_failed;
  m_buffer.clear();
  m_failed = std::fclose(m_file.release()) != 0 || m_failed;
  if (m_failed) return Error{ErrorKind::unavailable, "synth.output", "not all could be written"};
  return {};
}

void append_cell(std::string& line, std::string_view cell) {
  if (cell.find_first_of(",\"\n\r") == std::string_view::npos) {
    line += cell;
    return;
  }
  line += '"';
  for (const char c : cell) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

void append_json(std::string& line, std::string_view text) {
  line += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') line += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) line += c;
  }
  line += '"';
}

}  // namespace heed::synth
