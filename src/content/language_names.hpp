// Languages by name, from ICU's own data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace heed::content {

struct LanguageName {
  std::string code;      // BCP 47: "pl"
  std::string own_name;  // in the language itself: "polski"
};

// The languages that people in the United Kingdom most often say are their main one (Office for National Statistics, Census
// 2021, table TS024), and Welsh: what someone who writes to us is likely to write in. By code.
const std::vector<LanguageName>& written_languages();

// What a text in none of those is marked with: BCP 47's word for a language that is not known.
inline constexpr std::string_view another_language = "und";

// "Polish" of "pl" for a reader of "en-GB"; the code itself when ICU has no name for it.
std::string language_name(std::string_view code, std::string_view reader_locale);

}  // namespace heed::content
