// Text from outside: checked, tidied and bounded. All of it is locale-independent.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace heed {

// Well-formed UTF-8 without surrogates or overlong forms.
bool is_utf8(std::string_view text);
// Unicode code points in well-formed UTF-8.
std::size_t count_characters(std::string_view text);

// What a person typed in one line or many: ill-formed bytes become U+FFFD, CRLF and CR become LF, control characters
// other than LF and TAB go, outer white space goes, and NFC is applied. A child's words are otherwise kept as they are.
std::string tidy_lines(std::string_view text);
// As tidy_lines, and any run of white space becomes one space.
std::string tidy_line(std::string_view text);

// ASCII only, so that no locale can change it.
std::string ascii_lower(std::string_view text);
std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
// The number, or nothing when the text is anything but 1–9 digits.
std::optional<int> parse_number(std::string_view text);

// At most `bytes` bytes, cut between characters.
std::string_view cut_to_bytes(std::string_view text, std::size_t bytes);

}  // namespace heed
