// Shared by the content tests: a mistake put into a right file must give one finding, at its line.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "content/library.hpp"

namespace heed::content {

struct Mistake {
  const char* name;
  std::string replace, by;  // in the right file, once
  int line;                 // at which the finding must be
  std::string says;         // which the finding must hold
  friend std::ostream& operator<<(std::ostream& out, const Mistake& mistake) { return out << mistake.name; }
};

// The right file with the mistake in it; "" when `replace` is not there, so that the test fails.
inline std::string with_mistake(std::string text, const Mistake& mistake) {
  const auto at = text.find(mistake.replace);
  if (at == std::string::npos) return {};
  return text.replace(at, mistake.replace.size(), mistake.by);
}

inline std::string told(const std::vector<Finding>& findings) {
  std::string out;
  for (const auto& finding : findings) {
    out += finding.file + ":" + std::to_string(finding.line) + ": " + finding.message + "\n";
  }
  return out;
}

inline bool holds_finding(const std::vector<Finding>& findings, int line, const std::string& says) {
  for (const auto& finding : findings) {
    if (finding.line == line && finding.message.find(says) != std::string::npos) return true;
  }
  return false;
}

}  // namespace heed::content
