#include "content/table_reader.hpp"

#include <algorithm>
#include <numeric>

#include "base/text.hpp"

namespace heed::content {
namespace {

// How a field is written, for findings. Keys not named here are words in quotes.
std::string example(std::string_view key, TomlNode::Kind kind) {
  static const std::map<std::string_view, std::string_view> known = {
      {"review_by", "\"2027-05-24\""},
      {"reviewed", "\"2026-11-24\""},
      {"last_checked", "\"2026-11-24\""},
      {"checked", "\"2026-11-24\""},
      {"date", "\"2026-12-25\""},
      {"author", "\"Heed content team\""},
      {"audiences", "[\"adult\"]"},
      {"languages", "[\"en-GB\"]"},
      {"languages_read", "[\"en\"]"},
      {"time_zone", "\"Europe/London\""},
      {"source", "\"a-source-id\""},
      {"recheck", "\"with its provider before going live\""},
      {"id", "\"short-name\""}};
  if (const auto found = known.find(key); found != known.end()) {
    return std::string(key) + " = " +
           std::string(kind == TomlNode::Kind::list && found->second.front() != '['
                           ? "[" + std::string(found->second) + "]"
                           : std::string(found->second));
  }
  switch (kind) {
    case TomlNode::Kind::number: return std::string(key) + " = 10";
    case TomlNode::Kind::boolean: return std::string(key) + " = true";
    case TomlNode::Kind::list: return std::string(key) + " = [\"...\"]";
    case TomlNode::Kind::table: return "[" + std::string(key) + "]";
    case TomlNode::Kind::text:
    case TomlNode::Kind::other: return std::string(key) + " = \"...\"";
  }
  return std::string(key);
}

std::size_t edits_between(std::string_view left, std::string_view right) {
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (left[i - 1] == right[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[right.size()];
}

}  // namespace

TableReader::TableReader(const TomlNode& table, std::string label, Reading& reading)
    : m_table(table), m_label(std::move(label)), m_reading(reading) {}

int TableReader::line_of(std::string_view key) const {
  const auto* node = m_table.find(key);
  return node == nullptr ? m_table.line : node->line;
}

const TomlNode* TableReader::member(std::string_view key, Presence presence, TomlNode::Kind kind) {
  m_known.insert(std::string(key));
  const auto* node = m_table.find(key);
  if (node == nullptr) {
    if (presence != Presence::optional) {
      m_reading.error(m_table.line, m_label + " lacks “" + std::string(key) + "”. Write: " + example(key, kind));
    }
    return nullptr;
  }
  if (node->kind != kind) {
    m_reading.error(node->line,
                    "“" + std::string(key) + "” in " + m_label + " is of the wrong kind. Write: " + example(key, kind));
    return nullptr;
  }
  return node;
}

std::string TableReader::text(std::string_view key, Presence presence) {
  const auto* node = member(key, presence, TomlNode::Kind::text);
  if (node == nullptr) return {};
  const auto value = trim(node->text);
  if (value.empty() && presence == Presence::required) {
    m_reading.error(node->line, "“" + std::string(key) + "” in " + m_label +
                                    " is empty. Write: " + example(key, TomlNode::Kind::text));
  }
  return std::string(value);
}

std::string TableReader::shown(std::string_view key, Presence presence) {
  std::string value = text(key, presence);
  m_reading.wording.check(value, m_reading.file, line_of(key), "“" + std::string(key) + "” in " + m_label,
                          m_reading.findings);
  return value;
}

std::string TableReader::id(std::string_view key) {
  std::string value = text(key, Presence::required);
  const bool plain = std::all_of(value.begin(), value.end(), [](char character) {
    return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') || character == '-';
  });
  if (!value.empty() && (!plain || value.front() == '-' || value.back() == '-')) {
    m_reading.error(line_of(key), "“" + std::string(key) + "” in " + m_label +
                                      " may hold only a–z, 0–9 and hyphens. Write: id = \"short-name\"");
    return {};
  }
  return value;
}

int TableReader::number(std::string_view key, int least, int most) {
  const auto* node = member(key, Presence::required, TomlNode::Kind::number);
  if (node == nullptr) return 0;
  if (node->number < least || node->number > most) {
    m_reading.error(node->line, "“" + std::string(key) + "” in " + m_label + " is out of range. Write a number from " +
                                    std::to_string(least) + " to " + std::to_string(most) + ".");
    return 0;
  }
  return static_cast<int>(node->number);
}

int TableReader::number_or(std::string_view key, int least, int most, int otherwise) {
  if (m_table.find(key) != nullptr) return number(key, least, most);
  m_known.insert(std::string(key));
  return otherwise;
}

bool TableReader::flag(std::string_view key) {
  const auto* node = member(key, Presence::required, TomlNode::Kind::boolean);
  return node != nullptr && node->truth;
}

bool TableReader::flag_or(std::string_view key, bool otherwise) {
  const auto* node = member(key, Presence::optional, TomlNode::Kind::boolean);
  return node == nullptr ? otherwise : node->truth;
}

std::optional<Date> TableReader::date(std::string_view key, Presence presence) {
  const std::string value = text(key, presence);
  if (value.empty()) return std::nullopt;
  auto parsed = parse_date(value);
  if (!parsed.ok()) {
    m_reading.error(line_of(key),
                    "“" + std::string(key) + "” in " + m_label +
                        " is not a day that exists. Write year, month and day: " + example(key, TomlNode::Kind::text));
    return std::nullopt;
  }
  return *parsed;
}

std::vector<std::string> TableReader::list(std::string_view key, Presence presence) {
  const auto* node = member(key, presence, TomlNode::Kind::list);
  std::vector<std::string> values;
  if (node == nullptr) return values;
  for (const auto& item : node->children) {
    if (item.kind != TomlNode::Kind::text || trim(item.text).empty()) {
      m_reading.error(item.line,
                      "“" + std::string(key) + "” in " + m_label +
                          " holds something that is not words. Write: " + example(key, TomlNode::Kind::list));
      continue;
    }
    values.emplace_back(trim(item.text));
  }
  if (node->children.empty() && presence == Presence::required) {
    m_reading.error(node->line, "“" + std::string(key) + "” in " + m_label +
                                    " is empty. Write: " + example(key, TomlNode::Kind::list));
  }
  return values;
}

const TomlNode* TableReader::table(std::string_view key, Presence presence) {
  return member(key, presence, TomlNode::Kind::table);
}

std::vector<const TomlNode*> TableReader::tables(std::string_view key) {
  std::vector<const TomlNode*> found;
  m_known.insert(std::string(key));
  const auto* node = m_table.find(key);
  if (node == nullptr) return found;
  const auto wrong = [&](int line) {
    m_reading.error(line, "“" + std::string(key) + "” in " + m_label + " is of the wrong kind. Start each one with [[" +
                              std::string(key) + "]]");
  };
  if (node->kind != TomlNode::Kind::list) {
    wrong(node->line);
    return found;
  }
  for (const auto& item : node->children) {
    if (item.kind == TomlNode::Kind::table) {
      found.push_back(&item);
    } else {
      wrong(item.line);
    }
  }
  return found;
}

void TableReader::report_choice(std::string_view key, std::string_view word,
                                const std::vector<std::string_view>& words) {
  std::string message = "“" + std::string(key) + "” in " + m_label + " says “" + std::string(word) +
                        "”, which is not known. Write one of:";
  for (const auto choice : words) message += " \"" + std::string(choice) + "\"";
  m_reading.error(line_of(key), std::move(message));
}

void TableReader::review(Date& reviewed, Date& review_by) {
  const auto from = date("reviewed", Presence::required);
  const auto until = date("review_by", Presence::required);
  if (from) reviewed = *from;
  if (until) review_by = *until;
  if (from && until && *until <= *from) {
    m_reading.error(
        line_of("review_by"),
        "“review_by” in " + m_label + " is not after “reviewed”. Write the day by which it must be read again.");
  }
  if (until) m_reading.gathered.reviews.push_back({m_reading.file, line_of("review_by"), m_label, *until});
}

void TableReader::finish() {
  for (const auto& child : m_table.children) {
    if (m_known.find(child.key) != m_known.end()) continue;
    std::string message = "“" + child.key + "” in " + m_label + " is not a known key.";
    const auto nearest = std::min_element(m_known.begin(), m_known.end(), [&](const auto& left, const auto& right) {
      return edits_between(left, child.key) < edits_between(right, child.key);
    });
    if (nearest != m_known.end() && edits_between(*nearest, child.key) <= 3) {
      message += " Did you mean “" + *nearest + "”?";
    } else {
      message += " Take it out; known are:";
      for (const auto& key : m_known) message += " " + key;
    }
    m_reading.error(child.line, std::move(message));
  }
}

}  // namespace heed::content
