// Pseudo-locales: English made strange on purpose, so that tests and eyes find text that is hard-coded and layouts that
// break. Placeholders, inserts, addresses and numbers are left alone.
#pragma once

#include <string>
#include <string_view>

namespace heed::content {

// accented: [Ţĥé šîĝñš ôñé ţŵô], about 40 % longer. right_to_left: the words between right-to-left marks.
enum class Pseudo { none, accented, right_to_left };

inline constexpr std::string_view accented_locale = "en-XA";
inline constexpr std::string_view right_to_left_locale = "ar-XB";

// The pseudo-locale of that name, else none.
Pseudo pseudo_of(std::string_view locale);
// Plain words, such as one text node of a page.
std::string pseudo_text(std::string_view text, Pseudo pseudo);
// An ICU MessageFormat pattern; given back as it is when ICU cannot read it.
std::string pseudo_pattern(std::string_view pattern, Pseudo pseudo);

}  // namespace heed::content
