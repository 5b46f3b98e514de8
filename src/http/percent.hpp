// Percent-encoding (RFC 3986) and the mending of ill-formed UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace heed::http {

enum class Plus { is_space, is_plus };  // a form writes a space as '+', a path does not

// Nothing when a '%' is not followed by two hexadecimal digits.
std::optional<std::string> percent_decode(std::string_view text, Plus plus);

// Each ill-formed part becomes one U+FFFD, as the Unicode Standard recommends (maximal subparts).
std::string mend_utf8(std::string_view text);

}  // namespace heed::http
