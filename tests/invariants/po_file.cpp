#include "invariants/po_file.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>

namespace heed::invariants {
namespace {

std::string unquoted(std::string_view line) {
  std::string out;
  const auto start = line.find('"');
  const auto end = line.rfind('"');
  if (start == std::string_view::npos || end <= start) return out;
  for (std::size_t at = start + 1; at < end; ++at) {
    if (line[at] != '\\' || at + 1 >= end) {
      out += line[at];
      continue;
    }
    const char escaped = line[++at];
    out += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
  }
  return out;
}

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

class PoReader {
 public:
  PoReader(std::string file, std::vector<PoEntry>& entries) : m_file(std::move(file)), m_entries(entries) {}

  void take(const std::string& line, int number) {
    if (starts_with(line, "#,") && line.find("fuzzy") != std::string::npos) m_next_is_fuzzy = true;
    if (line.empty() || line[0] == '#') return;
    if (starts_with(line, "msgctxt")) {
      finish();
      m_entry.context = unquoted(line);
      m_field = &m_entry.context;
    } else if (starts_with(line, "msgid")) {
      if (m_field != &m_entry.context) finish();
      m_entry.line = number;
      m_entry.key = unquoted(line);
      m_field = &m_entry.key;
    } else if (starts_with(line, "msgstr")) {
      m_entry.text = unquoted(line);
      m_field = &m_entry.text;
    } else if (line[0] == '"' && m_field != nullptr) {
      *m_field += unquoted(line);
    }
  }

  void finish() {
    if (m_field == &m_entry.text && !m_entry.key.empty()) m_entries.push_back(m_entry);
    m_entry = PoEntry();
    m_entry.file = m_file;
    m_entry.fuzzy = m_next_is_fuzzy;
    m_next_is_fuzzy = false;
    m_field = nullptr;
  }

 private:
  std::string m_file;
  std::vector<PoEntry>& m_entries;
  PoEntry m_entry;
  std::string* m_field = nullptr;
  bool m_next_is_fuzzy = false;
};

}  // namespace

std::vector<PoEntry> read_po_folder(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".po") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<PoEntry> entries;
  for (const auto& file : files) {
    PoReader reader(file.generic_string(), entries);
    std::ifstream in(file);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) reader.take(line, number);
    reader.finish();
  }
  return entries;
}

}  // namespace heed::invariants
