#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "content/language.hpp"
#include "content/reading.hpp"
#include "content/table_reader.hpp"

namespace heed::content {

namespace {

bool is_language_code(std::string_view text) {
  return text.size() >= 2 && text.size() <= 3 &&
         std::all_of(text.begin(), text.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; });
}

void read_language(const TomlNode& node, std::vector<Language>& languages, Reading& reading) {
  TableReader table(node, "[[language]]", reading);
  Language language;
  language.code = table.text("code", Presence::required);
  language.name = table.shown("name", Presence::required);
  language.english = table.shown("english", Presence::required);
  table.finish();
  if (language.code.empty()) return;
  if (!is_language_code(language.code)) {
    reading.error(table.line_of("code"), "“" + language.code + "” is no language. Write two or three small letters, " +
                                             "without a region, such as \"pl\" or \"ckb\".");
    return;
  }
  if (find_language(languages, language.code) != nullptr) {
    reading.error(table.line_of("code"), "The language “" + language.code + "” is listed twice. Keep one of them.");
    return;
  }
  languages.push_back(std::move(language));
}

}  // namespace

const Language* find_language(const std::vector<Language>& languages, std::string_view tag) {
  const auto code = tag.substr(0, tag.find('-'));
  const auto found = std::find_if(languages.begin(), languages.end(),
                                  [code](const Language& language) { return language.code == code; });
  return found == languages.end() ? nullptr : &*found;
}

std::string language_name(std::string_view code, std::string_view reader_locale) {
  icu::UnicodeString name;
  icu::Locale(std::string(code).c_str()).getDisplayLanguage(icu::Locale(std::string(reader_locale).c_str()), name);
  std::string text;
  name.toUTF8String(text);
  return text;
}

std::vector<Language> read_languages(std::string_view toml, Reading& reading) {
  std::vector<Language> languages;
  const auto root = parse_toml(toml, reading.file, 1, reading.findings);
  if (!root) return languages;
  TableReader table(*root, "the file", reading);
  for (const auto* node : table.tables("language")) read_language(*node, languages, reading);
  table.finish();
  if (languages.empty()) reading.error(0, "There are no languages here. Write at least one [[language]].");
  return languages;
}

}  // namespace heed::content
