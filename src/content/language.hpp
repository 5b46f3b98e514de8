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

// What a text in none of those is marked with: BCP 47's word for a language that nobody has named.
inline constexpr std::string_view another_language = "und";

// The language of that code, whatever script or region follows; null when the list has none such.
const Language* find_language(const std::vector<Language>& languages, std::string_view tag);

// "Polish" of "pl" for a reader of "en-GB", from ICU's data, since a concern can arrive in any language; the code when ICU has none.
std::string language_name(std::string_view code, std::string_view reader_locale);

}  // namespace heed::content
