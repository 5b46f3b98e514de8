#include "content/insert.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace heed::content {
namespace {

constexpr std::array<std::string_view, 11> plain_inserts = {"signs",     "messages",  "vulnerability", "offenders",
                                                            "evidence",  "our-words", "tell",          "talk",
                                                            "next-read", "guides",    "young-people"};

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += " " + word;
  return out;
}

void check_local(const Insert& insert, int line, Reading& reading) {
  const auto& known = known_contact_ids();
  if (insert.arguments.size() != 1 || std::find(known.begin(), known.end(), insert.arguments[0]) == known.end()) {
    reading.error(line, "{{local" + joined(insert.arguments) +
                            "}} names no local contact. Write {{local ...}} with one of:" + joined(known));
  }
}

}  // namespace

std::optional<Insert> parse_insert(std::string_view paragraph) {
  const auto text = trim(paragraph);
  if (text.size() < 5 || text.substr(0, 2) != "{{" || text.substr(text.size() - 2) != "}}") return std::nullopt;
  const auto inside = text.substr(2, text.size() - 4);
  if (inside.find_first_of("{}") != std::string_view::npos) return std::nullopt;
  Insert insert;
  for (const auto word : split(inside, ' ')) {
    if (word.empty()) continue;
    if (insert.name.empty()) {
      insert.name = word;
    } else {
      insert.arguments.emplace_back(word);
    }
  }
  if (insert.name.empty() || insert.name == "organisation") return std::nullopt;
  return insert;
}

void check_insert(const Insert& insert, int line, Reading& reading) {
  if (insert.name == "local") return check_local(insert, line, reading);
  if (insert.name == "help" || insert.name == "folded-help") {
    if (insert.arguments.empty())
      reading.error(line,
                    "{{" + insert.name + "}} names no help. Write ids of help.toml: {{" + insert.name + " nspcc}}");
    for (const auto& id : insert.arguments) reading.gathered.helps.push_back({reading.file, line, id});
    return;
  }
  if (std::find(plain_inserts.begin(), plain_inserts.end(), insert.name) == plain_inserts.end()) {
    std::string message =
        "{{" + insert.name + "}} is not a known insert. Write one of: help folded-help local organisation";
    for (const auto name : plain_inserts) message += " " + std::string(name);
    reading.error(line, std::move(message));
  } else if (!insert.arguments.empty()) {
    reading.error(line, "{{" + insert.name + "}} takes nothing after its name. Write: {{" + insert.name + "}}");
  }
}

}  // namespace heed::content
