// Reads the fields of one TOML table and reports each mistake with its line and what to write instead.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "content/reading.hpp"
#include "content/toml_node.hpp"

namespace heed::content {

// required: there and not empty. may_be_empty: there, perhaps "". optional: may be absent.
enum class Presence { required, may_be_empty, optional };

class TableReader {
 public:
  // `label` names the table in findings: "item “gifts-money”". Both references must outlive the reader.
  TableReader(const TomlNode& table, std::string label, Reading& reading);

  // Each gives an empty value after a finding.
  std::string text(std::string_view key, Presence presence);
  // As text, for words that people are shown: no placeholder and no blaming phrase.
  std::string shown(std::string_view key, Presence presence);
  // kebab-case: a–z, 0–9 and single hyphens.
  std::string id(std::string_view key);
  int number(std::string_view key, int least, int most);
  // The same for a member that may be absent: then `otherwise`.
  int number_or(std::string_view key, int least, int most, int otherwise);
  bool flag(std::string_view key);
  bool flag_or(std::string_view key, bool otherwise);
  // "" counts as no date where it may be empty.
  std::optional<Date> date(std::string_view key, Presence presence);
  std::vector<std::string> list(std::string_view key, Presence presence);
  // A member that is a table, or null. `required` reports its absence.
  const TomlNode* table(std::string_view key, Presence presence);
  // The tables of [[key]]; reports a member of another shape.
  std::vector<const TomlNode*> tables(std::string_view key);

  // One of the words of `choices`, or `otherwise` after a finding.
  template <class T>
  T choose(std::string_view key, const std::map<std::string_view, T>& choices, T otherwise) {
    const std::string word = text(key, Presence::required);
    if (word.empty()) return otherwise;
    if (const auto found = choices.find(word); found != choices.end()) return found->second;
    std::vector<std::string_view> words;
    words.reserve(choices.size());
    for (const auto& [choice, value] : choices) words.push_back(choice);
    report_choice(key, word, words);
    return otherwise;
  }
  void report_choice(std::string_view key, std::string_view word, const std::vector<std::string_view>& words);

  // The review dates, and their note for the check against today.
  void review(Date& reviewed, Date& review_by);

  // Reports every key that nothing above has asked for, with the nearest known one.
  void finish();

  int line() const { return m_table.line; }
  int line_of(std::string_view key) const;
  const std::string& label() const { return m_label; }
  Reading& reading() { return m_reading; }

 private:
  const TomlNode* member(std::string_view key, Presence presence, TomlNode::Kind kind);

  const TomlNode& m_table;
  std::string m_label;
  Reading& m_reading;
  std::set<std::string, std::less<>> m_known;
};

}  // namespace heed::content
