// Looks for planted words in bytes, however they may have been written: as they are, in either case, as hexadecimal,
// base64 (at each of its three alignments, with either alphabet), UTF-16 of either order, JSON or percent-encoded.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace heed::invariants {

class CanarySearch {
 public:
  // At least 12 bytes, so that nothing is found by chance. Throws std::logic_error otherwise.
  void plant(const std::string& canary);
  std::size_t planted() const { return m_canaries.size(); }
  // "canary as form" for each that is there.
  std::vector<std::string> find(std::string_view bytes) const;
  // In every file below a folder, with the file's name.
  std::vector<std::string> find_below(const std::filesystem::path& folder) const;

 private:
  struct Form {
    std::string name, bytes;
  };
  struct Canary {
    std::string text;
    std::vector<Form> forms;
  };
  std::vector<Canary> m_canaries;
};

// The base64 characters that stand for `text` whatever comes before and after it, when it begins `alignment` bytes into a
// group of three.
std::string base64_core(std::string_view text, std::size_t alignment, bool url_alphabet);

}  // namespace heed::invariants
