// The parameter file and the names, read once for all tests, and a fingerprint of what is made.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "synth/county.hpp"

namespace heed::synth {

inline const Parameters& test_parameters() {
  static const Parameters parameters = read_parameters(HEED_SYNTH_FOLDER "/county.toml").value();
  return parameters;
}

inline const NameBook& test_names() {
  static const NameBook names = read_names(HEED_SYNTH_FOLDER, "", test_parameters()).value();
  return names;
}

inline const Tradition& tradition(std::string_view name) {
  for (const Tradition& tradition : test_names().traditions)
    if (tradition.name == name) return tradition;
  return test_names().traditions.front();
}

// FNV-1a over a file's bytes.
inline std::uint64_t fingerprint(const std::filesystem::path& path, std::uint64_t hash = 0xcbf29ce484222325) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
  return hash;
}

inline std::filesystem::path test_folder(const std::string& name) {
  const auto folder = std::filesystem::temp_directory_path() / ("heed-synth-test-" + std::to_string(getpid())) / name;
  std::filesystem::create_directories(folder);
  return folder;
}

}  // namespace heed::synth
