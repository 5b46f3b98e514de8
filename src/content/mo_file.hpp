// Compiled gettext catalogues (.mo), as msgfmt writes them. Read here and not through a locale facet, because messages
// are checked and compiled as a whole at start, and a facet cannot list what it holds.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace heed::content {

// msgid → msgstr. An entry with a msgctxt has the key context + '\x04' + msgid. The header entry is left out.
using MessageTable = std::map<std::string, std::string, std::less<>>;

// An error of kind corrupt when the bytes are not a .mo file of UTF-8. Never throws.
Result<MessageTable> parse_mo(std::string_view bytes);

// The key of a message with a context.
std::string with_context(std::string_view context, std::string_view text);

}  // namespace heed::content
