#include "base/script.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

namespace heed {

bool fits_script(std::string_view text, const std::string& language) {
  std::array<UScriptCode, 8> scripts{};
  auto error = U_ZERO_ERROR;
  const auto found = language.empty() ? 0 : uscript_getCode(language.c_str(), scripts.data(), scripts.size(), &error);
  const auto* const end = scripts.begin() + (U_SUCCESS(error) ? found : 0);
  int fitting = 0;
  int strange = 0;
  const auto raw = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  for (int32_t i = 0; i < raw.length(); i = raw.moveIndex32(i, 1)) {
    if (!u_isalpha(raw.char32At(i))) continue;
    auto unknown = U_ZERO_ERROR;
    const auto script = uscript_getScript(raw.char32At(i), &unknown);
    const bool fits = script == USCRIPT_LATIN || script == USCRIPT_COMMON || script == USCRIPT_INHERITED ||
                      std::find(scripts.cbegin(), end, script) != end;
    ++(fits ? fitting : strange);
  }
  return strange == 0 || strange * 3 < fitting;
}

}  // namespace heed
