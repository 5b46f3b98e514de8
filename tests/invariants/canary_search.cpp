#include "invariants/canary_search.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace heed::invariants {

namespace {

constexpr std::size_t least_bytes = 12;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower_of(std::string_view text) {
  std::string copy(text);
  std::transform(copy.begin(), copy.end(), copy.begin(), lower);
  return copy;
}

std::string hex_of(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (const char c : text) {
    hex += digits[static_cast<unsigned char>(c) >> 4];
    hex += digits[static_cast<unsigned char>(c) & 15];
  }
  return hex;
}

std::string utf16_of(std::string_view text, bool little) {
  std::string wide;
  for (const char c : text) wide += little ? std::string{c, '\0'} : std::string{'\0', c};
  return wide;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::string base64_core(std::string_view text, std::size_t alignment, bool url_alphabet) {
  const std::string_view alphabet = url_alphabet ? "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                                                 : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  // Only whole groups: what stands at the edges depends on the neighbours.
  const std::size_t skipped = (3 - alignment) % 3;
  std::string core;
  for (std::size_t i = skipped; i + 3 <= text.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t j = 0; j < 3; ++j) group = group << 8 | static_cast<unsigned char>(text[i + j]);
    for (int shift = 18; shift >= 0; shift -= 6) core += alphabet[group >> shift & 63];
  }
  return core;
}

void CanarySearch::plant(const std::string& canary) {
  if (canary.size() < least_bytes) throw std::logic_error("too short to mean anything when found");
  Canary planted{canary, {{"text", lower_of(canary)}, {"hexadecimal", hex_of(canary)}}};
  for (std::size_t alignment = 0; alignment < 3; ++alignment)
    for (const bool url : {false, true}) planted.forms.push_back({"base64", base64_core(canary, alignment, url)});
  for (const bool little : {true, false}) planted.forms.push_back({"UTF-16", lower_of(utf16_of(canary, little))});
  m_canaries.push_back(std::move(planted));
}

std::vector<std::string> CanarySearch::find(std::string_view bytes) const {
  const std::string folded = lower_of(bytes);
  std::vector<std::string> found;
  for (const Canary& canary : m_canaries) {
    for (const Form& form : canary.forms) {
      const std::string_view where = form.name == "base64" ? bytes : std::string_view(folded);
      if (where.find(form.bytes) != std::string_view::npos) found.push_back(canary.text + " as " + form.name);
    }
  }
  return found;
}

std::vector<std::string> CanarySearch::find_below(const std::filesystem::path& folder) const {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    for (const std::string& canary : find(entry.path().filename().string()))
      found.push_back(canary + " in a file's name");
    if (!entry.is_regular_file()) continue;
    for (const std::string& canary : find(read(entry.path())))
      found.push_back(canary + " in " + entry.path().filename().string());
  }
  return found;
}

}  // namespace heed::invariants
