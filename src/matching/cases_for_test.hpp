// Reads tests/linkage/*.cases: lines of fields with '|' between them, '#' at the start of what is for the reader only.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace heed::matching {

struct Case {
  std::size_t line = 0;
  std::vector<std::string> fields;
};

inline std::vector<Case> read_cases(const std::string& path, std::size_t fields) {
  std::ifstream file(path);
  EXPECT_TRUE(file.is_open()) << path;
  std::vector<Case> cases;
  std::string text;
  for (std::size_t line = 1; std::getline(file, text); ++line) {
    if (trim(text).empty() || text.starts_with('#')) continue;
    Case found{line, {}};
    for (const std::string_view field : split(text, '|')) found.fields.emplace_back(trim(field));
    EXPECT_EQ(found.fields.size(), fields) << path << ":" << line;
    if (found.fields.size() == fields) cases.push_back(std::move(found));
  }
  EXPECT_FALSE(cases.empty()) << path;
  return cases;
}

}  // namespace heed::matching
