// No message is missing, unused or called with other placeholders than it has.
#include <gtest/gtest.h>
#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "content/message.hpp"
#include "content/wording.hpp"
#include "invariants/po_file.hpp"
#include "invariants/source_scan.hpp"

namespace heed::invariants {
namespace {

namespace fs = std::filesystem;

const fs::path locales = "content/locales";

using Entries = std::map<std::string, PoEntry>;

bool is_date_pattern(const std::string& key) { return key.rfind("date.pattern.", 0) == 0; }

std::string place(const std::string& file, int line) { return file + ":" + std::to_string(line) + ": "; }

Entries messages_of(const std::string& locale) {
  Entries entries;
  for (auto& entry : read_po_folder(locales / locale)) {
    if (entry.context.empty()) entries.emplace(entry.key, entry);
  }
  return entries;
}

const Entries& english() {
  static const Entries entries = messages_of("en-GB");
  return entries;
}

const Source& source() {
  static const Source scanned = scan_folder("src");
  return scanned;
}

// The layers that make pages. What stands also in another layer is a code of that layer, not a key.
bool makes_pages(const std::string& file) {
  return file.rfind("src/html/", 0) == 0 || file.rfind("src/web_public/", 0) == 0 ||
         file.rfind("src/web_team/", 0) == 0;
}

std::string domain_of(const std::string& key) { return key.substr(0, key.find('.')); }

// "common.problem" and "common.problem.busy" of "common.problem.busy.title".
const std::set<std::string>& key_starts() {
  static const std::set<std::string> starts = [] {
    std::set<std::string> all;
    for (const auto& [key, entry] : english()) {
      for (auto point = key.find('.'); point != std::string::npos; point = key.find('.', point + 1))
        all.insert(key.substr(0, point));
    }
    return all;
  }();
  return starts;
}

std::set<std::string> placeholders_of(const PoEntry& entry) {
  if (is_date_pattern(entry.key)) return {};
  const auto message = content::Message::make(entry.text, icu::Locale("en", "GB"));
  if (!message.ok()) return {"(this pattern cannot be read)"};
  return {message->placeholders().begin(), message->placeholders().end()};
}

std::string joined(const std::set<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += " {" + name + "}";
  return out.empty() ? " none" : out;
}

bool matches(const std::string& key, const std::string& pattern) {
  return pattern.back() == '*' ? key.rfind(pattern.substr(0, pattern.size() - 1), 0) == 0 : key == pattern;
}

// Prefix patterns, one a line: keys that code makes of pieces.
std::vector<std::string> dynamic_patterns() {
  std::vector<std::string> patterns;
  std::ifstream in("tests/invariants/dynamic_keys.txt");
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.pop_back();
    if (!line.empty()) patterns.push_back(line);
  }
  return patterns;
}

TEST(Messages, AreWrittenOnce) {
  std::map<std::string, std::string> seen;
  for (const auto& entry : read_po_folder(locales / "en-GB")) {
    const auto here = place(entry.file, entry.line);
    const auto [other, is_new] = seen.emplace(entry.context + "\n" + entry.key, here);
    EXPECT_TRUE(is_new) << here << entry.key << " is written already at " << other->second;
    EXPECT_FALSE(entry.text.empty()) << here << entry.key << " has no words";
    EXPECT_FALSE(entry.fuzzy) << here << entry.key << " is fuzzy: msgfmt leaves it out";
  }
}

TEST(Messages, AreReadByIcuAndNameWhatTheyHold) {
  for (const auto& [key, entry] : english()) {
    EXPECT_EQ(placeholders_of(entry).count("(this pattern cannot be read)"), 0U)
        << place(entry.file, entry.line) << key << ": " << entry.text;
  }
}

TEST(Messages, AskedForByTheCodeAreThere) {
  for (const auto& call : source().calls) {
    for (const auto& key : call.keys)
      EXPECT_EQ(english().count(key), 1U) << place(call.file, call.line) << "no message “" << key << "”";
  }
}

// Also keys that go through a helper before they reach t(): whatever starts like a message's key must be one.
TEST(Messages, NamedAnywhereInTheCodeAreThere) {
  std::set<std::string> domains;
  for (const auto& [key, entry] : english()) domains.insert(domain_of(key));
  std::set<std::string> codes;
  for (const auto& literal : source().literals) {
    if (!makes_pages(literal.file)) codes.insert(literal.text);
  }
  for (const auto& literal : source().literals) {
    if (!makes_pages(literal.file) || codes.count(literal.text) == 1 || !is_key(literal.text) ||
        domains.count(domain_of(literal.text)) == 0)
      continue;
    const bool known = english().count(literal.text) == 1 || key_starts().count(literal.text) == 1;
    EXPECT_TRUE(known) << place(literal.file, literal.line) << "no message “" << literal.text << "”";
  }
}

TEST(Messages, AreUsed) {
  std::set<std::string> used;
  auto patterns = dynamic_patterns();
  for (const auto& literal : source().literals) {
    used.insert(literal.text);
    if (is_key_start(literal.text)) patterns.push_back(literal.text + "*");
    const bool is_start =
        is_key(literal.text) && english().count(literal.text) == 0 && key_starts().count(literal.text) == 1;
    if (is_start && makes_pages(literal.file)) patterns.push_back(literal.text + ".*");
  }
  for (const auto& [key, entry] : english()) {
    const bool made =
        std::any_of(patterns.begin(), patterns.end(), [&](const auto& pattern) { return matches(key, pattern); });
    EXPECT_TRUE(made || used.count(key) == 1) << place(entry.file, entry.line) << "nothing uses “" << key << "”";
  }
}

TEST(DynamicKeys, EachMatchAMessage) {
  for (const auto& pattern : dynamic_patterns()) {
    const bool found =
        std::any_of(english().begin(), english().end(), [&](const auto& one) { return matches(one.first, pattern); });
    EXPECT_TRUE(found) << "tests/invariants/dynamic_keys.txt: no message matches " << pattern;
  }
}

TEST(Messages, AreCalledWithThePlaceholdersTheyHave) {
  for (const auto& call : source().calls) {
    if (!call.names) continue;
    for (const auto& key : call.keys) {
      const auto found = english().find(key);
      if (found == english().end()) continue;
      const auto wanted = placeholders_of(found->second);
      EXPECT_EQ(*call.names, wanted) << place(call.file, call.line) << "“" << key << "” has" << joined(wanted)
                                     << ", the call gives" << joined(*call.names);
    }
  }
}

TEST(Messages, HoldNoPlaceholderTextAndNoBlame) {
  std::ifstream in("content/blaming-phrases.txt");
  std::ostringstream text;
  text << in.rdbuf();
  std::vector<content::Finding> findings;
  const auto wording = content::Wording::read(text.str(), "content/blaming-phrases.txt", findings);
  for (const auto& [key, entry] : english()) wording.check(entry.text, entry.file, entry.line, key, findings);
  for (const auto& finding : findings) ADD_FAILURE() << place(finding.file, finding.line) << finding.message;
}

TEST(Translations, HaveTheKeysAndPlaceholdersOfTheEnglish) {
  for (const auto& folder : fs::directory_iterator(locales)) {
    const std::string locale = folder.path().filename().string();
    if (!folder.is_directory() || locale == "en-GB") continue;
    for (const auto& [key, entry] : messages_of(locale)) {
      const auto original = english().find(key);
      EXPECT_NE(original, english().end()) << place(entry.file, entry.line) << "English has no “" << key << "”";
      if (original == english().end() || entry.text.empty()) continue;
      EXPECT_EQ(placeholders_of(entry), placeholders_of(original->second)) << place(entry.file, entry.line) << key;
    }
  }
}

TEST(SourceScan, FindsCallsKeysAndNames) {
  Source found;
  scan_text(R"code(
    // t("comment.key") is no call
    auto a = t("one.two", {{"count", size('"')}, {"team", f({"x"})}}); /* words("no.call") */
    auto b = frame.words(young ? "one.young" : "one.adult");
    auto c = t("one." + name + ".title"); int d = 1'000;
    auto e = t("one.long" ".key", arguments);
  )code",
            "a.cpp", found);
  ASSERT_EQ(found.calls.size(), 3U);
  EXPECT_EQ(found.calls[0].line, 3);
  EXPECT_EQ(found.calls[0].keys, std::vector<std::string>{"one.two"});
  EXPECT_EQ(found.calls[0].names, (std::set<std::string>{"count", "team"}));
  EXPECT_EQ(found.calls[1].keys, (std::vector<std::string>{"one.young", "one.adult"}));
  EXPECT_EQ(found.calls[1].names, std::set<std::string>());
  EXPECT_EQ(found.calls[2].keys, std::vector<std::string>{"one.long.key"});
  EXPECT_EQ(found.calls[2].names, std::nullopt);
  EXPECT_TRUE(is_key_start("tell.step."));
  EXPECT_FALSE(is_key_start("tell."));
}

}  // namespace
}  // namespace heed::invariants
