// Predictable bytes and folders for this layer's tests.
#pragma once

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/random.hpp"
#include "crypto/sealing.hpp"

namespace heed::crypto::test {

// A different byte each time, the same bytes each run. Never a source of keys.
class CountingRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override {
    for (auto& byte : out) {
      m_state = m_state * 6364136223846793005U + 1442695040888963407U;
      byte = static_cast<std::uint8_t>(m_state >> 56);
    }
  }

 private:
  std::uint64_t m_state = 7;
};

class Folder {
 public:
  Folder() {
    std::string path = (std::filesystem::temp_directory_path() / "heed-crypto-XXXXXX").string();
    m_path = ::mkdtemp(path.data()) == nullptr ? "" : path;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(const char* name) const { return m_path / name; }
  const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

inline std::string read_text(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

inline void write_text(const std::filesystem::path& file, const std::string& text, mode_t mode = 0600) {
  std::ofstream(file, std::ios::binary) << text;
  ::chmod(file.c_str(), mode);
}

inline std::string revealed(const Secret& secret) { return std::string(secret.reveal_text()); }

inline Place place_of(const RecordId& id) { return {"exampleshire", "concern", id}; }

}  // namespace heed::crypto::test
