// Reads .po files as far as the invariants need: keys, texts and lines. msgfmt reads them for the program.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace heed::invariants {

struct PoEntry {
  std::string file;
  int line = 0;  // of msgid
  std::string context, key, text;
  bool fuzzy = false;
};

// The entries of every .po file in the folder, without their headers.
std::vector<PoEntry> read_po_folder(const std::filesystem::path& folder);

}  // namespace heed::invariants
