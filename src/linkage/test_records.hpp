// For tests: records made of texts, files of the reference data where they are, and text cases.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "linkage/model.hpp"

namespace heed::linkage {

// A record that owns its values. Values of one column are given as a list; an empty list is a missing value.
class TestRecord {
 public:
  explicit TestRecord(std::span<const Column> columns)
      : m_columns(columns.begin(), columns.end()), m_texts(columns.size()) {}

  TestRecord& set(std::size_t column, std::vector<std::string> texts) {
    m_texts[column] = std::move(texts);
    return *this;
  }
  // The day on which ages were told, the platform of handles, the scheme of identifiers.
  TestRecord& qualify(std::string qualifier) {
    m_qualifier = std::move(qualifier);
    return *this;
  }
  // Sharing every word counts the same.
  Record record() {
    m_owned.clear();
    m_values.clear();
    m_pointers.clear();
    m_tokens.clear();
    m_starts.assign(1, 0);
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
      for (const std::string& text : m_texts[column]) add(column, text);
      m_starts.push_back(static_cast<std::uint16_t>(m_values.size()));
    }
    for (const auto& value : m_values) m_pointers.push_back(value.get());
    return {m_starts, m_pointers};
  }

 private:
  void add(std::size_t column, const std::string& text) {
    auto owned = std::make_unique<matching::OwnedValue>(
        matching::make_value(m_columns[column].type, text, m_qualifier, m_columns[column].preparation));
    if (owned->text.empty()) return;
    auto value = std::make_unique<Value>(matching::view(*owned));
    if (matching::has_words(m_columns[column].type)) {
      auto& tokens = m_tokens.emplace_back(std::make_unique<std::vector<matching::Token>>());
      for (const std::uint32_t word : matching::words_of(owned->text)) tokens->push_back({word, 1});
      value->tokens = *tokens;
    }
    m_owned.push_back(std::move(owned));
    m_values.push_back(std::move(value));
  }

  std::vector<Column> m_columns;
  std::vector<std::vector<std::string>> m_texts;
  std::string m_qualifier;
  std::vector<std::unique_ptr<matching::OwnedValue>> m_owned;
  std::vector<std::unique_ptr<Value>> m_values;
  std::vector<std::unique_ptr<std::vector<matching::Token>>> m_tokens;
  std::vector<const Value*> m_pointers;
  std::vector<std::uint16_t> m_starts;
};

// The reference data, which does not come with the program: HEED_LINKDATA, or beside the repository. "" when it is not there.
inline std::string linkdata(const std::string& file) {
  const char* named = std::getenv("HEED_LINKDATA");
  const std::filesystem::path folder = named != nullptr ? named : "../shared/linkdata";
  std::error_code error;
  const auto path = folder / file;
  return std::filesystem::is_regular_file(path, error) ? path.string() : std::string();
}

inline std::string whole_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// Lines of a simple CSV: no quotes, no line breaks in fields. The first line is the names.
inline std::vector<std::vector<std::string>> simple_csv(const std::string& path) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(whole_file(path));
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    auto& row = rows.emplace_back();
    std::size_t from = 0;
    for (std::size_t comma; (comma = line.find(',', from)) != std::string::npos; from = comma + 1) {
      row.push_back(line.substr(from, comma - from));
    }
    row.push_back(line.substr(from));
  }
  return rows;
}

}  // namespace heed::linkage
