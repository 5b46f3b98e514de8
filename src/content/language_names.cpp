#include "content/language_names.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <array>

namespace heed::content {

namespace {

constexpr std::array<const char*, 38> codes{
    "am", "ar", "bg", "bn", "cs", "cy", "de", "en", "es", "fa", "fr", "gu", "hi", "hu", "it", "ku", "lt", "lv",  "ne",
    "nl", "pa", "pl", "ps", "pt", "ro", "ru", "sk", "so", "sq", "ta", "ti", "tr", "uk", "ur", "vi", "yo", "yue", "zh"};

std::string name_in(const std::string& code, const icu::Locale& reader) {
  icu::UnicodeString name;
  icu::Locale(code.c_str()).getDisplayLanguage(reader, name);
  std::string text;
  name.toUTF8String(text);
  return text;
}

}  // namespace

const std::vector<LanguageName>& written_languages() {
  static const auto all = [] {
    std::vector<LanguageName> languages;
    for (const auto* code : codes) languages.push_back({code, name_in(code, icu::Locale(code))});
    return languages;
  }();
  return all;
}

std::string language_name(std::string_view code, std::string_view reader_locale) {
  return name_in(std::string(code), icu::Locale(std::string(reader_locale).c_str()));
}

}  // namespace heed::content
