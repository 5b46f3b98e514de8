// The languages that people can say they write in: content/languages.toml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace heed::content {

struct Language {
  std::string code;     // BCP 47, the language alone: "pl"
  std::string name;     // what its speakers call it: "Polski"
  std::string english;  // what to say on the telephone: "Polish"
};

// The language of that code, whatever script or region follows; null when the list has none such.
const Language* find_language(const std::vector<Language>& languages, std::string_view tag);

}  // namespace heed::content
